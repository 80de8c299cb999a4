// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <algorithm>

#include "server/journal/log_statements.hpp"
#include "server/journal/log_store.hpp"

namespace journal {
namespace {

const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;

void create(SQLite::Database& db, const std::string& clinic) {
    InTransaction transaction(db);
    for (const auto& step : migrations()) step.run(db);
    mark(db, log_application_id, log_schema);
    SQLite::Statement row(db, "INSERT INTO clinic (only_row, id) VALUES (1, ?)");
    row.bind(1, clinic);
    run(row);
    transaction.commit();
}

StartFailure newer(const std::filesystem::path& file, std::int64_t version, int newest) {
    return {file.string() + " was written by a newer Octet (schema " + std::to_string(version) +
            ", this Octet knows up to " + std::to_string(newest) +
            "): install the newer Octet again."};
}

}  // namespace

Started<int> log_version(SQLite::Database& db, const std::filesystem::path& file,
                         const std::string& clinic, int newest) {
    if (number(db, "PRAGMA application_id") != log_application_id) return foreign(file);
    const auto version = number(db, "PRAGMA user_version");
    if (version > newest) return newer(file, version, newest);
    const auto found = db.execAndGet("SELECT id FROM clinic").getString();
    if (found != clinic) {
        return StartFailure{file.string() + " belongs to clinic " + found +
                            " and the key store beside it to clinic " + clinic +
                            ": bring both back from the same backup."};
    }
    return static_cast<int>(version);
}

LogStore::LogStore(const LogOptions& options, KeyStore& keys)
    : file_(options.file),
      keys_(keys),
      sealer_(keys.clinic(), keys.keyring()),
      db_(options.file.string(), flags, 5000, options.vfs) {
    never_checkpoint_on_close(db_, true);
}

LogStore::~LogStore() {
    prepared_.reset();
    // The last connection to go folds the WAL into the file and removes it.
    never_checkpoint_on_close(db_, leaves_wal_ || !trusted_);
}

Started<std::unique_ptr<LogStore>> LogStore::open(const LogOptions& options, KeyStore& keys) try {
    if (auto made = create_database_file(options.file, options.vfs); !made) return made.error();
    std::unique_ptr<LogStore> store(new LogStore(options, keys));
    const bool is_new = is_empty(store->db_);
    if (!is_new) {
        const auto version = log_version(store->db_, options.file, keys.clinic());
        if (!version) return version.error();
    }
    if (auto safe = store->set_up(options); !safe) return safe.error();
    if (is_new) create(store->db_, keys.clinic());
    store->prepare();
    store->load_rooms();
    return store;
} catch (const SQLite::Exception& error) {
    return storage_failure(options.file, error);
}

Started<void> LogStore::set_up(const LogOptions& options) {
    auto set = insist(db_, file_, "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal");
    if (!set) return set;
    if (set = insist_on(options.sync); !set) return set;
    set = insist(db_, file_, "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1");
    if (!set) return set;
    db_.exec("PRAGMA cache_size = -65536");  // KiB
    db_.exec("PRAGMA temp_store = MEMORY");
    db_.exec("PRAGMA cell_size_check = ON");
    // Checkpoints are the writer's, between batches. This hook also replaces SQLite's own.
    sqlite3_wal_hook(
        db_.getHandle(),
        [](void* pages, sqlite3*, const char*, int count) {
            *static_cast<int*>(pages) = count;
            return SQLITE_OK;
        },
        &wal_pages_);
    return {};
}

Started<void> LogStore::insist_on(Sync sync) {
    constexpr auto read_back = "PRAGMA synchronous";
    switch (sync) {
        case Sync::full:
            return insist(db_, file_, "PRAGMA synchronous = FULL", read_back, "2");
        case Sync::normal:
            return insist(db_, file_, "PRAGMA synchronous = NORMAL", read_back, "1");
        case Sync::off:
            break;
    }
    return insist(db_, file_, "PRAGMA synchronous = OFF", read_back, "0");
}

void LogStore::prepare() { prepared_ = std::make_unique<Statements>(db_); }

void LogStore::load_rooms() {
    SQLite::Statement rows(db_,
                           "SELECT room.name, room.number, room.wake, room.tail, log.seq, log.hash"
                           " FROM room LEFT JOIN log ON log.id = room.tail"
                           " AND log.room = room.number");
    while (rows.executeStep()) {
        RoomEnd end;
        end.number = rows.getColumn(1).getInt64();
        if (const auto wake = rows.getColumn(2); !wake.isNull()) end.wake = wake.getInt64();
        if (const auto tail = rows.getColumn(3); !tail.isNull()) {
            end.tail = tail.getInt64();
            end.last = static_cast<Position>(rows.getColumn(4).getInt64());
            const auto hash = blob(rows.getColumn(5));
            if (hash.size() != end.hash.size()) {
                throw SQLite::Exception("a room's last record is not there", SQLITE_CORRUPT);
            }
            std::copy_n(hash.data(), hash.size(), end.hash.data());
        }
        rooms_.emplace(protocol::RoomId{rows.getColumn(0).getString()}, end);
    }
}

}  // namespace journal
