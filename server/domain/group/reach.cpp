// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/reach.hpp"

#include <algorithm>
#include <utility>

#include "server/domain/group/risk_rules.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

void add_once(std::vector<SeatId>& all, const SeatId& seat) {
    if (std::ranges::find(all, seat) == all.end()) all.push_back(seat);
}

// Mail finds those who do not look; so one who has no address is reached beside the others and
// never in their place.
std::vector<SeatId> first_ones(const GroupState& group, Timestamp at) {
    const auto order = order_of_reach(group, at);
    const auto at_once = std::max(on_duty(group, at).size(), reached_at_once_min);
    std::vector<SeatId> seats;
    std::size_t by_mail = 0;
    for (const auto& seat : order) {
        const bool mail = address_of(group, seat) != nullptr;
        if (seats.size() >= at_once && (!mail || by_mail >= reached_at_once_min)) continue;
        seats.push_back(seat);
        if (mail) ++by_mail;
    }
    return seats;
}

std::optional<SeatId> next_further(const GroupState& group, const Risk& risk, Timestamp at) {
    for (const auto& seat : order_of_reach(group, at)) {
        if (!risk.has_reached(seat)) return seat;
    }
    return {};
}

// Those who were told before and may be told again: not whoever is off the list by now.
std::vector<SeatId> reached_before(const GroupState& group, const Risk& risk, Timestamp at) {
    const auto order = order_of_reach(group, at);
    auto seats = risk.reached;
    std::erase_if(seats, [&](const SeatId& seat) {
        return risk.held_by != seat && std::ranges::find(order, seat) == order.end();
    });
    return seats;
}

}  // namespace

const MailAddress* address_of(const GroupState& group, const SeatId& seat) {
    const auto* place = group.watch.place_of(seat);
    return place && place->mail && place->mail->value ? &*place->mail->value : nullptr;
}

RiskClock clock_for(bool urgent) { return urgent ? urgent_clock() : ordinary_clock(); }

std::vector<Reached> reach(const GroupState& group, const std::vector<SeatId>& seats, Draw& draw) {
    std::vector<Reached> all;
    for (const auto& seat : seats) {
        if (!is_seated(group, seat)) continue;
        all.push_back({seat, {}});
        if (address_of(group, seat)) all.back().notice = draw.id<NoticeId>();
    }
    return all;
}

std::int64_t first_step_minutes(const RiskClock& clock) {
    const auto& steps = clock.steps.items;
    return steps.empty() ? clock.again.value : steps.front().value;
}

std::vector<Reached> reach_first(const GroupState& group, Context context) {
    return reach(group, first_ones(group, context.now), context.draw);
}

std::vector<Reached> reach_anew(const GroupState& group, const Risk& risk, Context context) {
    auto seats = first_ones(group, context.now);
    if (risk.held_by) add_once(seats, *risk.held_by);
    if (risk.state == RiskState::open) {
        for (const auto& seat : reached_before(group, risk, context.now)) add_once(seats, seat);
    }
    return reach(group, seats, context.draw);
}

RiskEscalated escalate(const GroupState& group, const Risk& risk, RiskStepCause cause,
                       Context context) {
    const auto further = next_further(group, risk, context.now);
    const auto seats = further ? std::vector{*further} : reached_before(group, risk, context.now);
    return {risk.id, cause, further.has_value(), reach(group, seats, context.draw)};
}

bool has_further(const GroupState& group, const Risk& risk, Timestamp at) {
    return next_further(group, risk, at).has_value();
}

void keep_reached(Risk& risk, const std::vector<Reached>& reached, Timestamp at) {
    for (const auto& [seat, notice] : reached) {
        add_once(risk.reached, seat);
        add_once(risk.watching, seat);
        if (!notice) continue;
        std::erase_if(risk.notices, [&](const Notice& before) { return before.seat == seat; });
        risk.notices.push_back({*notice, seat, NoticeState::waiting, 0, at});
    }
}

void start_waiting(Risk& risk, const RiskClock& clock, Timestamp at) {
    const auto before = std::exchange(risk.waiting, std::nullopt);
    const auto next_at = later(at, first_step_minutes(clock) * minute_ms);
    auto& now = risk.waiting.emplace(Waiting{at, at, at, clock, 0, next_at, false});
    if (!before) return;
    now.overdue = before->overdue;
    if (before->clock == clock) now.begun_at = before->begun_at;
    note_overdue(now, at);
}

void note_overdue(Waiting& waiting, Timestamp at) {
    const auto& steps = waiting.clock.steps.items;
    const auto whole = steps.empty() ? waiting.clock.again.value : steps.back().value;
    if (ms_between(waiting.begun_at, at) >= whole * minute_ms) waiting.overdue = true;
}

std::vector<SeatId> seats_of(const std::vector<Reached>& reached) {
    std::vector<SeatId> seats;
    seats.reserve(reached.size());
    for (const auto& one : reached) seats.push_back(one.seat);
    return seats;
}

}  // namespace domain::group
