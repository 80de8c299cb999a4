// SPDX-License-Identifier: Apache-2.0
// Who spoke in which part of a session, and who passed: for the facilitators' brief and for what a
// session can prove of itself. A pass is as good as a turn.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Voice {
    std::vector<ItemKind> spoke_in;
    std::vector<ItemKind> passed_in;
};
BOOST_DESCRIBE_STRUCT(Voice, (), (spoke_in, passed_in))

struct Voices {
    std::map<SessionId, std::map<SeatId, Voice>> sessions;

    // Null when this person had no turn.
    const Voice* of(const SessionId& session, const SeatId& seat) const;
    bool spoke(const SessionId& session, const SeatId& seat) const;
    // Had a turn in such an item, taken or passed.
    bool was_asked(const SessionId& session, const SeatId& seat, ItemKind kind) const;
};
BOOST_DESCRIBE_STRUCT(Voices, (), (sessions))

// Call as the turn is over. Outside every item it counts to the free talk.
void note_voice(GroupState& group, const SeatId& seat, bool passed);

}  // namespace domain::group
