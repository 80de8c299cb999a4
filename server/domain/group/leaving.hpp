// SPDX-License-Identifier: Apache-2.0
// Who left before the end: why, and their goodbye. Their seat stays in the history, and nothing of
// it moves any more.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Leaving {
    SeatId seat;
    SeatId by;
    Timestamp at{};
    Personal<LeavingWords> why;
    std::optional<Personal<Words>> goodbye;
    std::optional<Timestamp> released_at;
    std::optional<Timestamp> came_back_at;
};
BOOST_DESCRIBE_STRUCT(Leaving, (), (seat, by, at, why, goodbye, released_at, came_back_at))

struct Leavings {
    // The last leaving of each, also of who came back since.
    std::map<SeatId, Leaving> all;

    const Leaving* find(const SeatId& seat) const;
    // Whether somebody was gone for a while that this instant lies in.
    bool away_at(const SeatId& seat, Timestamp when) const;
};
BOOST_DESCRIBE_STRUCT(Leavings, (), (all))

// What somebody who has left may still ask: a goodbye, and whatever brings help.
template <class SomeCommand>
constexpr bool works_after_leaving() {
    return is_among<SomeCommand, WriteGoodbye, WriteLine, SayNow, AnswerItem, GiveEmergencyContact,
                    WriteCrisisPlan>;
}

Decision decide(const GroupState& group, const Actor& actor, const RecordLeaving& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WriteGoodbye& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ReleaseGoodbye& command,
                Context context);

// Whoever is seated again; what they had said is kept.
void came_back(GroupState& group, const SeatId& seat, Timestamp at);

Touched evolve(GroupState& group, const MemberLeft& event, Stamp stamp);
Touched evolve(GroupState& group, const GoodbyeWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const GoodbyeReleased& event, Stamp stamp);

std::optional<LeavingView> view(const GroupState& group, const Leaving& leaving, const Lens& lens);

}  // namespace domain::group
