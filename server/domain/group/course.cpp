// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/course.hpp"

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

constexpr std::int64_t move_ahead_ms_max = 366 * day_ms;
// A facilitator's line may break for a moment; the group is not left alone for longer.
constexpr std::int64_t hold_after_ms_default = 30'000;
// Goodbyes may take a little longer than the plan; a room does not stay open without end.
constexpr std::int64_t closing_grace_ms_default = 10LL * 60 * 1000;

// A session that has not begun: planned, or its members still wait in the lobby.
bool has_not_begun(const Session& session) {
    return session.state == SessionState::planned || session.state == SessionState::lobby;
}

Session planned(const PlannedSession& plan, std::int64_t n, const ProgrammeSession& programmed) {
    Session session;
    session.id = plan.session;
    session.n = n;
    session.phase = programmed.phase;
    session.purpose = programmed.purpose;
    session.agenda = programmed.agenda;
    session.starts_at = plan.starts_at;
    return session;
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

}  // namespace

Decision decide(const GroupState& group, const FoundGroup& command, Context context) {
    if (group.course.founded) return Refusal::group_exists;
    const auto& programmed = command.programme.sessions.items;
    if (programmed.empty()) return Rejection{Refusal::malformed, "/programme/sessions"};

    GroupFounded founded{command.name,
                         command.time_zone,
                         command.seats_max,
                         hold_after_ms_default,
                         closing_grace_ms_default,
                         command.programme,
                         {}};
    for (std::size_t i = 0; i < programmed.size(); ++i) {
        const auto after = static_cast<std::int64_t>(i) * command.programme.days_between.value;
        founded.sessions.push_back(
            {context.draw.id<SessionId>(), later(command.first_session_at, after * day_ms)});
    }
    auto agenda = first_agenda(command.programme, founded.sessions.front().session, context.draw);
    return happened(std::move(founded), std::move(agenda));
}

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

    return happened(SessionMoved{command.session, command.starts_at});
}

Decision decide(const GroupState& group, const Actor& actor, const CancelSession& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!has_not_begun(*session)) return Refusal::session_not_planned;

    Events events{SessionCancelled{command.session, command.reason}};
    const auto* next = next_after(group, *session);
    if (session == group.current_session() && next) {
        events.emplace_back(draw_agenda(group, *next, context.draw));
    }
    return events;
}

Touched evolve(GroupState& group, const GroupFounded& event, Stamp) {
    group.course = {
        true,           event.name, event.time_zone, event.hold_after_ms, event.closing_grace_ms,
        event.programme};
    group.membership.seats_max = event.seats_max;
    std::int64_t n = 0;
    for (const auto& plan : event.sessions) {
        const auto& programmed = event.programme.sessions.items.at(static_cast<std::size_t>(n));
        group.sessions.all[plan.session] = planned(plan, ++n, programmed);
        group.sessions.order.push_back(plan.session);
    }
    return everything();
}

Touched evolve(GroupState& group, const SessionMoved& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::planned;
    if (!session.moved_from) session.moved_from = session.starts_at;
    session.starts_at = event.starts_at;
    session.missed = false;
    return everything();
}

Touched evolve(GroupState& group, const SessionCancelled& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::cancelled;
    session.cancelled_reason = event.reason;
    return everything();
}

std::optional<CourseView> course_view(const GroupState& group, const Lens&) {
    const auto& sessions = group.sessions;
    if (sessions.order.empty()) return {};
    const auto* current = group.current_session();
    const auto* shown = current ? current : sessions.find(sessions.order.back());
    CourseView view;
    view.programme = group.course.programme.title;
    view.phase = shown->phase;
    view.session_n = shown->n;
    view.sessions = static_cast<std::int64_t>(sessions.order.size());
    if (current) view.session = current->id;
    view.session_minutes = group.course.programme.session_minutes.value;
    view.last_session_at = sessions.find(sessions.order.back())->starts_at;
    return view;
}

}  // namespace domain::group
