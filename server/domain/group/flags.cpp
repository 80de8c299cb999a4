// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/flags.hpp"

#include <algorithm>
#include <array>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/progress.hpp"
#include "server/domain/group/raising.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// Where the programme looks back at half-way; else after half of its sessions:
// session 4 of 8, the mid-point of longer ones. A course without an end has none.
std::optional<std::int64_t> half_way_of(const GroupState& group) {
    if (const auto midpoint = midpoint_of(group)) return group.sessions.find(*midpoint)->n;
    if (group.course.programme.open_ended.value_or(false)) return {};
    return (static_cast<std::int64_t>(group.sessions.order.size()) + 1) / 2;
}

bool is_past_midpoint(const GroupState& group, const Form& form) {
    const auto n = session_n(group, form);
    const auto half_way = half_way_of(group);
    return n && half_way && *n >= *half_way;
}

// This is the first complete score at or after half-way.
bool is_first_past_midpoint(const GroupState& group, const Form& form, const History& earlier) {
    return is_past_midpoint(group, form) && std::ranges::none_of(earlier, [&](const Scored& one) {
               return one.score.total && is_past_midpoint(group, *one.form);
           });
}

// Everything that this form's total may show, against those before it.
void flag_total(const GroupState& group, const Form& form, const History& earlier,
                std::int64_t total, Raising& flags) {
    const auto& measure = group.forms.measure_of(form);
    const auto& rules = measure.attention;
    const auto last = newest_total(earlier);
    const auto baseline = baseline_of(group, earlier);
    const auto raise = [&](FlagKind kind, std::int64_t before) {
        flags.raise({kind, measure.id, before, total});
    };
    if (last && at_least(total - *last, rules.rise_since_last)) {
        raise(FlagKind::rise_since_last, *last);
    }
    if (baseline && at_least(total - *baseline, rules.rise_over_baseline)) {
        raise(FlagKind::rise_over_baseline, *baseline);
    }
    if (last && at_least(total, rules.reaches) && !at_least(*last, rules.reaches)) {
        raise(FlagKind::reaches_band, *last);
    }
    const bool not_better = baseline && rules.midpoint_better_by &&
                            !at_least(*baseline - total, rules.midpoint_better_by) &&
                            at_least(total, rules.midpoint_while_at);
    if (not_better && is_first_past_midpoint(group, form, earlier)) {
        raise(FlagKind::not_better_at_midpoint, *baseline);
    }
}

std::optional<std::int64_t> points_in(const Measure& measure, const Form& form,
                                      const std::string& item) {
    const auto* answered = find_in(form.answers, item);
    if (!answered || !answered->choice.value) return {};
    return points_of(measure, item, answered->choice.value->value);
}

// A danger item's answer against the last form that has one.
void flag_danger_items(const Measure& measure, const Form& form, const History& earlier,
                       Raising& flags) {
    for (const auto& danger : measure.danger.items) {
        const auto now = points_in(measure, form, danger.item.value);
        std::optional<std::int64_t> before;
        for (const auto& [old, score] : earlier) {
            if (auto points = points_in(measure, *old, danger.item.value)) before = points;
        }
        if (now && before && at_least(*now - *before, measure.attention.danger_item_rises)) {
            flags.raise({FlagKind::danger_item_rises, measure.id, before, now});
        }
    }
}

History earlier_than(const GroupState& group, const Form& form) {
    auto history = history_of(group, form.seat, form.measure);
    std::erase_if(history, [&](const Scored& one) { return one.form->id == form.id; });
    return history;
}

// Not sent, although there was a session for it and it could be begun.
bool is_missing(const GroupState& group, const Form& form) {
    if (form.state != FormState::closed || form.unwatched) return false;
    if (!form.session) return true;
    const auto& session = *group.sessions.find(*form.session);
    const bool moved_since = !form.begun_at && form.over_at && session.starts_at > *form.over_at;
    return session.state != SessionState::cancelled && !moved_since;
}

// Forms of the same measure that ran out one after the other until now, this one not counted.
std::int64_t missing_before(const GroupState& group, const Form& form) {
    std::vector<const Form*> others;
    for (const auto& [id, other] : group.forms.all) {
        const bool counts = other.state == FormState::sent || is_missing(group, other);
        if (other.seat == form.seat && other.measure == form.measure && id != form.id && counts) {
            others.push_back(&other);
        }
    }
    std::ranges::sort(others, std::greater{}, [](const Form* other) { return *other->over_at; });
    const auto sent = std::ranges::find(others, FormState::sent, &Form::state);
    return std::distance(others.begin(), sent);
}

const PulseWords* pulse_before(const GroupState& group, const SeatId& seat,
                               const SessionId& session) {
    const PulseWords* before = nullptr;
    for (const auto& id : group.sessions.order) {
        if (id == session) break;
        const auto* of_session = find_in(group.closing.pulses, id);
        const auto* pulse = of_session ? find_in(*of_session, seat) : nullptr;
        if (pulse && pulse->value) before = &*pulse->value;
    }
    return before;
}

std::array<std::int64_t, 4> taps_of(const PulseWords& pulse) {
    return {pulse.safe.value, pulse.understood.value, pulse.useful.value, pulse.come_back.value};
}

}  // namespace

const Flag* Flags::find(const FlagId& id) const { return find_in(all, id); }

bool Flags::stands(const SeatId& seat, FlagKind kind,
                   const std::optional<MeasureKey>& measure) const {
    return std::ranges::any_of(all, [&](const auto& entry) {
        const auto& flag = entry.second;
        return flag.seat == seat && !flag.answered_at && flag.reason.value &&
               flag.reason.value->kind == kind && flag.reason.value->measure == measure;
    });
}

void flag_sent_form(const GroupState& group, const Form& form, Context context, Events& events) {
    const auto& measure = group.forms.measure_of(form);
    const auto earlier = earlier_than(group, form);
    Raising flags{group, form.seat, form.session, context, events};
    const auto total = score_of(measure, form.choices()).total;
    if (total) flag_total(group, form, earlier, *total, flags);
    flag_danger_items(measure, form, earlier, flags);
}

void flag_missing_form(const GroupState& group, const Form& form, Context context, Events& events) {
    const auto* session = form.session ? group.sessions.find(*form.session) : nullptr;
    if (session && session->state == SessionState::cancelled) return;
    const auto& measure = group.forms.measure_of(form);
    Raising flags{group, form.seat, form.session, context, events};
    const auto missing = 1 + missing_before(group, form);
    if (!is_unwatched(group, form) && at_least(missing, measure.attention.missing_running)) {
        flags.raise({FlagKind::forms_missing, measure.id, {}, missing});
    }
    flag_danger_items(measure, form, earlier_than(group, form), flags);
}

void flag_pulse(const GroupState& group, const Seat& seat, const SessionId& session,
                const PulseWords& pulse, Context context, Events& events) {
    const auto* measure = group.forms.newest_of(MeasureKey{"room-pulse"});
    if (!measure) return;
    const auto& rules = measure->attention;
    Raising flags{group, seat.id, session, context, events};
    const auto now = taps_of(pulse);
    const auto lowest = *std::ranges::min_element(now);
    if (rules.any_at_or_below && lowest <= rules.any_at_or_below->value.value) {
        flags.raise({FlagKind::pulse_low, measure->id, {}, lowest});
    }
    const auto* last = pulse_before(group, seat.id, session);
    if (!last) return;
    const auto before = taps_of(*last);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!at_least(before[i] - now[i], rules.any_falls_by)) continue;
        flags.raise({FlagKind::pulse_falls, measure->id, before[i], now[i]});
        return;
    }
}

Decision decide(const GroupState& group, const Actor& actor, const AnswerFlag& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* flag = group.flags.find(command.flag);
    if (!flag) return Rejection{Refusal::not_found, "/flag"};
    if (flag->answered_at) return Rejection{Refusal::flag_answered, "/flag"};

    const auto& member = *group.membership.seat(flag->seat);
    return happened(FlagAnswered{flag->id, actor.seat.id, about(member, command.answer)});
}

Touched evolve(GroupState& group, const FlagRaised& event, Stamp stamp) {
    Flag flag;
    flag.id = event.flag;
    flag.seat = event.seat;
    flag.at = stamp.at;
    flag.session = event.session;
    flag.reason = event.reason;
    group.flags.all[event.flag] = std::move(flag);
    return touched({ref(Kind::flags, event.flag)});
}

Touched evolve(GroupState& group, const FlagAnswered& event, Stamp stamp) {
    auto& flag = group.flags.all.at(event.flag);
    flag.answered_by = event.by;
    flag.answered_at = stamp.at;
    flag.answer = event.answer;
    return touched({ref(Kind::flags, event.flag)});
}

bool in_document(const GroupState&, const Flag& flag) { return !flag.answered_at; }

std::optional<FlagView> view(const GroupState&, const Flag& flag, const Lens& lens) {
    if (!lens.facilitates()) return {};

    FlagView view;
    view.seat = flag.seat;
    view.at = flag.at;
    view.session = flag.session;
    view.reason = flag.reason.value;
    view.answered_by = flag.answered_by;
    view.answered_at = flag.answered_at;
    if (flag.answer) view.answer = flag.answer->value;
    return view;
}

}  // namespace domain::group
