// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/reach.hpp"

#include <algorithm>

#include "server/domain/group/risk_rules.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

std::optional<SeatId> next_further(const GroupState& group, const Risk& risk, Timestamp at) {
    for (const auto& seat : order_of_reach(group, at)) {
        if (!risk.has_reached(seat)) return seat;
    }
    return {};
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

std::vector<Reached> reach_first(const GroupState& group, Context context) {
    auto seats = order_of_reach(group, context.now);
    const auto watching = on_duty(group, context.now).size();
    seats.resize(std::min(seats.size(), std::max(watching, reached_at_once_min)));
    return reach(group, seats, context.draw);
}

RiskEscalated escalate(const GroupState& group, const Risk& risk, Context context) {
    const auto further = next_further(group, risk, context.now);
    const auto seats = further ? std::vector{*further} : risk.reached;
    return {risk.id, further.has_value(), reach(group, seats, context.draw)};
}

bool has_further(const GroupState& group, const Risk& risk, Timestamp at) {
    return next_further(group, risk, at).has_value();
}

void keep_reached(Risk& risk, const std::vector<Reached>& reached, Timestamp at) {
    for (const auto& [seat, notice] : reached) {
        if (!risk.has_reached(seat)) risk.reached.push_back(seat);
        if (!notice) continue;
        std::erase_if(risk.notices, [&](const Notice& before) { return before.seat == seat; });
        risk.notices.push_back({*notice, seat, NoticeState::waiting, 0, at});
    }
}

void start_waiting(Risk& risk, const RiskClock& clock, Timestamp at) {
    const auto& steps = clock.steps.items;
    const auto first = steps.empty() ? clock.again.value : steps.front().value;
    risk.waiting = Waiting{at, clock, 0, later(at, first * minute_ms)};
}

std::vector<SeatId> seats_of(const std::vector<Reached>& reached) {
    std::vector<SeatId> seats;
    for (const auto& one : reached) seats.push_back(one.seat);
    return seats;
}

}  // namespace domain::group
