// SPDX-License-Identifier: Apache-2.0
// Where every room's log ended at some time, signed, in a small file outside the database: without
// it nobody could tell a log whose last records were cut off from one that never had them.
//
// The file is text: `octet heads 1`, `clinic ID`, `at MS`, one `room NAME POSITION HASH` a room,
// and `signature HEX` (Ed25519 over context::heads and everything before that line).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/journal/chain.hpp"
#include "server/journal/secret.hpp"
#include "server/journal/start_failure.hpp"

namespace journal {

struct Head {
    Position last = 0;
    Hash hash = no_predecessor;
};

struct Heads {
    std::string clinic;
    protocol::Timestamp at{};
    std::map<protocol::RoomId, Head> rooms;
};

std::string signed_text(const Heads& heads, const Secret& signing_seed);

// Nothing: not ours, not whole, or not signed with this key.
std::optional<Heads> signed_heads(std::string_view text, const Secret& signing_seed);

}  // namespace journal
