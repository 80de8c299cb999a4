// SPDX-License-Identifier: Apache-2.0
// What both databases need of SQLite, and what its errors mean to us. Only .cpp files of this
// folder include it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "server/journal/start_failure.hpp"

namespace journal {

// Ours, in the header of each file: what a foreign database lacks.
inline constexpr int log_application_id = 0x4f435431;   // "OCT1"
inline constexpr int keys_application_id = 0x4f43544b;  // "OCTK"

std::string_view blob(const SQLite::Column& column);
void bind_blob(SQLite::Statement& statement, int index, std::string_view bytes);
std::int64_t number(SQLite::Database& db, const char* query);

// Runs a prepared statement that gives no rows. It is ready for the next time also when it throws.
void run(SQLite::Statement& statement);

bool means_full(const SQLite::Exception& error);
bool means_damaged(const SQLite::Exception& error);

// One sentence for what SQLite said about `path` at start.
StartFailure storage_failure(const std::filesystem::path& path, const SQLite::Exception& error);

StartFailure damaged(const std::filesystem::path& path);
StartFailure foreign(const std::filesystem::path& path);

// False for an empty file too: that is a start that was cut short.
bool exists(const std::filesystem::path& path, const std::string& vfs);

// Flags to open a database for reading: only one that a cut left with a rollback journal is opened
// for writing too, or SQLite could not bring it back to its last commit.
int how_to_read(const std::filesystem::path& path, const std::string& vfs);

// No table yet: a new file, or one whose first start was cut short.
bool is_empty(SQLite::Database& db);

// Writes whose file this is and the version of its schema into its header.
void mark(SQLite::Database& db, int application_id, int schema);

// BEGIN IMMEDIATE; whatever leaves without commit() rolls back.
class InTransaction {
public:
    explicit InTransaction(SQLite::Database& db);
    InTransaction(const InTransaction&) = delete;
    InTransaction& operator=(const InTransaction&) = delete;
    ~InTransaction();
    void commit();

private:
    SQLite::Database& db_;
};

// Makes the empty file of a new database, 0600, unless it is there or a file system of the tests
// holds it.
Started<void> create_database_file(const std::filesystem::path& path, const std::string& vfs);

// Closes without touching the file: for connections that only read, and for start-ups that fail.
void never_checkpoint_on_close(SQLite::Database& db, bool never);

// Sets a pragma and reads it back: a pragma that SQLite does not take is no error to it.
Started<void> insist(SQLite::Database& db, const std::filesystem::path& path, const char* set,
                     const char* read_back, const std::string& expected);

}  // namespace journal
