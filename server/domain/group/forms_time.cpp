// SPDX-License-Identifier: Apache-2.0
// Forms open and close by themselves: a day before the session that they are for, and at its start.
#include <algorithm>

#include "server/domain/group/flags.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

using Measures = std::vector<const Measure*>;

// Which of the programme's sessions this is. Those that a course without an end adds are its last.
std::int64_t programmed_n(const Programme& programme, const Session& session) {
    const auto last = static_cast<std::int64_t>(programme.sessions.items.size());
    return std::min(session.n, last);
}

// The programme's forms before this session, of the measures that the group has.
Measures programmed(const GroupState& group, const Session& session) {
    Measures all;
    const auto& programme = group.course.programme;
    if (!programme.measures) return all;
    const auto n = programmed_n(programme, session);
    for (const auto& one : programme.measures->items) {
        const auto* measure = group.forms.newest_of(one.measure);
        const bool now =
            std::ranges::any_of(one.sessions.items, [&](const auto& of) { return of.value == n; });
        if (now && measure && measure->given == MeasureGiven::form) all.push_back(measure);
    }
    return all;
}

// The coming session while there is time for its programme's forms; null: there is none.
const Session* session_to_plan_for(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session || session->at_work() || session->missed) return nullptr;
    const auto& over = group.forms.over_for;
    const bool done = std::ranges::find(over, session->id) != over.end();
    return done || programmed(group, *session).empty() ? nullptr : session;
}

// Nobody had begun it when its time was over. If the session is moved then, there is another.
bool ran_out(const Form& form) { return form.state == FormState::closed && !form.begun_at; }

// Had one for this session already, or has one in hand.
bool has_form(const GroupState& group, const Session& session, const SeatId& seat,
              const MeasureKey& measure) {
    return std::ranges::any_of(group.forms.all, [&](const auto& entry) {
        const auto& form = entry.second;
        return form.seat == seat && form.measure == measure &&
               ((form.session == session.id && !ran_out(form)) || form.to_do());
    });
}

// Whoever joins late finds the form too.
std::vector<SeatId> without_form(const GroupState& group, const Session& session,
                                 const MeasureKey& measure) {
    std::vector<SeatId> seats;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.gone() || seat.role != Role::member) continue;
        if (!has_form(group, session, id, measure)) seats.push_back(id);
    }
    return seats;
}

bool anybody_without_form(const GroupState& group, const Session& session) {
    return std::ranges::any_of(programmed(group, session), [&](const Measure* measure) {
        return !without_form(group, session, measure->id).empty();
    });
}

void plan_for(const GroupState& group, const Session& session, Context context, Events& events) {
    for (const auto* measure : programmed(group, session)) {
        FormsPlanned planned{measure->id, measure->version, FormOccasion::session, session.id, {},
                             {}};
        FormsOpened opened;
        for (const auto& seat : without_form(group, session, measure->id)) {
            planned.forms.push_back({context.draw.id<FormId>(), seat});
            opened.forms.push_back(planned.forms.back().form);
        }
        if (planned.forms.empty()) continue;
        events.emplace_back(std::move(planned));
        events.emplace_back(std::move(opened));
    }
}

// When this form's next step is due; empty when it has none.
std::optional<Timestamp> due_at(const GroupState& group, const Form& form) {
    if (!form.to_do() || !is_seated(group, form.seat)) return {};
    const auto closes = closes_at(group, form);
    if (form.state != FormState::planned) return closes;
    const auto opens = opens_at(group, form);
    return opens && closes ? std::min(*opens, *closes) : closes;
}

}  // namespace

std::optional<Timestamp> opens_at(const GroupState& group, const Form& form) {
    if (!form.session) return form.planned_at;
    return later(group.sessions.find(*form.session)->starts_at, -form_window_ms);
}

std::optional<Timestamp> closes_at(const GroupState& group, const Form& form) {
    if (!form.session) return form.closes_at;
    const auto* session = group.sessions.find(*form.session);
    return session->state == SessionState::cancelled ? Timestamp{} : session->starts_at;
}

bool is_unwatched(const GroupState& group, const Form& form) {
    if (form.begun_at || group.forms.measure_of(form).danger.items.empty()) return false;
    const auto opens = opens_at(group, form);
    const auto closes = closes_at(group, form);
    return opens && closes && !watched_within(group, *opens, *closes);
}

std::optional<Timestamp> next_form_deadline(const GroupState& group) {
    std::optional<Timestamp> soonest;
    for (const auto& [id, form] : group.forms.all) soonest = sooner(soonest, due_at(group, form));
    if (const auto* session = session_to_plan_for(group)) {
        const bool waits = anybody_without_form(group, *session);
        soonest = sooner(soonest, later(session->starts_at, waits ? -form_window_ms : 0));
    }
    return soonest;
}

void due_forms(const GroupState& group, Context context, Events& events) {
    FormsOpened opened;
    FormsClosed closed;
    for (const auto& [id, form] : group.forms.all) {
        const auto due = due_at(group, form);
        if (!due || *due > context.now) continue;
        const auto closes = closes_at(group, form);
        (closes && *closes <= context.now ? closed.forms : opened.forms).push_back(id);
    }
    if (!opened.forms.empty()) events.emplace_back(std::move(opened));
    if (!closed.forms.empty()) events.emplace_back(std::move(closed));

    const auto* session = session_to_plan_for(group);
    if (!session || later(session->starts_at, -form_window_ms) > context.now) return;
    if (context.now < session->starts_at) return plan_for(group, *session, context, events);
    events.emplace_back(SessionFormsOver{session->id});
}

void flag_missing_forms(const GroupState& group, Context context, Events& events) {
    std::vector<FormId> over;
    for (const auto& event : events) {
        const auto* closed = std::get_if<FormsClosed>(&event);
        if (closed) over.insert(over.end(), closed->forms.begin(), closed->forms.end());
    }
    for (const auto& id : over) flag_missing_form(group, *group.forms.find(id), context, events);
}

Touched evolve(GroupState& group, const FormsOpened& event, Stamp) {
    Touched all;
    for (const auto& id : event.forms) {
        group.forms.all.at(id).state = FormState::open;
        all += touched({ref(Kind::forms, id)});
    }
    return all;
}

Touched evolve(GroupState& group, const FormsClosed& event, Stamp stamp) {
    Touched all;
    for (const auto& id : event.forms) {
        auto& form = group.forms.all.at(id);
        form.unwatched = is_unwatched(group, form);
        form.state = FormState::closed;
        form.over_at = stamp.at;
        all += touched({ref(Kind::forms, id), ref(Kind::progress, form.seat)});
    }
    return all;
}

}  // namespace domain::group
