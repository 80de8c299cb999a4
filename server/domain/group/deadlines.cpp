// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/deadlines.hpp"

#include <algorithm>

#include "server/domain/group/group.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// People come early and find the door open.
constexpr std::int64_t lobby_before_ms = 15 * minute_ms;
// The whole evening went by and nobody began it. Two hours more, and whoever came late has gone
// home: nothing stays open, and nobody's place is kept. Our own choice.
constexpr std::int64_t lobby_after_end_ms_max = 120 * minute_ms;
// Nobody came back to lead: whoever still waits is sent home.
constexpr std::int64_t hold_ms_max = 2 * 60 * minute_ms;

// A lobby that a facilitator opened off its time has its time from then on.
Timestamp lobby_until(const GroupState& group, const Session& session) {
    const auto from = std::max(session.starts_at, session.lobby_at.value_or(session.starts_at));
    return later(from, session_length_ms(group) + lobby_after_end_ms_max);
}

std::optional<Timestamp> session_deadline(const GroupState& group, const Session& session) {
    switch (session.state) {
        case SessionState::planned:
            if (session.missed) return {};
            return later(session.starts_at, -lobby_before_ms);
        case SessionState::open:
        case SessionState::closing:
            return session.held_at ? later(*session.held_at, hold_ms_max) : session.ends_at;
        case SessionState::lobby:
            return lobby_until(group, session);
        case SessionState::ended:
        case SessionState::cancelled:
            return {};
    }
    return {};
}

Events due_session(const GroupState& group, const Session& session, Context context) {
    if (session.state == SessionState::planned) {
        // A lobby that opens when the evening is over waits for nobody.
        const auto late_ms = ms_between(session.starts_at, context.now);
        if (late_ms > session_length_ms(group)) return {SessionMissed{session.id}};
        return open_lobby(session);
    }
    if (session.state == SessionState::lobby) return {SessionMissed{session.id}};
    if (session.state == SessionState::open && !session.held) {
        return start_closing(group, session, context.now);
    }
    return end_session(group, session, EndedBy::time, context);
}

// Then whatever belongs to it is over too.
bool ends_the_session(const Event& event) { return std::holds_alternative<SessionEnded>(event); }

}  // namespace

std::optional<Timestamp> next_deadline(const GroupState& group) {
    const auto of_people = sooner(next_board_deadline(group), next_risk_deadline(group));
    const auto soonest =
        sooner(of_people, sooner(next_form_deadline(group), next_aside_deadline(group)));
    const auto* session = group.current_session();
    return session ? sooner(soonest, session_deadline(group, *session)) : soonest;
}

Decision decide(const GroupState& group, const ActOnDeadlines&, Context context) {
    Events events;
    if (const auto* session = group.current_session()) {
        const auto at = session_deadline(group, *session);
        if (at && *at <= context.now) events = due_session(group, *session, context);
    }
    if (!std::ranges::any_of(events, ends_the_session)) due_asides(group, context.now, events);
    due_offers(group, context.now, events);
    due_forms(group, context, events);
    // Last: what only facilitators see moves none of the ids that others see.
    due_risks(group, context, events);
    flag_missing_forms(group, context, events);
    return events;
}

bool session_runs(const GroupState& group) { return group.running_session() != nullptr; }

bool leads_the_group(const GroupState& group, const Viewer& viewer) {
    return facilitates(viewer.role) && !group.asides.open_of(viewer.seat);
}

// A lobby that opened by itself may still wait for its facilitator.
std::optional<std::int64_t> hold_after_ms(const GroupState& group) {
    const auto* session = group.running_session();
    if (!session || !session->at_work() || session->held) return {};
    return group.course.hold_after_ms;
}

}  // namespace domain::group
