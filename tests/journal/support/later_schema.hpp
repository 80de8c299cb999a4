// SPDX-License-Identifier: Apache-2.0
// A later Octet: its log has two steps more than there are, and each adds a column to the rooms.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "server/journal/migrations/migrations.hpp"

namespace support {

inline constexpr int later_schema = journal::log_schema + 2;

inline void add_a_column(SQLite::Database& db) {
    db.exec("ALTER TABLE room ADD COLUMN colour TEXT");
}
inline void add_another(SQLite::Database& db) { db.exec("ALTER TABLE room ADD COLUMN shade TEXT"); }

inline std::vector<journal::Migration> later_migrations() {
    const auto steps = journal::migrations();
    std::vector<journal::Migration> later(steps.begin(), steps.end());
    later.push_back({later_schema - 1, add_a_column});
    later.push_back({later_schema, add_another});
    return later;
}

inline std::string backup_before_later() {
    return "before-schema-" + std::to_string(later_schema) + ".backup";
}

}  // namespace support
