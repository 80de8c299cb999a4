// SPDX-License-Identifier: Apache-2.0
// What those do whom an item reaches: acknowledge, judge, plan, hand over, close.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/reach.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/risk_rules.hpp"
#include "server/domain/group/risk_steps.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// Facilitators, and whoever the item has reached until it is closed. To everybody else it does not
// exist.
Objection require_reached(const GroupState& group, const Actor& actor, const RiskId& id) {
    if (actor.seat.role == Role::member) return Refusal::not_for_your_role;
    const auto* risk = group.risks.find(id);
    const bool knows = risk && (facilitates(actor.seat.role) ||
                                (!risk->closed() && risk->has_reached(actor.seat.id)));
    if (!knows) return Rejection{Refusal::not_found, "/risk"};
    if (risk->closed()) return Rejection{Refusal::risk_closed, "/risk"};
    return {};
}

bool may_take_over(const GroupState& group, const SeatId& id, Timestamp at) {
    const auto order = order_of_reach(group, at);
    return std::ranges::find(order, id) != order.end();
}

std::optional<Personal<Words>> of_member(const GroupState& group, const Risk& risk,
                                         const std::optional<Words>& words) {
    if (!words) return {};
    const auto& seat = *group.membership.seat(risk.seat);
    auto kept = personal(seat.person, *words);
    // Of somebody who was erased nothing is written any more.
    if (!seat.name.value) kept.value.reset();
    return kept;
}

RiskStep step_by(RiskStepKind kind, const SeatId& by, Timestamp at) {
    auto step = step_of(kind, at);
    step.by = by;
    return step;
}

void answered(Risk& risk) {
    risk.waiting.reset();
    std::erase_if(risk.notices,
                  [](const Notice& notice) { return notice.state == NoticeState::waiting; });
}

}  // namespace

// One answer for the item and for the private lines that were its signs.
Decision decide(const GroupState& group, const Actor& actor, const AcknowledgeRisk& command,
                Context) {
    if (auto no = require_reached(group, actor, command.risk)) return *no;
    const auto& risk = *group.risks.find(command.risk);
    const bool same = !risk.answers.empty() && risk.answers.back().by == actor.seat.id &&
                      risk.answers.back().answer == command.answer;
    if (same && !risk.waiting) return happened();

    Events events{RiskAcknowledged{risk.id, actor.seat.id, command.answer}};
    for (const auto& [id, line] : group.lines.all) {
        if (line.seat == risk.seat && is_sign(line.kind) && line.replies.empty()) {
            events.emplace_back(LineAnswered{id, actor.seat.id, command.answer, {}});
        }
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const AssessRisk& command, Context) {
    if (auto no = require_reached(group, actor, command.risk)) return *no;
    const auto& risk = *group.risks.find(command.risk);
    if (risk.state == RiskState::open) return Refusal::risk_not_acknowledged;

    return happened(
        RiskAssessed{risk.id, actor.seat.id, command.tier, of_member(group, risk, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const PlanRisk& command,
                Context context) {
    if (auto no = require_reached(group, actor, command.risk)) return *no;
    const auto& risk = *group.risks.find(command.risk);
    if (risk.state == RiskState::open) return Refusal::risk_not_acknowledged;
    if (risk.state == RiskState::acknowledged) return Refusal::risk_not_assessed;
    if (command.actions.items.empty() && !command.words) {
        return Rejection{Refusal::words_needed, "/words"};
    }
    if (command.next_check_at && *command.next_check_at <= context.now) {
        return Rejection{Refusal::starts_in_past, "/next_check_at"};
    }
    if (command.next_check_at &&
        ms_between(context.now, *command.next_check_at) > next_check_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/next_check_at"};
    }

    const auto* plan = group.safety.plan_of(risk.seat);
    return happened(RiskPlanned{risk.id, actor.seat.id, command.actions.items,
                                of_member(group, risk, command.words), command.next_check_at,
                                plan ? std::optional{plan->version} : std::nullopt});
}

Decision decide(const GroupState& group, const Actor& actor, const HandOverRisk& command,
                Context context) {
    if (auto no = require_reached(group, actor, command.risk)) return *no;
    const auto& risk = *group.risks.find(command.risk);
    if (risk.state == RiskState::open) return Refusal::risk_not_acknowledged;
    if (command.to == actor.seat.id) return Rejection{Refusal::not_yourself, "/to"};
    if (!may_take_over(group, command.to, context.now)) {
        return Rejection{Refusal::not_found, "/to"};
    }

    return happened(RiskHandedOver{risk.id, actor.seat.id, command.to,
                                   of_member(group, risk, command.words), clock_for(risk.urgent),
                                   reach(group, {command.to}, context.draw)});
}

Decision decide(const GroupState& group, const Actor& actor, const CloseRisk& command, Context) {
    if (auto no = require_reached(group, actor, command.risk)) return *no;
    const auto& risk = *group.risks.find(command.risk);
    if (risk.state == RiskState::open) return Refusal::risk_not_acknowledged;
    if (risk.state == RiskState::acknowledged) return Refusal::risk_not_assessed;
    if (risk.state == RiskState::assessed) return Refusal::risk_not_planned;

    return happened(RiskClosed{risk.id, actor.seat.id, *of_member(group, risk, command.words)});
}

Touched evolve(GroupState& group, const RiskAcknowledged& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    if (risk.state == RiskState::open) risk.state = RiskState::acknowledged;
    if (risk.waiting || !risk.held_by) risk.held_by = event.by;
    answered(risk);
    risk.answers.push_back({event.by, stamp.at, event.answer});
    risk.steps.push_back(step_by(RiskStepKind::acknowledged, event.by, stamp.at));
    risk.steps.back().answer = event.answer;
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const RiskAssessed& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    risk.state = RiskState::assessed;
    risk.tier = event.tier;
    risk.steps.push_back(step_by(RiskStepKind::assessed, event.by, stamp.at));
    risk.steps.back().tier = event.tier;
    risk.steps.back().words = event.words;
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const RiskPlanned& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    risk.state = RiskState::planned;
    risk.next_check_at = event.next_check_at;
    auto step = step_by(RiskStepKind::planned, event.by, stamp.at);
    step.actions = event.actions;
    step.words = event.words;
    step.next_check_at = event.next_check_at;
    step.plan_version = event.plan_version;
    risk.steps.push_back(std::move(step));
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const RiskHandedOver& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    risk.held_by = event.to;
    auto step = step_by(RiskStepKind::handed_over, event.by, stamp.at);
    step.to = {event.to};
    step.words = event.words;
    risk.steps.push_back(std::move(step));
    keep_reached(risk, event.reached, stamp.at);
    start_waiting(risk, event.clock, stamp.at);
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const RiskClosed& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    risk.state = RiskState::closed;
    risk.closed_at = stamp.at;
    risk.next_check_at.reset();
    answered(risk);
    risk.steps.push_back(step_by(RiskStepKind::closed, event.by, stamp.at));
    risk.steps.back().words = event.words;
    return touched_risk(event.risk);
}

}  // namespace domain::group
