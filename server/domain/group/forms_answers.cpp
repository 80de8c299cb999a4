// SPDX-License-Identifier: Apache-2.0
// A form is begun, answered item by item, and sent.
#include <algorithm>

#include "server/domain/group/flags.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/risk.hpp"

namespace domain::group {

namespace {

// Whose it is, and the facilitators, whatever became of it. For everybody else, and before it
// opens, there is none.
const Form* form_ever_for(const GroupState& group, const Actor& actor, const FormId& id) {
    const auto* form = group.forms.find(id);
    if (!form || facilitates(actor.seat.role)) return form;
    return form->seat == actor.seat.id && form->state != FormState::planned ? form : nullptr;
}

const Form* form_for(const GroupState& group, const Actor& actor, const FormId& id) {
    const auto* form = form_ever_for(group, actor, id);
    return form && form->state != FormState::withdrawn ? form : nullptr;
}

bool is_gone(const GroupState& group, const SeatId& seat) {
    const auto& found = *group.membership.seat(seat);
    return found.removed || found.erased();
}

bool is_at_own(const Form& form, const Actor& actor) { return form.seat == actor.seat.id; }

bool may_fill_in(const Form& form, const Actor& actor) {
    return form.assisted || is_at_own(form, actor);
}

Objection why_not_begin(const GroupState& group, const Form& form, const Actor& actor,
                        Timestamp now) {
    if (form.state == FormState::planned) return Rejection{Refusal::form_not_open, "/form"};
    if (form.state == FormState::sent) return Rejection{Refusal::form_sent, "/form"};
    if (form.takes_answers()) {
        if (!may_fill_in(form, actor)) return Rejection{Refusal::not_assisted, "/form"};
        return {};
    }
    if (form.state == FormState::closed) return Rejection{Refusal::form_closed, "/form"};
    const bool may_bring_danger = !group.forms.measure_of(form).danger.items.empty();
    if (may_bring_danger && !someone_on_watch(group, now)) return Refusal::nobody_on_watch;
    return {};
}

Objection why_not_answer(const Form& form) {
    if (form.takes_answers()) return {};
    if (form.state == FormState::sent) return Rejection{Refusal::form_sent, "/form"};
    if (form.state == FormState::closed) return Rejection{Refusal::form_closed, "/form"};
    return Rejection{Refusal::form_not_begun, "/form"};
}

bool may_tell_of_danger(const Measure& measure, const MeasureKey& item) {
    return std::ranges::any_of(measure.danger.items,
                               [&](const auto& danger) { return danger.item == item; });
}

Sign sign_in(const Form& form, const Seat& member, const AnswerItem& command) {
    const DangerAnswer answered{form.id, command.item, about(member, command.choice)};
    return {RiskTrigger::form, {}, answered};
}

bool is_same(const Form& form, const AnswerItem& command) {
    const auto* before = find_in(form.answers, command.item.value);
    return before && before->choice.value == command.choice;
}

}  // namespace

bool says_danger(const GroupState& group, const AnswerItem& command) {
    const auto* form = group.forms.find(command.form);
    return form &&
           is_danger(group.forms.measure_of(*form), command.item.value, command.choice.value);
}

Decision decide(const GroupState& group, const Actor& actor, const StartForm& command,
                Context context) {
    const auto* form = form_for(group, actor, command.form);
    if (!form || is_gone(group, form->seat)) return Rejection{Refusal::not_found, "/form"};
    if (auto no = why_not_begin(group, *form, actor, context.now)) return *no;
    const auto& languages = group.forms.measure_of(*form).sheet.languages;
    if (!languages.contains(command.language.value)) {
        return Rejection{Refusal::not_found, "/language"};
    }
    const bool same = form->begun_at && form->language == command.language &&
                      form->device == command.device && form->time_zone == command.time_zone;
    if (same) return happened();

    return happened(
        FormStarted{form->id, actor.seat.id, command.language, command.device, command.time_zone});
}

Decision decide(const GroupState& group, const Actor& actor, const AnswerItem& command,
                Context context) {
    const auto* form = form_ever_for(group, actor, command.form);
    if (!form) return Rejection{Refusal::not_found, "/form"};
    const auto& measure = group.forms.measure_of(*form);
    // A sign of danger is heard whatever became of the form.
    const bool danger = is_danger(measure, command.item.value, command.choice.value);
    const bool gone = form->state == FormState::withdrawn || is_gone(group, form->seat);
    const bool has_left = group.membership.seat(form->seat)->left;
    if ((gone || has_left) && !danger) return Rejection{Refusal::not_found, "/form"};
    if (!find_item(measure, command.item.value)) return Rejection{Refusal::not_found, "/item"};
    if (!points_of(measure, command.item.value, command.choice.value)) {
        return Rejection{Refusal::not_found, "/choice"};
    }
    if (!may_fill_in(*form, actor)) return Rejection{Refusal::not_assisted, "/form"};
    const auto no = why_not_answer(*form);
    if (no && !danger) return *no;
    if (!no && is_same(*form, command)) return happened();

    Events events;
    const auto& member = *group.membership.seat(form->seat);
    // What was sent stands as it was, and what was withdrawn takes nothing any more; the sign of
    // danger in a later answer does not wait for that.
    if (form->state != FormState::sent && !gone) {
        events.emplace_back(ItemAnswered{form->id, command.item, actor.seat.id,
                                         personal(member.person, command.choice)});
    }
    if (danger) give_sign(group, form->seat, sign_in(*form, member, command), context, events);
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const SendForm& command,
                Context context) {
    const auto* form = form_for(group, actor, command.form);
    if (!form || is_gone(group, form->seat)) return Rejection{Refusal::not_found, "/form"};
    if (!may_fill_in(*form, actor)) return Rejection{Refusal::not_assisted, "/form"};
    if (form->state == FormState::sent) return happened();
    if (!form->takes_answers()) return Rejection{Refusal::form_not_begun, "/form"};
    if (form->answers.empty()) return Rejection{Refusal::part_not_filled_in, "/form"};

    Events events{FormSent{form->id, actor.seat.id}};
    flag_sent_form(group, *form, context, events);
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const SayFit& command, Context) {
    const auto* form = form_for(group, actor, command.form);
    if (!form || !is_at_own(*form, actor)) return Rejection{Refusal::not_found, "/form"};
    if (form->state != FormState::sent) return Rejection{Refusal::form_not_sent, "/form"};
    if (form->fit && form->fit->value == command.answer) return happened();

    return happened(FitSaid{form->id, personal(actor.person, command.answer)});
}

Touched evolve(GroupState& group, const FormStarted& event, Stamp stamp) {
    auto& form = group.forms.all.at(event.form);
    if (!form.begun_at) {
        form.begun_at = stamp.at;
        form.assisted = form.seat != event.by;
        form.state = FormState::begun;
    }
    form.language = event.language;
    form.device = event.device;
    form.time_zone = event.time_zone;
    return touched({ref(Kind::forms, event.form)});
}

// An answer that was a sign of danger may be the first of a form that nobody had begun.
Touched evolve(GroupState& group, const ItemAnswered& event, Stamp stamp) {
    auto& form = group.forms.all.at(event.form);
    if (!form.begun_at) form.begun_at = stamp.at;
    if (form.state == FormState::open) form.state = FormState::begun;
    form.answers[event.item.value] = {event.choice, stamp.at};
    auto all = touched({ref(Kind::forms, event.form), ref(Kind::progress, form.seat)});
    if (may_tell_of_danger(group.forms.measure_of(form), event.item)) {
        all += touched_risk_of(group, form.seat);
    }
    return all;
}

Touched evolve(GroupState& group, const FormSent& event, Stamp stamp) {
    auto& form = group.forms.all.at(event.form);
    form.state = FormState::sent;
    form.over_at = stamp.at;
    auto all = touched({ref(Kind::forms, event.form), ref(Kind::progress, form.seat)});
    // What was a sign in it is read as it was sent from now on.
    return all += touched_risk_of(group, form.seat);
}

Touched evolve(GroupState& group, const FitSaid& event, Stamp) {
    auto& form = group.forms.all.at(event.form);
    form.fit = event.answer;
    return touched({ref(Kind::progress, form.seat)});
}

}  // namespace domain::group
