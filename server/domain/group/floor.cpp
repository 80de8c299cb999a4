// SPDX-License-Identifier: Apache-2.0
// What may be asked of the floor.
#include "server/domain/group/floor.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/round.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// A turn outside every round: somebody who raised a hand.
constexpr std::int64_t free_turn_ms = 2 * minute_ms;

std::int64_t turn_ms_now(const Floor& floor) {
    return floor.round.empty() ? free_turn_ms : floor.turn_ms;
}

// The chosen order as it is given: people who are there, each once.
Objection require_round(const GroupState& group, const std::vector<SeatId>& seats) {
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const auto at = "/seats/" + std::to_string(i);
        if (!group.membership.seat(seats[i])) return Rejection{Refusal::not_found, at};
        if (!group.sessions.admitted(seats[i])) return Rejection{Refusal::not_admitted, at};
        const auto before =
            std::ranges::count(seats.begin(), seats.begin() + std::ptrdiff_t(i), seats[i]);
        if (before > 0) return Rejection{Refusal::malformed, at};
    }
    return {};
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const StartRound& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    if (group.floor.anybody_spoke()) return Refusal::round_running;
    if (auto no = require_round(group, command.seats.items)) return *no;

    auto order =
        command.seats.items.empty() ? drawn_order(group, context.draw) : command.seats.items;
    const auto* item = group.agenda.current();
    const auto minutes = item ? item->minutes.value : std::int64_t(order.size());
    return round_in(group, std::move(order), minutes, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const GiveTurn& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    const auto* seat = group.membership.seat(command.seat);
    if (!seat || seat->removed) return Rejection{Refusal::not_found, "/seat"};
    if (seat->left) return Rejection{Refusal::member_has_left, "/seat"};
    if (!group.sessions.admitted(command.seat)) return Rejection{Refusal::not_admitted, "/seat"};
    if (group.floor.speaker == command.seat) return happened();

    Events events;
    if (group.floor.speaker) events.emplace_back(TurnFinished{*group.floor.speaker});
    events.emplace_back(TurnGiven{command.seat, later(context.now, turn_ms_now(group.floor))});
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const FinishTurn&, Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (!group.floor.speaker) return Refusal::nobody_speaks;
    if (group.floor.speaker != actor.seat.id) return Refusal::not_your_turn;

    return next_turn(group, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const PassTurn&, Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    const auto& floor = group.floor;
    if (floor.round.empty()) return Refusal::no_round;
    const auto* turn = floor.turn_of(actor.seat.id);
    if (!turn) return Refusal::not_in_round;
    if (turn->state == TurnState::passed) return happened();
    if (turn->state == TurnState::spoken) return Refusal::already_spoken;

    if (turn->state == TurnState::speaking) {
        return turn_after(group, TurnPassed{actor.seat.id}, actor.seat.id, context.now);
    }
    return happened(TurnPassed{actor.seat.id});
}

Decision decide(const GroupState& group, const Actor& actor, const SkipTurn& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    if (group.floor.round.empty()) return Refusal::no_round;
    const auto* turn = group.floor.turn_of(command.seat);
    if (!turn) return Rejection{Refusal::not_in_round, "/seat"};
    if (turn->state == TurnState::later) return happened();
    if (turn->state == TurnState::spoken || turn->state == TurnState::passed) {
        return Rejection{Refusal::already_spoken, "/seat"};
    }

    return put_off_turn(group, command.seat, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const ExtendTurn&, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    const auto& floor = group.floor;
    if (!floor.speaker) return Refusal::nobody_speaks;

    const auto from = std::max(floor.turn_ends_at.value_or(context.now), context.now);
    return happened(TurnExtended{*floor.speaker, later(from, minute_ms)});
}

Decision decide(const GroupState& group, const Actor& actor, const RaiseHand&, Context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (group.floor.has_hand_of(actor.seat.id)) return Refusal::hand_already_raised;

    return happened(HandRaised{actor.seat.id});
}

Decision decide(const GroupState& group, const Actor& actor, const LowerHand&, Context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (!group.floor.has_hand_of(actor.seat.id)) return Refusal::hand_not_raised;

    return happened(HandLowered{actor.seat.id});
}

}  // namespace domain::group
