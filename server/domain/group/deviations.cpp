// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/deviations.hpp"

#include <algorithm>
#include <cstdlib>

#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

// What is less than this beside the plan is the life of a group, not another plan. Our own bounds.
constexpr std::int64_t minutes_beside_min = 5;
constexpr std::int64_t half_as_much_again_percent = 50;

constexpr std::int64_t after_all_places = 1000;

using Items = std::vector<const AgendaItem*>;

Items items_of_session(const GroupState& group, const SessionId& session) {
    Items items;
    for (const auto& [id, item] : group.agenda.items) {
        if (item.session == session) items.push_back(&item);
    }
    std::ranges::sort(items, {}, [](const AgendaItem* item) {
        const auto place = item->drawn ? item->drawn->place : after_all_places;
        return std::pair{place, item->id};
    });
    return items;
}

std::optional<std::int64_t> minutes_taken(const AgendaItem& item) {
    if (!item.started_at || !item.finished_at) return {};
    constexpr std::int64_t half_a_minute_ms = 30'000;
    return (ms_between(*item.started_at, *item.finished_at) + half_a_minute_ms) / 60'000;
}

// Something that the template has later was begun before it.
bool came_late(const Items& items, const AgendaItem& item) {
    return std::ranges::any_of(items, [&](const AgendaItem* other) {
        return other->drawn && other->was_held() && other->drawn->place > item.drawn->place &&
               *other->started_at < *item.started_at;
    });
}

bool is_far_beside(std::int64_t planned, std::int64_t took) {
    const auto beside = std::abs(took - planned);
    return beside >= minutes_beside_min && beside * 100 >= planned * half_as_much_again_percent;
}

Deviation deviation(DeviationKind what, const AgendaItem& item) {
    Deviation one{what, item.kind, item.title, {}, minutes_taken(item)};
    if (item.drawn) one.planned_minutes = item.drawn->minutes.value;
    return one;
}

void add_of_template(const Items& items, const AgendaItem& item, std::vector<Deviation>& all) {
    if (item.state == ItemState::parked) {
        all.push_back(deviation(DeviationKind::put_off, item));
    } else if (!item.was_held()) {
        all.push_back(deviation(DeviationKind::left_out, item));
    } else {
        if (came_late(items, item)) all.push_back(deviation(DeviationKind::out_of_order, item));
        const auto took = minutes_taken(item);
        const auto planned = item.drawn->minutes.value;
        if (!took || !is_far_beside(planned, *took)) return;
        all.push_back(
            deviation(*took > planned ? DeviationKind::longer : DeviationKind::shorter, item));
    }
}

}  // namespace

std::vector<Deviation> deviations_of(const GroupState& group, const SessionId& session) {
    std::vector<Deviation> all;
    const auto items = items_of_session(group, session);
    for (const auto* item : items) {
        if (item->drawn) {
            add_of_template(items, *item, all);
        } else if (item->was_held()) {
            all.push_back(deviation(DeviationKind::added, *item));
        }
    }
    return all;
}

}  // namespace domain::group
