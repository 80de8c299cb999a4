// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/risk.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

bool Risk::has_reached(const SeatId& who) const {
    return std::ranges::find(reached, who) != reached.end();
}

bool Risk::alarmed(bool urgently) const {
    return state == RiskState::open && waiting && (urgent || !urgently);
}

const Risk* Risks::find(const RiskId& id) const { return find_in(all, id); }

const Risk* Risks::open_of(const SeatId& seat) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        return entry.second.seat == seat && !entry.second.closed();
    });
    return found == all.end() ? nullptr : &found->second;
}

Touched touched_risk(const RiskId& risk) {
    return touched({ref(Kind::risks, risk), ref(Kind::care, risk)});
}

Touched touched_risk_of(const GroupState& group, const SeatId& seat) {
    const auto* open = group.risks.open_of(seat);
    if (!open) return {};
    return touched({ref(Kind::risks, open->id)});
}

namespace {

RiskStepView shown(const RiskStep& step) {
    RiskStepView view{step.kind,    step.at, step.times,         step.trigger,
                      step.by,      step.to, step.answer,        step.tier,
                      step.actions, {},      step.next_check_at, step.plan_version};
    if (step.words) view.words = step.words->value;
    return view;
}

RiskHelp help_for(const GroupState& group, const Risk& risk) {
    RiskHelp help;
    if (const auto* contact = group.safety.contact_of(risk.seat)) help.contact = *contact;
    if (const auto* plan = group.safety.plan_of(risk.seat)) help.plan = plan->plan.value;
    const auto* arrival = group.sessions.arrival(risk.seat);
    if (arrival && arrival->check.value) help.place = arrival->check.value->place;
    if (risk.place && risk.place->value) help.place = *risk.place->value;
    return help;
}

}  // namespace

std::optional<RiskView> view(const GroupState& group, const Risk& risk, const Lens& lens) {
    if (!lens.facilitates() && !(lens.on_watch && !risk.closed())) return {};

    RiskView view;
    view.seat = risk.seat;
    view.opened_at = risk.opened_at;
    if (!risk.signs.empty()) view.trigger = risk.signs.back();
    view.urgent = risk.urgent;
    view.now = risk.now;
    view.state = risk.state;
    if (risk.waiting) {
        view.waits_since = risk.waiting->since;
        view.next_step_at = risk.waiting->next_at;
    }
    view.held_by = risk.held_by;
    view.tier = risk.tier;
    view.next_check_at = risk.next_check_at;
    view.closed_at = risk.closed_at;
    view.reached = risk.reached;
    for (const auto& notice : risk.notices) {
        view.notices.push_back({notice.seat, notice.state, notice.tries, notice.next_try_at});
    }
    for (const auto& step : risk.steps) view.steps.push_back(shown(step));
    if (!risk.closed()) view.help = help_for(group, risk);
    return view;
}

std::optional<CareView> care_view(const Risk& risk, const Lens& lens) {
    if (!lens.own || risk.closed()) return {};
    return CareView{risk.asked_at, risk.signs.back(), risk.now, risk.answers};
}

}  // namespace domain::group
