// SPDX-License-Identifier: Apache-2.0
// What must not be passed on to the group in a summary: words that it does not read, or not any
// more.
#pragma once

#include <string>
#include <string_view>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// So much of one answer goes into a draft: two or three of them fit into a member's line.
std::string draft_excerpt(std::string_view words);

// What was said in a side room of this facilitator's. Of the others' they learn nothing, not even
// by a refusal.
Objection require_not_from_aside(const GroupState& group, const Actor& actor, std::string_view text,
                                 std::string at);

// A line about a member, and as the draft has it (empty: it has none).
struct MembersLine {
    SessionId session;
    SeatId seat;
    std::string_view text;
    std::string_view drafted;
};

// What this member has taken back from the group, as the draft shows it: also short words, and
// what is theirs alone by now.
Objection require_not_taken_back(const GroupState& group, const MembersLine& line, std::string at);

}  // namespace domain::group
