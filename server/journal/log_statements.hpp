// SPDX-License-Identifier: Apache-2.0
// The statements that every commit uses, prepared once.
#pragma once

#include "server/journal/log_store.hpp"

namespace journal {

struct LogStore::Statements {
    explicit Statements(SQLite::Database& db) : db_(db) {}

private:
    SQLite::Database& db_;

public:
    SQLite::Statement begin{db_, "BEGIN IMMEDIATE"};
    SQLite::Statement commit{db_, "COMMIT"};
    SQLite::Statement room{db_, "INSERT INTO room (name) VALUES (?)"};
    SQLite::Statement wake{db_, "UPDATE room SET wake = ? WHERE number = ?"};
    SQLite::Statement tail{db_, "UPDATE room SET tail = ? WHERE number = ?"};
    SQLite::Statement record{
        db_, "INSERT INTO log (room, seq, hash, body, prev) VALUES (?, ?, ?, ?, ?)"};
    SQLite::Statement snapshot{
        db_,
        "INSERT INTO snapshot (room, position, body) VALUES (?, ?, ?)"
        " ON CONFLICT (room) DO UPDATE SET position = excluded.position, body = excluded.body"
        " WHERE excluded.position >= position"};
};

}  // namespace journal
