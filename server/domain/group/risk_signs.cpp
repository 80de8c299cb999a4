// SPDX-License-Identifier: Apache-2.0
// What the member does: signs of danger, and whether it is happening now.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/reach.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/risk_steps.hpp"

namespace domain::group {

namespace {

bool is_urgent(RiskTrigger trigger) {
    return trigger == RiskTrigger::distress || trigger == RiskTrigger::now;
}

bool signed_already(const Risk& risk, RiskTrigger trigger) {
    return std::ranges::find(risk.signs, trigger) != risk.signs.end();
}

void keep_sign(Risk& risk, RiskStepKind kind, RiskTrigger trigger,
               const std::vector<Reached>& reached, Timestamp at) {
    risk.signs.push_back(trigger);
    auto told = step_of(kind, at);
    told.trigger = trigger;
    told.to = seats_of(reached);
    risk.steps.push_back(std::move(told));
    keep_reached(risk, reached, at);
}

}  // namespace

Events open_risk(const GroupState& group, const SeatId& seat, RiskTrigger trigger,
                 Context context) {
    const bool urgent = is_urgent(trigger);
    const auto* open = group.risks.open_of(seat);
    if (!open) {
        const auto id = context.draw.id<RiskId>();
        return {
            RiskOpened{id, seat, trigger, urgent, clock_for(urgent), reach_first(group, context)}};
    }
    if (!open->alarmed(urgent)) {
        return {RiskSigned{open->id, trigger, urgent, clock_for(urgent || open->urgent),
                           reach_first(group, context)}};
    }
    if (signed_already(*open, trigger)) return {};
    return {RiskSigned{open->id, trigger, urgent, clock_for(urgent), {}}};
}

Decision decide(const GroupState& group, const Actor& actor, const SayNow& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    const auto& seat = actor.seat.id;
    const auto* open = group.risks.open_of(seat);
    if (!open && !command.now) return happened();
    const bool new_place =
        command.place && !(open && open->place && open->place->value == *command.place);

    Events events;
    if (command.now && !(open && open->alarmed(true))) {
        events = open_risk(group, seat, RiskTrigger::now, context);
    }
    const bool said = open && open->now == command.now;
    if (said && !new_place) return events;
    const auto risk = open ? open->id : std::get<RiskOpened>(events.front()).risk;
    NowSaid now{risk, command.now, {}};
    if (command.place) now.place = personal(actor.person, *command.place);
    events.emplace_back(std::move(now));
    return events;
}

Touched evolve(GroupState& group, const RiskOpened& event, Stamp stamp) {
    auto& risk = group.risks.all[event.risk];
    risk.id = event.risk;
    risk.seat = event.seat;
    risk.opened_at = stamp.at;
    risk.asked_at = stamp.at;
    risk.urgent = event.urgent;
    keep_sign(risk, RiskStepKind::opened, event.trigger, event.reached, stamp.at);
    start_waiting(risk, event.clock, stamp.at);
    return touched_risk(event.risk);
}

// A sign that asks for no more hurry leaves the clock as it stands.
Touched evolve(GroupState& group, const RiskSigned& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    const bool alarmed = risk.alarmed(event.urgent);
    if (risk.state != RiskState::open) risk.signs.clear();
    risk.urgent = risk.urgent || event.urgent;
    risk.state = RiskState::open;
    keep_sign(risk, RiskStepKind::signed_again, event.trigger, event.reached, stamp.at);
    if (!alarmed) {
        risk.asked_at = stamp.at;
        risk.answers.clear();
        start_waiting(risk, event.clock, stamp.at);
    }
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const NowSaid& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    if (risk.now != event.now) {
        risk.steps.push_back(
            step_of(event.now ? RiskStepKind::said_now : RiskStepKind::said_not_now, stamp.at));
    }
    risk.now = event.now;
    if (event.place) risk.place = event.place;
    return touched_risk(event.risk);
}

}  // namespace domain::group
