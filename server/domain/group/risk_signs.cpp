// SPDX-License-Identifier: Apache-2.0
// What the member does: signs of danger, and whether it is happening now.
#include <algorithm>
#include <iterator>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/reach.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/risk_rules.hpp"
#include "server/domain/group/risk_steps.hpp"

namespace domain::group {

namespace {

bool is_urgent(RiskTrigger trigger) {
    return trigger == RiskTrigger::distress || trigger == RiskTrigger::now;
}

bool has_words(const GroupState& group, const std::optional<LineId>& line) {
    const auto* written = line ? group.lines.find(*line) : nullptr;
    return written && written->words;
}

// Signs that follow each other are one step with their number, unless they bring words or an
// answer. That they do is asked, and not which: of somebody who was erased nobody knows it any
// more.
RiskStep* step_to_repeat(const GroupState& group, Risk& risk, const RiskSigned& sign) {
    const auto shows_words = [&](const RiskStep& step) { return has_words(group, step.line); };
    const auto shows_answer = [](const RiskStep& step) { return step.answered.has_value(); };
    const auto few = [&](auto shows) {
        return std::ranges::count_if(risk.steps, shows) < sign_words_max;
    };
    const bool new_words = has_words(group, sign.line) && few(shows_words);
    const bool new_answer = sign.answered && few(shows_answer);
    if (new_words || new_answer) return nullptr;
    for (auto step = risk.steps.rbegin(); step != risk.steps.rend(); ++step) {
        if (step->kind != RiskStepKind::signed_again) return nullptr;
        if (step->trigger == sign.trigger && step->to.empty() == sign.reached.empty()) {
            return &*step;
        }
    }
    return nullptr;
}

template <class SignEvent>
RiskStep step_of_sign(RiskStepKind kind, const SignEvent& sign, Timestamp at) {
    auto step = step_of(kind, at);
    step.trigger = sign.trigger;
    step.line = sign.line;
    step.answered = sign.answered;
    step.to = seats_of(sign.reached);
    return step;
}

void keep_sign(const GroupState& group, Risk& risk, const RiskSigned& sign, Timestamp at) {
    auto* before = step_to_repeat(group, risk, sign);
    if (!before) {
        risk.steps.push_back(step_of_sign(RiskStepKind::signed_again, sign, at));
        return;
    }
    before->at = at;
    ++before->times;
    if (has_words(group, sign.line)) before->line = sign.line;
    if (sign.answered) before->answered = sign.answered;
}

std::optional<bool> now_of(const RiskStep& step) {
    if (step.kind != RiskStepKind::said || !step.facts || !step.facts->value) return {};
    return step.facts->value->now;
}

// Yes and no in turn are shown one by one; from a number on each has one more step, the last.
void keep_said(Risk& risk, RiskStep said) {
    const auto is_said = [](const RiskStep& step) { return step.kind == RiskStepKind::said; };
    if (std::ranges::count_if(risk.steps, is_said) >= said_steps_max) {
        const auto same = [&](const RiskStep& step) { return now_of(step) == now_of(said); };
        const auto last = std::ranges::find_if(risk.steps.rbegin(), risk.steps.rend(), same);
        if (last != risk.steps.rend()) {
            said.times = last->times + 1;
            risk.steps.erase(std::next(last).base());
        }
    }
    risk.steps.push_back(std::move(said));
}

bool says_no(const Risk& risk) { return risk.now && risk.now->value == false; }

}  // namespace

void give_sign(const GroupState& group, const SeatId& seat, Sign sign, Context context,
               Events& events) {
    const bool urgent = is_urgent(sign.trigger);
    const auto* open = group.risks.open_of(seat);
    if (!open) {
        const auto id = context.draw.id<RiskId>();
        events.emplace_back(RiskOpened{id, seat, sign.trigger, urgent, clock_for(urgent),
                                       reach_first(group, context), std::move(sign.line),
                                       std::move(sign.answered)});
        return;
    }
    const bool asks_anew = !open->told_lately(urgent, context.now);
    auto reached = asks_anew ? reach_anew(group, *open, context) : std::vector<Reached>{};
    events.emplace_back(RiskSigned{open->id, sign.trigger, urgent, asks_anew,
                                   clock_for(urgent || open->urgent), std::move(reached),
                                   std::move(sign.line), std::move(sign.answered)});
}

Decision decide(const GroupState& group, const Actor& actor, const SayNow& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    if (!command.now && !command.place) return Rejection{Refusal::words_needed, "/place"};
    const auto& seat = actor.seat.id;
    const auto* open = group.risks.open_of(seat);
    const bool yes = command.now.value_or(false);
    if (!open && !yes) return happened();

    Events events;
    if (yes && !(open && open->told_lately(true, context.now))) {
        give_sign(group, seat, {RiskTrigger::now}, context, events);
    }
    // What was said before a new sign is not said of it.
    const auto* before = events.empty() ? open : nullptr;
    NowSaid said{open ? open->id : std::get<RiskOpened>(events.front()).risk, {}, {}};
    if (command.now && !(before && before->now && before->now->value == command.now)) {
        said.now = personal(actor.person, *command.now);
    }
    if (command.place && !(before && before->place && before->place->value == command.place)) {
        said.place = personal(actor.person, *command.place);
    }
    if (said.now || said.place) events.emplace_back(std::move(said));
    return events;
}

Touched evolve(GroupState& group, const RiskOpened& event, Stamp stamp) {
    auto& risk = group.risks.all[event.risk];
    risk.id = event.risk;
    risk.seat = event.seat;
    risk.opened_at = stamp.at;
    risk.asked_at = stamp.at;
    risk.sign = event.trigger;
    risk.urgent = event.urgent;
    risk.steps.push_back(step_of_sign(RiskStepKind::opened, event, stamp.at));
    keep_reached(risk, event.reached, stamp.at);
    start_waiting(risk, event.clock, stamp.at);
    return touched_risk(event.risk);
}

// A sign that follows another at once leaves the clock as it stands. A milder one does not hide
// one that nobody has answered.
Touched evolve(GroupState& group, const RiskSigned& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    const bool answered = risk.state != RiskState::open;
    if (answered || event.urgent || !is_urgent(risk.sign)) risk.sign = event.trigger;
    risk.urgent = risk.urgent || event.urgent;
    risk.state = RiskState::open;
    if (answered || says_no(risk)) risk.now.reset();
    if (answered) risk.place.reset();
    if (answered) risk.answers.clear();
    keep_sign(group, risk, event, stamp.at);
    // Who was told of the sign before knows nothing of this one: nobody is passed over.
    if (answered && event.asks_anew) risk.reached.clear();
    keep_reached(risk, event.reached, stamp.at);
    if (event.asks_anew) {
        risk.asked_at = stamp.at;
        start_waiting(risk, event.clock, stamp.at);
    }
    return touched_risk(event.risk);
}

Touched evolve(GroupState& group, const NowSaid& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    if (event.now) {
        risk.now = event.now;
        auto step = step_of(RiskStepKind::said, stamp.at);
        step.facts = facts_from(*event.now, [](StepFacts& facts, bool now) { facts.now = now; });
        keep_said(risk, std::move(step));
    }
    if (event.place) {
        risk.place = event.place;
        risk.place_at = stamp.at;
    }
    return touched_risk(event.risk);
}

}  // namespace domain::group
