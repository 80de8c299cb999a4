// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>

#include "server/journal/migrations/migrations.hpp"

namespace journal {

// Each record tells which record of its room came before it, and each room which is its last. The
// index by room and number is gone: with every record it had a page of that room's own written,
// where the last records of fifty rooms fit into one page.
void linked_records(SQLite::Database& db) {
    db.exec(R"(
ALTER TABLE log ADD COLUMN prev INTEGER;
ALTER TABLE room ADD COLUMN tail INTEGER;
UPDATE log SET prev = (
    SELECT earlier.id FROM log AS earlier
    WHERE earlier.room = log.room AND earlier.seq = log.seq - 1
);
UPDATE room SET tail = (
    SELECT id FROM log WHERE log.room = room.number ORDER BY seq DESC LIMIT 1
);
DROP INDEX log_room_seq;
)");
}

}  // namespace journal
