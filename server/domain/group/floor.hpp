// SPDX-License-Identifier: Apache-2.0
// Who speaks: the round that goes about the circle, and the queue of raised hands.
#pragma once

#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Turn {
    SeatId seat;
    TurnState state{};
};
BOOST_DESCRIBE_STRUCT(Turn, (), (seat, state))

struct Floor {
    std::vector<Turn> round;   // in the order of the circle; empty: no round
    std::int64_t turn_ms = 0;  // for each person of the round
    std::optional<SeatId> speaker;
    std::optional<Timestamp> turn_started_at;
    std::optional<Timestamp> turn_ends_at;
    std::vector<SeatId> hands;  // first raised, first in the queue

    const Turn* turn_of(const SeatId& seat) const;
    bool has_hand_of(const SeatId& seat) const;
    bool anybody_spoke() const;
};
BOOST_DESCRIBE_STRUCT(Floor, (), (round, turn_ms, speaker, turn_started_at, turn_ends_at, hands))

// A round of everybody who is there, in a drawn order, and its first turn. Nothing when nobody is.
Events begin_round(const GroupState& group, std::int64_t minutes, Context context);

// What ends the round or the turn that goes on; nothing when none does.
Events end_round(const GroupState& group);

// The next turn of the round after the present one is over, or the round's end.
Events next_turn(const GroupState& group, Timestamp now);

// What follows when this speaker is gone for good. In a hold nobody else begins.
Events stop_speaking(const GroupState& group, const SeatId& speaker, Timestamp now);

// Whose turn comes next, of those who are there: waiting ones first, then those put off.
std::optional<SeatId> next_in_round(const GroupState& group);

Decision decide(const GroupState& group, const Actor& actor, const StartRound& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const GiveTurn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const FinishTurn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const PassTurn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SkipTurn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ExtendTurn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const RaiseHand& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const LowerHand& command,
                Context context);

Touched evolve(GroupState& group, const RoundStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const TurnGiven& event, Stamp stamp);
Touched evolve(GroupState& group, const TurnFinished& event, Stamp stamp);
Touched evolve(GroupState& group, const TurnPassed& event, Stamp stamp);
Touched evolve(GroupState& group, const TurnSkipped& event, Stamp stamp);
Touched evolve(GroupState& group, const TurnExtended& event, Stamp stamp);
Touched evolve(GroupState& group, const RoundFinished& event, Stamp stamp);
Touched evolve(GroupState& group, const HandRaised& event, Stamp stamp);
Touched evolve(GroupState& group, const HandLowered& event, Stamp stamp);

std::optional<FloorView> floor_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
