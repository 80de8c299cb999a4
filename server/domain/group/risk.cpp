// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/risk.hpp"

#include <algorithm>

#include "server/domain/group/danger_answer.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/reach.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

bool Risk::has_reached(const SeatId& who) const {
    return std::ranges::find(reached, who) != reached.end();
}

bool Risk::is_watched_by(const SeatId& who) const {
    return std::ranges::find(watching, who) != watching.end();
}

bool Risk::alarmed(bool urgently) const {
    return state == RiskState::open && waiting && (urgent || !urgently);
}

bool Risk::told_lately(bool urgently, Timestamp at) const {
    return alarmed(urgently) && waiting &&
           ms_between(waiting->told_at, at) < first_step_minutes(waiting->clock) * minute_ms;
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

RiskStepView shown(const GroupState& group, const RiskStep& step) {
    RiskStepView view;
    view.kind = step.kind;
    view.at = step.at;
    view.times = step.times;
    view.trigger = step.trigger;
    view.by = step.by;
    view.to = step.to;
    view.next_check_at = step.next_check_at;
    view.plan_version = step.plan_version;
    if (step.facts && step.facts->value) {
        const auto& facts = *step.facts->value;
        view.now = facts.now;
        view.answer = facts.answer;
        view.tier = facts.tier;
        view.actions = facts.actions;
        view.words = facts.words;
    }
    const auto* line = step.line ? group.lines.find(*step.line) : nullptr;
    if (line && line->words) view.words = line->words->value;
    if (step.answered) view.answered = in_words(group, *step.answered);
    return view;
}

// As it was judged last.
std::optional<RiskTier> tier_of(const Risk& risk) {
    std::optional<RiskTier> tier;
    for (const auto& step : risk.steps) {
        if (step.facts && step.facts->value && step.facts->value->tier) {
            tier = step.facts->value->tier;
        }
    }
    return tier;
}

RiskHelp help_for(const GroupState& group, const Risk& risk) {
    RiskHelp help;
    if (const auto* contact = group.safety.contact_of(risk.seat)) help.contact = *contact;
    if (const auto* plan = group.safety.plan_of(risk.seat)) help.plan = plan->plan.value;
    if (risk.place && risk.place->value) help.place = *risk.place->value;
    const auto* arrival = group.sessions.arrival(risk.seat);
    const bool said = arrival && arrival->check.value && !arrival->check.value->place.value.empty();
    if (said && (!help.place || arrival->arrived_at > risk.place_at)) {
        help.place = arrival->check.value->place;
    }
    return help;
}

}  // namespace

std::optional<RiskView> view(const GroupState& group, const Risk& risk, const Lens& lens) {
    if (!lens.facilitates() && !(lens.on_watch && !risk.closed())) return {};

    RiskView view;
    view.seat = risk.seat;
    view.opened_at = risk.opened_at;
    view.trigger = risk.sign;
    view.urgent = risk.urgent;
    if (risk.now) view.now = risk.now->value;
    view.state = risk.state;
    if (risk.waiting) {
        view.waits_since = risk.waiting->since;
        view.next_step_at = risk.waiting->next_at;
    }
    view.held_by = risk.held_by;
    view.tier = tier_of(risk);
    view.next_check_at = risk.next_check_at;
    view.closed_at = risk.closed_at;
    view.reached = risk.reached;
    for (const auto& notice : risk.notices) {
        view.notices.push_back({notice.seat, notice.state, notice.tries, notice.next_try_at});
    }
    for (const auto& step : risk.steps) view.steps.push_back(shown(group, step));
    if (!risk.closed()) view.answered = answered_now(group, risk);
    if (!risk.closed()) view.help = help_for(group, risk);
    return view;
}

std::optional<CareView> care_view(const Risk& risk, const Lens& lens) {
    if (!lens.own || risk.closed()) return {};
    CareView view{risk.asked_at, risk.sign, {}, {}};
    if (risk.now) view.now = risk.now->value;
    for (const auto& answer : risk.answers) {
        if (answer.answer.value)
            view.answers.push_back({answer.by, answer.at, *answer.answer.value});
    }
    return view;
}

std::vector<const Risk*> waiting_for(const GroupState& group, const Viewer& viewer) {
    std::vector<const Risk*> waiting;
    if (viewer.role == Role::member) return waiting;
    for (const auto& [id, risk] : group.risks.all) {
        const bool acts = facilitates(viewer.role) || risk.is_watched_by(viewer.seat);
        if (risk.waiting && acts) waiting.push_back(&risk);
    }
    return waiting;
}

}  // namespace domain::group
