// SPDX-License-Identifier: Apache-2.0
// What must hold after each step: what is due happens, and nobody is left alone in a session.
#include <algorithm>

#include "server/domain/group/group.hpp"
#include "tests/simulation/world.hpp"

namespace simulation {

using namespace std::chrono_literals;

namespace {

// A clock that was put forward is noticed within a minute; then comes a moment's rest.
constexpr std::chrono::seconds late_max{66};
constexpr std::chrono::seconds hold_late_max{5};

}  // namespace

// Nothing keeps the server from doing what is due. (It believes a disk that says that somebody else
// writes there, and leaves such a room alone.)
bool World::is_well() const {
    return machine.up() && !machine.gave_up_a_room() && disk.is_well() && disk.idle();
}

bool World::is_here(const RoomId& room, const PersonId& person) const {
    return std::ranges::any_of(lines, [&](const auto& weak) {
        const auto line = weak.lock();
        return line && line->open() && line->is_of(room, person);
    });
}

bool World::facilitator_is_here(const RoomId& room) const {
    return std::ranges::any_of(people_, [&](const PersonId& person) {
        const auto* seat = seat_of(truth(room).state(), person);
        return seat && (seat->role == Role::facilitator || seat->role == Role::cofacilitator) &&
               is_here(room, person);
    });
}

void World::watch_over(const RoomId& room) {
    const auto& group = truth(room).state();
    auto& watch = watches_[room];
    const auto now = clock.steady();

    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role == Role::facilitator || seat.role == Role::cofacilitator)
            looked_after_.insert({room, seat.person});
    }
    for (const auto& [id, risk] : group.risks.all) {
        for (const auto& reached : risk.reached)
            looked_after_.insert({room, group.membership.seat(reached)->person});
    }
    const auto due = next_deadline(group);
    if (!is_well() || !due || *due > clock.now()) {
        watch.due.reset();
    } else if (watch.due != due) {
        watch.due = due;
        watch.overdue_since = now;
    } else if (now - watch.overdue_since > late_max) {
        findings.broken(simulation::live, room.value + ": something is due and does not happen");
    }

    const auto limit = hold_after_ms(group);
    if (!is_well() || !limit || facilitator_is_here(room)) {
        watch.unled_since.reset();
    } else if (!watch.unled_since) {
        watch.unled_since = now;
    } else if (now - *watch.unled_since > std::chrono::milliseconds{*limit} + hold_late_max) {
        findings.broken(simulation::live, room.value + ": a session goes on without who leads it");
    }
}

}  // namespace simulation
