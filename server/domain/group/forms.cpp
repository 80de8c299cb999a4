// SPDX-License-Identifier: Apache-2.0
// Which forms there are: on offer, planned, withdrawn.
#include "server/domain/group/forms.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

std::string version_key(const std::string& measure, Version version) {
    return measure + "/" + std::to_string(version.value);
}

bool is_news(const Forms& forms, const Measure& measure) {
    const auto* known = find_in(forms.newest, measure.id.value);
    return !known || *known < measure.version;
}

bool is_seated_member(const GroupState& group, const SeatId& id) {
    const auto* seat = group.membership.seat(id);
    return seat && !seat->gone() && seat->role == Role::member;
}

std::vector<SeatId> members_of(const GroupState& group) {
    std::vector<SeatId> members;
    for (const auto& [id, seat] : group.membership.seats) {
        if (is_seated_member(group, id)) members.push_back(id);
    }
    return members;
}

// No first session has begun yet.
bool is_before_course(const GroupState& group) {
    return std::ranges::none_of(group.sessions.all, [](const auto& entry) {
        return entry.second.at_work() || entry.second.state == SessionState::ended;
    });
}

Objection why_not_then(const GroupState& group, const PlanForms& command) {
    const bool of_session = command.occasion == FormOccasion::session;
    if (of_session != command.session.has_value()) {
        return Rejection{Refusal::choose_one, "/session"};
    }
    if (command.occasion == FormOccasion::pre_group && !is_before_course(group)) {
        return Rejection{Refusal::course_has_begun, "/occasion"};
    }
    if (!command.session) return {};
    const auto* session = group.sessions.find(*command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (session->over() || session->at_work()) {
        return Rejection{Refusal::session_not_planned, "/session"};
    }
    return {};
}

Objection why_not_these(const GroupState& group, const std::vector<SeatId>& seats) {
    for (std::size_t i = 0; i < seats.size(); ++i) {
        if (!is_seated_member(group, seats[i])) {
            return Rejection{Refusal::not_found, "/seats/" + std::to_string(i)};
        }
    }
    return {};
}

}  // namespace

Choices Form::choices() const {
    Choices all;
    for (const auto& [item, answered] : answers) {
        if (answered.choice.value) all[item] = answered.choice.value->value;
    }
    return all;
}

const Form* Forms::find(const FormId& id) const { return find_in(all, id); }

const Measure* Forms::newest_of(const MeasureKey& measure) const {
    const auto* version = find_in(newest, measure.value);
    return version ? find_in(measures, version_key(measure.value, *version)) : nullptr;
}

const Measure& Forms::measure_of(const Form& form) const {
    return measures.at(version_key(form.measure.value, form.version));
}

const Form* Forms::unfinished(const SeatId& seat, const MeasureKey& measure) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        const auto& form = entry.second;
        return form.seat == seat && form.measure == measure && form.to_do();
    });
    return found == all.end() ? nullptr : &found->second;
}

bool brings_news(const Forms& forms, const std::vector<Measure>& measures) {
    return std::ranges::any_of(measures,
                               [&](const Measure& measure) { return is_news(forms, measure); });
}

Decision decide(const GroupState& group, const OfferMeasures& command, Context) {
    MeasuresOffered offered;
    for (const auto& measure : command.measures) {
        if (is_news(group.forms, measure)) offered.measures.push_back(measure);
    }
    if (offered.measures.empty()) return happened();

    return happened(std::move(offered));
}

Decision decide(const GroupState& group, const Actor& actor, const PlanForms& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* measure = group.forms.newest_of(command.measure);
    if (!measure || measure->given != MeasureGiven::form) {
        return Rejection{Refusal::not_found, "/measure"};
    }
    if (auto no = why_not_then(group, command)) return *no;
    if (auto no = why_not_these(group, command.seats.items)) return *no;
    auto seats = command.seats.items.empty() ? members_of(group) : command.seats.items;
    std::ranges::sort(seats);
    const auto repeated = std::ranges::unique(seats);
    seats.erase(repeated.begin(), repeated.end());
    std::erase_if(seats, [&](const SeatId& seat) {
        return group.forms.unfinished(seat, command.measure) != nullptr;
    });
    if (seats.empty()) return Refusal::form_already_planned;

    FormsPlanned planned{measure->id, measure->version, command.occasion, command.session, {}, {}};
    if (!command.session) planned.closes_at = later(context.now, form_days_ms);
    FormsOpened opened;
    for (const auto& seat : seats) {
        planned.forms.push_back({context.draw.id<FormId>(), seat});
        opened.forms.push_back(planned.forms.back().form);
    }
    const bool opens_now =
        !command.session ||
        ms_between(context.now, group.sessions.find(*command.session)->starts_at) <= form_window_ms;
    if (!opens_now) return happened(std::move(planned));
    return happened(std::move(planned), std::move(opened));
}

Decision decide(const GroupState& group, const Actor& actor, const WithdrawForm& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* form = group.forms.find(command.form);
    if (!form || form->state == FormState::withdrawn) return Rejection{Refusal::not_found, "/form"};
    if (form->begun_at) return Rejection{Refusal::form_begun, "/form"};
    if (!form->to_do()) return Rejection{Refusal::form_closed, "/form"};

    return happened(FormWithdrawn{form->id, actor.seat.id});
}

Touched evolve(GroupState& group, const MeasuresOffered& event, Stamp) {
    Touched all;
    for (const auto& measure : event.measures) {
        group.forms.measures[version_key(measure.id.value, measure.version)] = measure;
        group.forms.newest[measure.id.value] = measure.version;
        all += touched({ref(Kind::measures, measure.id)});
    }
    return all;
}

// A half-filled one of the same measure leaves the document when a newer one comes.
Touched evolve(GroupState& group, const FormsPlanned& event, Stamp stamp) {
    Touched all;
    for (const auto& planned : event.forms) {
        for (const auto& [id, form] : group.forms.all) {
            if (form.seat == planned.seat && form.measure == event.measure &&
                form.takes_answers()) {
                all += touched({ref(Kind::forms, id)});
            }
        }
        Form form;
        form.id = planned.form;
        form.seat = planned.seat;
        form.measure = event.measure;
        form.version = event.version;
        form.occasion = event.occasion;
        form.session = event.session;
        form.closes_at = event.closes_at;
        form.planned_at = stamp.at;
        group.forms.all[planned.form] = std::move(form);
        all += touched({ref(Kind::forms, planned.form)});
    }
    return all;
}

Touched evolve(GroupState& group, const SessionFormsOver& event, Stamp) {
    group.forms.over_for.push_back(event.session);
    return {};
}

Touched evolve(GroupState& group, const FormWithdrawn& event, Stamp) {
    group.forms.all.at(event.form).state = FormState::withdrawn;
    return touched({ref(Kind::forms, event.form)});
}

}  // namespace domain::group
