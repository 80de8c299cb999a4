// SPDX-License-Identifier: Apache-2.0
// From the opening to the end of a session.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

const Session* Sessions::find(const SessionId& id) const { return find_in(all, id); }

const Arrival* Sessions::arrival(const SeatId& seat) const { return find_in(arrivals, seat); }

bool Sessions::admitted(const SeatId& seat) const {
    const auto* found = arrival(seat);
    return found && found->admitted;
}

namespace {

// People have lives after a session, so it ends when it was planned to, even when it began a
// little off its time. One that begins further off the plan has its whole length.
constexpr std::int64_t off_plan_ms_max = 15LL * 60 * 1000;

Timestamp end_of(const Session& session, std::int64_t length_ms, Timestamp now) {
    const auto off = ms_between(session.starts_at, now);
    const bool as_planned = off <= off_plan_ms_max && off >= -off_plan_ms_max;
    return later(as_planned ? session.starts_at : now, length_ms);
}

}  // namespace

const Session* next_after(const GroupState& group, const Session& session) {
    for (const auto& id : group.sessions.order) {
        const auto* other = group.sessions.find(id);
        if (other->n > session.n && !other->over()) return other;
    }
    return nullptr;
}

Events start_session(const GroupState& group, const Session& session, Context context) {
    const auto ends_at = end_of(session, session_length_ms(group), context.now);
    Events events{SessionStarted{session.id, ends_at}};
    if (const auto* first = next_item(group)) {
        for (auto& event : begin_item(group, *first, context)) events.push_back(std::move(event));
    }
    return events;
}

// The grace follows the planned end, so that closing early cuts nothing off.
Events start_closing(const GroupState& group, const Session& session, Timestamp now) {
    const auto from = std::max(session.ends_at.value_or(now), now);
    return {ClosingStarted{session.id, later(from, group.course.closing_grace_ms)}};
}

Events end_session(const GroupState& group, const Session& session, EndedBy by, Context context) {
    Events events = end_round(group);
    if (const auto* item = group.agenda.current()) events.emplace_back(ItemFinished{item->id});
    events.emplace_back(SessionEnded{session.id, by});
    append(events, one_more_session(group, context));
    if (const auto* next = next_after(group, session)) {
        events.emplace_back(draw_agenda(group, *next, context.draw));
    }
    // Last: what only facilitators see moves none of the ids that everybody sees.
    flag_session_over(group, session, context, events);
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const StartSession&, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_session(group)) return *no;
    const auto* session = group.current_session();
    if (session->state != SessionState::lobby) return Refusal::session_not_in_lobby;

    return start_session(group, *session, context);
}

Decision decide(const GroupState& group, const Actor& actor, const StartClosing&, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.current_session();
    if (!session || session->state != SessionState::open) return Refusal::session_not_open;

    return start_closing(group, *session, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const EndSession&, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    if (auto no = require_out_of_role(group)) return *no;

    return end_session(group, *group.current_session(), EndedBy::facilitator, context);
}

Touched evolve(GroupState& group, const SessionStarted& event, Stamp stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.state = SessionState::open;
    session.started_at = stamp.at;
    session.ends_at = event.ends_at;
    return everything();
}

Touched evolve(GroupState& group, const ClosingStarted& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.state = SessionState::closing;
    session.ends_at = event.ends_at;
    return everything();
}

Touched evolve(GroupState& group, const SessionEnded& event, Stamp stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.state = SessionState::ended;
    session.ended_at = stamp.at;
    session.ended_by = event.by;
    session.ends_at.reset();
    // Before the hold is forgotten: an hour that ended in one was cut off.
    group.fidelity.of_session[event.session] = fidelity_of(group, session);
    session.held.reset();
    session.held_by.reset();
    session.held_at.reset();
    group.sessions.arrivals.clear();
    group.sessions.before.reset();
    group.floor = {};
    end_focus(group);
    end_asides(group);
    return everything();
}

std::optional<SessionView> view(const GroupState&, const Session& session, const Lens&) {
    SessionView view;
    view.n = session.n;
    view.phase = session.phase;
    view.purpose = session.purpose;
    view.state = session.state;
    view.starts_at = session.starts_at;
    view.moved_from = session.moved_from;
    view.ends_at = session.ends_at;
    view.held = session.held;
    view.held_by = session.held_by;
    view.held_at = session.held_at;
    view.led_by = session.led_by;
    view.cancelled_reason = session.cancelled_reason;
    return view;
}

}  // namespace domain::group
