// SPDX-License-Identifier: Apache-2.0
// The facilitator's one button: what comes next, doing it, and taking it back.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct NextMove {
    NextStep what{};
    std::optional<SeatId> seat;
    std::optional<AgendaItemId> item;
};

// The same answer for the button's words and for what it does.
std::optional<NextMove> next_move(const GroupState& group);

Decision decide(const GroupState& group, const Actor& actor, const Next& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const UndoNext& command,
                Context context);

Touched evolve(GroupState& group, const MovedOn& event, Stamp stamp);
Touched evolve(GroupState& group, const MovedBack& event, Stamp stamp);

std::optional<NextView> next_view(const GroupState& group, const Lens& lens);

// Whether such an event moves the place where the group stands: a Next that was pressed before it
// is refused, and an earlier Next can no longer be taken back.
template <class SomeEvent>
constexpr bool moves_the_place() {
    return is_among<SomeEvent, SessionMoved, SessionCancelled, LobbyOpened, SessionStarted,
                    ClosingStarted, SessionEnded, SessionHeld, SessionResumed, DowntimePassed,
                    ItemStarted, ItemFinished, RoundStarted, TurnGiven, TurnFinished, TurnPassed,
                    TurnSkipped, RoundFinished>;
}

}  // namespace domain::group
