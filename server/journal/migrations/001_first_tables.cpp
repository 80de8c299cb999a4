// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>

#include "server/journal/migrations/migrations.hpp"

namespace journal {

// The log lies in the order in which it was written: a key clustered by room would touch another
// page for each room of a batch, which costs four to ten times as much.
void first_tables(SQLite::Database& db) {
    db.exec(R"(
CREATE TABLE clinic (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL
) STRICT;
CREATE TABLE room (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    wake INTEGER
) STRICT;
CREATE INDEX room_wake ON room (wake) WHERE wake IS NOT NULL;
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_room_seq ON log (room, seq);
CREATE TABLE snapshot (
    room INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
)");
}

}  // namespace journal
