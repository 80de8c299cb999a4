// SPDX-License-Identifier: Apache-2.0
#include "server/journal/storage.hpp"

#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>

#include "server/journal/files.hpp"

namespace journal {

std::string_view blob(const SQLite::Column& column) {
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return {bytes, static_cast<std::size_t>(column.getBytes())};
}

void bind_blob(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

std::int64_t number(SQLite::Database& db, const char* query) {
    return db.execAndGet(query).getInt64();
}

void run(SQLite::Statement& statement) {
    const int status = statement.tryExecuteStep();
    const std::string why = status == SQLITE_DONE ? "" : statement.getErrorMsg();
    statement.tryReset();
    if (status != SQLITE_DONE) throw SQLite::Exception(why, status);
}

bool means_full(const SQLite::Exception& error) { return error.getErrorCode() == SQLITE_FULL; }

bool means_damaged(const SQLite::Exception& error) {
    return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

StartFailure damaged(const std::filesystem::path& path) {
    return {path.string() +
            " is damaged and was left as it is: put it aside and bring the newest backup back with "
            "'octet restore'."};
}

StartFailure foreign(const std::filesystem::path& path) {
    return {path.string() +
            " is not a file of Octet and was left as it is: check the path of the data directory."};
}

namespace {

int what_the_folder_lacks(const std::filesystem::path& folder) {
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return errno;
    struct statvfs disk{};
    if (::statvfs(folder.c_str(), &disk) != 0) return errno;
    const bool no_more_files = disk.f_files > 0 && disk.f_favail == 0;
    return disk.f_bavail == 0 || no_more_files ? ENOSPC : EIO;
}

// SQLite does not hand on why a file could not be opened or written, and a disk that fails is no
// matter of rights.
int why_not_written(const std::filesystem::path& path) {
    if (::access(path.c_str(), W_OK) != 0 && errno != ENOENT) return errno;
    return what_the_folder_lacks(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace

StartFailure storage_failure(const std::filesystem::path& path, const SQLite::Exception& error) {
    const auto where = path.string();
    switch (error.getErrorCode() & 0xff) {
        case SQLITE_NOTADB:
            return foreign(path);
        case SQLITE_CORRUPT:
            return damaged(path);
        case SQLITE_FULL:
            return system_failure(path, ENOSPC);
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return system_failure(path, why_not_written(path));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {where +
                    " is held open by another program: close whatever else has it open and start "
                    "again."};
        default:
            return {where + " cannot be used (" + error.getErrorStr() +
                    "): check the health of its disk and start again."};
    }
}

bool exists(const std::filesystem::path& path, const std::string& vfs) {
    auto* files = sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
    int found = 0;
    return files != nullptr &&
           files->xAccess(files, path.c_str(), SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK &&
           found != 0;
}

int how_to_read(const std::filesystem::path& path, const std::string& vfs) {
    auto rollback_journal = path;
    rollback_journal += "-journal";
    return exists(rollback_journal, vfs) ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
}

bool is_empty(SQLite::Database& db) {
    return number(db, "PRAGMA application_id") == 0 &&
           number(db, "SELECT count(*) FROM sqlite_master") == 0;
}

void mark(SQLite::Database& db, int application_id, int schema) {
    // A pragma takes no bound values; both are numbers of ours.
    db.exec("PRAGMA application_id = " + std::to_string(application_id));
    db.exec("PRAGMA user_version = " + std::to_string(schema));
}

InTransaction::InTransaction(SQLite::Database& db) : db_(db) { db_.exec("BEGIN IMMEDIATE"); }

InTransaction::~InTransaction() {
    if (sqlite3_get_autocommit(db_.getHandle()) == 0) db_.tryExec("ROLLBACK");
}

void InTransaction::commit() { db_.exec("COMMIT"); }

Started<void> create_database_file(const std::filesystem::path& path, const std::string& vfs) {
    std::error_code ignored;
    if (!vfs.empty() || std::filesystem::exists(path, ignored)) return {};
    auto file = create_private_file(path);
    if (!file) return file.error();
    return {};
}

void never_checkpoint_on_close(SQLite::Database& db, bool never) {
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, never ? 1 : 0, nullptr);
}

Started<void> insist(SQLite::Database& db, const std::filesystem::path& path, const char* set,
                     const char* read_back, const std::string& expected) {
    db.exec(set);
    const auto found = db.execAndGet(read_back).getString();
    if (found == expected) return {};
    return StartFailure{path.string() + " cannot be kept safe on this file system ('" + set +
                        "' gave " + found + "): put the data directory on a local disk."};
}

}  // namespace journal
