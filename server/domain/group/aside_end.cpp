// SPDX-License-Identifier: Apache-2.0
// How a side room ends without anybody's tap: the session is over, one of the two has gone, or
// its facilitator has not been seen for as long as a group would wait before it holds.
#include <ranges>

#include "server/domain/group/aside.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

std::optional<Timestamp> due_at(const GroupState& group, const Aside& aside) {
    if (!aside.is_open() || !aside.alone_since) return {};
    return later(*aside.alone_since, group.course.hold_after_ms);
}

}  // namespace

// What was never opened has nothing to keep; it is out of sight first, and forgotten later.
void end_asides(GroupState& group) {
    std::erase_if(group.asides.all, [](const auto& entry) { return entry.second.is_gone(); });
    for (auto& [id, aside] : group.asides.all) aside.end();
}

void leave_asides(GroupState& group, const SeatId& seat) {
    for (auto& [id, aside] : group.asides.all) {
        if (aside.is_of(seat)) aside.end();
    }
}

void note_presence_aside(GroupState& group, const SeatId& seat, Presence presence, Timestamp at) {
    for (auto& [id, aside] : group.asides.all) {
        if (!aside.is_open() || aside.with != seat) continue;
        if (presence == Presence::here)
            aside.alone_since.reset();
        else if (!aside.alone_since)
            aside.alone_since = at;
    }
}

void note_downtime_aside(GroupState& group, Timestamp at) {
    for (auto& aside : group.asides.all | std::views::values) {
        if (aside.is_open()) aside.alone_since = at;
    }
}

std::optional<Timestamp> next_aside_deadline(const GroupState& group) {
    std::optional<Timestamp> soonest;
    for (const auto& [id, aside] : group.asides.all) {
        soonest = sooner(soonest, due_at(group, aside));
    }
    return soonest;
}

void due_asides(const GroupState& group, Timestamp now, Events& events) {
    for (const auto& [id, aside] : group.asides.all) {
        const auto due = due_at(group, aside);
        if (due && *due <= now) events.emplace_back(AsideEnded{id});
    }
}

}  // namespace domain::group
