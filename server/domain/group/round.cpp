// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/round.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// Below this nobody can say how they are.
constexpr std::int64_t turn_ms_min = 30'000;

// There, and not just cut off: a turn that falls to a broken line would leave all in silence.
bool can_speak(const GroupState& group, const SeatId& seat) {
    if (!is_there(group, seat)) return false;
    const auto* attended = group.attendance.of(group.running_session()->id, seat);
    return !attended || attended->presence != Presence::lost;
}

std::optional<SeatId> first_in(const GroupState& group, TurnState state,
                               const std::optional<SeatId>& except) {
    for (const auto& turn : group.floor.round) {
        if (turn.state == state && turn.seat != except && can_speak(group, turn.seat)) {
            return turn.seat;
        }
    }
    return {};
}

std::optional<SeatId> next_except(const GroupState& group, const std::optional<SeatId>& except) {
    if (auto waiting = first_in(group, TurnState::waiting, except)) return waiting;
    return first_in(group, TurnState::later, except);
}

// Those whom the round passes by because they are away come back at its end.
void put_off_absent(const GroupState& group, const SeatId& next, const SeatId& except,
                    Events& events) {
    for (const auto& turn : group.floor.round) {
        if (turn.seat == next && turn.state == TurnState::waiting) return;
        if (turn.state == TurnState::waiting && turn.seat != except && turn.seat != next) {
            events.emplace_back(TurnSkipped{turn.seat});
        }
    }
}

TurnGiven given(const SeatId& seat, std::int64_t turn_ms, Timestamp now) {
    return {seat, later(now, turn_ms)};
}

}  // namespace

std::vector<SeatId> drawn_order(const GroupState& group, Draw& draw) {
    std::vector<SeatId> order;
    for (const auto& [seat, arrival] : group.sessions.arrivals) {
        if (is_there(group, seat)) order.push_back(seat);
    }
    draw.shuffle(order);
    return order;
}

Events round_in(const GroupState& group, std::vector<SeatId> order, std::int64_t minutes,
                Timestamp now) {
    if (order.empty()) return {};
    const auto turn_ms =
        std::max(turn_ms_min, minutes * minute_ms / static_cast<std::int64_t>(order.size()));
    // When the order is drawn again, somebody may have passed already.
    const auto first = std::ranges::find_if(order, [&](const SeatId& seat) {
        const auto* before = group.floor.turn_of(seat);
        return can_speak(group, seat) && (!before || before->state != TurnState::passed);
    });
    std::optional<Event> turn;
    if (first != order.end()) turn = given(*first, turn_ms, now);

    Events events{RoundStarted{std::move(order), turn_ms}};
    if (turn) events.push_back(std::move(*turn));
    return events;
}

Events begin_round(const GroupState& group, std::int64_t minutes, Context context) {
    return round_in(group, drawn_order(group, context.draw), minutes, context.now);
}

Events end_round(const GroupState& group) {
    Events events;
    if (group.floor.speaker) events.emplace_back(TurnFinished{*group.floor.speaker});
    if (!group.floor.round.empty()) events.emplace_back(RoundFinished{});
    return events;
}

std::optional<SeatId> next_in_round(const GroupState& group) {
    return next_except(group, group.floor.speaker);
}

Events turn_after(const GroupState& group, Event end, const SeatId& ended, Timestamp now) {
    Events events{std::move(end)};
    if (group.floor.round.empty()) return events;
    const auto next = next_except(group, ended);
    if (!next) {
        events.emplace_back(RoundFinished{});
        return events;
    }
    put_off_absent(group, *next, ended, events);
    events.emplace_back(given(*next, group.floor.turn_ms, now));
    return events;
}

Events next_turn(const GroupState& group, Timestamp now) {
    const auto& floor = group.floor;
    if (floor.speaker) return turn_after(group, TurnFinished{*floor.speaker}, *floor.speaker, now);
    Events events;
    if (const auto next = next_in_round(group)) {
        put_off_absent(group, *next, SeatId{}, events);
        events.emplace_back(given(*next, floor.turn_ms, now));
    }
    return events;
}

Events stop_speaking(const GroupState& group, const SeatId& speaker, Timestamp now) {
    if (group.held()) return {TurnFinished{speaker}};
    return turn_after(group, TurnFinished{speaker}, speaker, now);
}

Events put_off_turn(const GroupState& group, const SeatId& seat, Timestamp now) {
    Events events{TurnSkipped{seat}};
    if (group.floor.speaker != seat) return events;
    if (const auto next = next_except(group, seat)) {
        put_off_absent(group, *next, seat, events);
        events.emplace_back(given(*next, group.floor.turn_ms, now));
    }
    return events;
}

}  // namespace domain::group
