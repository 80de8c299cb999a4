// SPDX-License-Identifier: Apache-2.0
// The dates of a course: what is moved, what does not take place, and where it ends.
#include "server/domain/group/course.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

constexpr std::int64_t move_ahead_ms_max = 366 * day_ms;

// A session that has not begun: planned, or its members still wait in the lobby.
bool has_not_begun(const Session& session) {
    return session.state == SessionState::planned || session.state == SessionState::lobby;
}

// Whoever waited in the lobby of a session that does not take place now has not arrived.
void empty_lobby(GroupState& group, const Session& session) {
    if (session.state != SessionState::lobby) return;
    group.sessions.arrivals.clear();
    group.floor = {};
    for (auto& [seat, attended] : group.attendance.sessions[session.id]) {
        const auto corrected = attended.corrected;
        attended = {};
        attended.corrected = corrected;
    }
}

// What counts on a session counts on its place: session 5 comes after 4 and before 6.
bool keeps_order(const GroupState& group, const Session& moved, const MoveSession& command) {
    for (const auto& [id, other] : group.sessions.all) {
        if (other.over()) continue;
        if (other.n < moved.n && other.starts_at >= command.starts_at) return false;
        const bool stays = other.n > moved.n && !command.following.value_or(false);
        if (stays && other.starts_at <= command.starts_at) return false;
    }
    return true;
}

// The session that takes over from one that does not take place: the next one, or for the last one
// the one before. Null when there is none, or its agenda is drawn already.
Session* heir_of(GroupState& group, const Session& session, bool was_last) {
    Session* heir = nullptr;
    for (const auto& id : group.sessions.order) {
        auto& other = group.sessions.all.at(id);
        if (other.over()) continue;
        if (was_last) heir = &other;
        if (!was_last && !heir && other.n > session.n) heir = &other;
    }
    return heir && heir != group.current_session() ? heir : nullptr;
}

// A course looks back half-way, and says goodbye, whichever evening falls out.
void pass_on(GroupState& group, const Session& session, bool was_last) {
    if (!was_last && !session.midpoint) return;
    auto* heir = heir_of(group, session, was_last);
    if (!heir || (was_last && is_open_ended(group))) return;
    heir->agenda = session.agenda;
    heir->purpose = session.purpose;
    heir->midpoint = heir->midpoint || session.midpoint;
    if (was_last) heir->phase = session.phase;
}

// All by as much as the one that is moved, as the group's clock shows it: from Thursdays at seven
// to Fridays at six, whether it is summer or winter.
Events moved_along(const GroupState& group, const Session& moved, Timestamp starts_at,
                   const Zones& zones) {
    Events events;
    const auto& zone = group.course.time_zone;
    const auto by = zones.local(starts_at, zone) - zones.local(moved.starts_at, zone);
    for (const auto& id : group.sessions.order) {
        const auto* later_one = group.sessions.find(id);
        if (later_one->n <= moved.n || !has_not_begun(*later_one)) continue;
        const auto shown = zones.local(later_one->starts_at, zone) + by;
        events.emplace_back(SessionMoved{id, zones.instant(shown, zone)});
    }
    return events;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const MoveSession& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!has_not_begun(*session)) return Refusal::session_not_planned;
    if (command.starts_at < context.now) return Rejection{Refusal::starts_in_past, "/starts_at"};
    if (ms_between(context.now, command.starts_at) > move_ahead_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/starts_at"};
    }
    if (command.starts_at == session->starts_at) return happened();
    if (!keeps_order(group, *session, command)) {
        return Rejection{Refusal::not_in_order, "/starts_at"};
    }

    Events events{SessionMoved{command.session, command.starts_at}};
    if (command.following.value_or(false)) {
        append(events, moved_along(group, *session, command.starts_at, context.zones));
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const CancelSession& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!has_not_begun(*session)) return Refusal::session_not_planned;

    Events events{SessionCancelled{command.session, command.reason}};
    append(events, one_more_session(group, context));
    const auto* next = next_after(group, *session);
    if (session == group.current_session() && next) {
        events.emplace_back(draw_agenda(group, *next, context.draw));
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const PlanNoMore&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!is_open_ended(group)) return Refusal::course_has_an_end;

    return happened(NoMorePlanned{});
}

Touched evolve(GroupState& group, const SessionMoved& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::planned;
    if (!session.moved_from) session.moved_from = session.starts_at;
    session.starts_at = event.starts_at;
    session.missed = false;
    std::erase(group.forms.over_for, event.session);
    return everything();
}

Touched evolve(GroupState& group, const SessionMissed& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::planned;
    session.missed = true;
    return everything();
}

Touched evolve(GroupState& group, const SessionCancelled& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    const bool was_last = &session == last_planned(group);
    session.state = SessionState::cancelled;
    session.cancelled_reason = event.reason;
    pass_on(group, session, was_last);
    return everything();
}

}  // namespace domain::group
