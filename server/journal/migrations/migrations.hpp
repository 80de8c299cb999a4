// SPDX-License-Identifier: Apache-2.0
// How the log's database grew, one numbered step a file. A released step is never changed.
#pragma once

#include <span>

namespace SQLite {
class Database;
}

namespace journal {

// Brings a database from version `to - 1` to `to`. Runs inside a transaction that also sets the
// version: a step that is cut short never happened. It sees ciphertext only.
struct Migration {
    int to;
    void (*run)(SQLite::Database& db);
};

std::span<const Migration> migrations();

inline constexpr int log_schema = 2;

void first_tables(SQLite::Database& db);    // 001
void linked_records(SQLite::Database& db);  // 002

}  // namespace journal
