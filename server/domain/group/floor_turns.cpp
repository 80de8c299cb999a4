// SPDX-License-Identifier: Apache-2.0
// What the floor becomes, and who sees it.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const Turn* Floor::turn_of(const SeatId& seat) const {
    const auto found = std::ranges::find(round, seat, &Turn::seat);
    return found == round.end() ? nullptr : &*found;
}

bool Floor::has_hand_of(const SeatId& seat) const {
    return std::ranges::find(hands, seat) != hands.end();
}

bool Floor::anybody_spoke() const {
    return std::ranges::any_of(round,
                               [](const Turn& turn) { return turn.state == TurnState::spoken; });
}

namespace {

Touched touched_floor() { return touched({only(Kind::floor), only(Kind::next)}); }

void set_turn(Floor& floor, const SeatId& seat, TurnState state) {
    for (auto& turn : floor.round) {
        if (turn.seat == seat) turn.state = state;
    }
}

// Nobody speaks any more, if it was this person who did.
void silence(Floor& floor, const SeatId& seat) {
    if (floor.speaker != seat) return;
    floor.speaker.reset();
    floor.turn_started_at.reset();
    floor.turn_ends_at.reset();
}

}  // namespace

// Whoever has passed already need not say so twice when the order is drawn again.
Touched evolve(GroupState& group, const RoundStarted& event, Stamp) {
    auto& floor = group.floor;
    std::vector<Turn> round;
    for (const auto& seat : event.order) {
        const auto* before = floor.turn_of(seat);
        const bool passed = before && before->state == TurnState::passed;
        round.push_back({seat, passed ? TurnState::passed : TurnState::waiting});
    }
    if (floor.speaker) silence(floor, SeatId{*floor.speaker});
    floor.round = std::move(round);
    floor.turn_ms = event.turn_ms;
    return touched_floor();
}

Touched evolve(GroupState& group, const TurnGiven& event, Stamp stamp) {
    auto& floor = group.floor;
    set_turn(floor, event.seat, TurnState::speaking);
    floor.speaker = event.seat;
    floor.turn_started_at = stamp.at;
    floor.turn_ends_at = event.ends_at;
    std::erase(floor.hands, event.seat);
    return touched_floor();
}

Touched evolve(GroupState& group, const TurnFinished& event, Stamp) {
    note_voice(group, event.seat, false);
    set_turn(group.floor, event.seat, TurnState::spoken);
    silence(group.floor, event.seat);
    return touched_floor() += touched({only(Kind::owed)});
}

Touched evolve(GroupState& group, const TurnPassed& event, Stamp) {
    note_voice(group, event.seat, true);
    set_turn(group.floor, event.seat, TurnState::passed);
    silence(group.floor, event.seat);
    return touched_floor();
}

Touched evolve(GroupState& group, const TurnSkipped& event, Stamp) {
    set_turn(group.floor, event.seat, TurnState::later);
    silence(group.floor, event.seat);
    return touched_floor();
}

Touched evolve(GroupState& group, const TurnExtended& event, Stamp) {
    group.floor.turn_ends_at = event.ends_at;
    return touched_floor();
}

Touched evolve(GroupState& group, const RoundFinished&, Stamp) {
    auto hands = std::move(group.floor.hands);
    group.floor = {};
    group.floor.hands = std::move(hands);
    return touched_floor();
}

Touched evolve(GroupState& group, const HandRaised& event, Stamp) {
    group.floor.hands.push_back(event.seat);
    return touched_floor();
}

// It stays down when the last Next is taken back: that is not the room's to undo.
Touched evolve(GroupState& group, const HandLowered& event, Stamp) {
    std::erase(group.floor.hands, event.seat);
    if (group.sessions.before) std::erase(group.sessions.before->floor.hands, event.seat);
    return touched_floor();
}

std::optional<FloorView> floor_view(const GroupState& group, const Lens& lens) {
    if (!lens.sees_session() || !group.running_session()) return {};
    const auto& floor = group.floor;
    FloorView view;
    for (const auto& turn : floor.round) view.round.push_back({turn.seat, turn.state});
    view.speaker = floor.speaker;
    view.turn_started_at = floor.turn_started_at;
    view.turn_ends_at = floor.turn_ends_at;
    view.hands = floor.hands;
    for (const auto& [seat, arrival] : group.sessions.arrivals) {
        if (arrival.admitted) view.here.push_back({seat, is_back_soon(group, seat)});
    }
    return view;
}

}  // namespace domain::group
