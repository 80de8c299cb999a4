// SPDX-License-Identifier: Apache-2.0
// Guards that several families use, in the order in which they are asked: role, session, person.
#pragma once

#include <cstdint>

#include "server/domain/group/group_state.hpp"

namespace domain::group {

Objection require_facilitator(const Actor& actor);
Objection require_member(const Actor& actor);
// Whoever takes part: members and who leads.
Objection require_no_observer(const Actor& actor);
// The seat of a member who is not gone.
Objection require_member_seat(const GroupState& group, const SeatId& id);

// There is a coming or current session.
Objection require_session(const GroupState& group);
// The group is at work: open or closing.
Objection require_open(const GroupState& group);
// The lobby is open, or the group is at work.
Objection require_running(const GroupState& group);
// This session has been held.
Objection require_ended(const GroupState& group, const SessionId& id);
// A member who was let in to the session that runs.
Objection require_admitted(const GroupState& group, const Actor& actor);

// How long a session is, from its start to the end of its time.
std::int64_t session_length_ms(const GroupState& group);

// The item that runs is the closing round.
bool closing_round_runs(const GroupState& group);
// Stepped out, or in a side room: nobody learns which.
bool is_back_soon(const GroupState& group, const SeatId& member);
// Let in, not back soon, and not seen leaving.
bool is_there(const GroupState& group, const SeatId& member);

// A member's seat; also of somebody who was removed: what is left to write is often about that.
bool is_a_members(const GroupState& group, const SeatId& id);

// Null when there is no such key.
template <class Map, class Key>
auto* find_in(Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace domain::group
