// SPDX-License-Identifier: Apache-2.0
// The tables of keys.db, and what a wrapped key and the canary are bound to.
#pragma once

#include <string>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"
#include "server/journal/keyring.hpp"

namespace journal::keys {

inline constexpr int schema = 1;

// Owners of the two keys that belong to the clinic itself; they are not in the keyring.
inline constexpr std::uint64_t clinic_kind = 0;
inline constexpr const char* chain_owner = "chain";
inline constexpr const char* signing_owner = "signing";

// AUTOINCREMENT: a number is never used again, not even after its row is gone.
inline constexpr const char* tables = R"(
CREATE TABLE clinic (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    id TEXT NOT NULL,
    master TEXT NOT NULL,
    canary BLOB NOT NULL
) STRICT;
CREATE TABLE data_key (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    wrapped BLOB,
    UNIQUE (kind, owner)
) STRICT;
CREATE TABLE erased (
    person TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
)";

inline std::string about_key(const std::string& clinic, KeyNumber number, std::uint64_t kind,
                             const std::string& owner) {
    Fields fields(context::wrapped_key);
    fields.add(clinic).add(number).add(kind).add(owner);
    return std::string(fields.bytes());
}

inline std::string about_canary(const std::string& clinic, const std::string& master) {
    Fields fields(context::canary);
    fields.add(clinic).add(master);
    return std::string(fields.bytes());
}

}  // namespace journal::keys
