// SPDX-License-Identifier: Apache-2.0
// What the course itself shows about a member when a session ends: staying away, going without a
// next step, and without a turn of one's own.
#include <algorithm>
#include <ranges>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/raising.hpp"

namespace domain::group {

namespace {

// The sessions that a member could have come to, the one that ends now last.
std::vector<const Session*> sessions_since(const GroupState& group, const Seat& seat,
                                           const Session& ending) {
    std::vector<const Session*> sessions;
    for (const auto& id : group.sessions.order) {
        const auto* session = group.sessions.find(id);
        const bool held = session->state == SessionState::ended || session->id == ending.id;
        if (held && session->started_at && seat.seated_at <= *session->started_at) {
            sessions.push_back(session);
        }
    }
    return sessions;
}

bool stayed_away(const GroupState& group, const Session& session, const SeatId& seat) {
    const auto* attended = group.attendance.of(session.id, seat);
    if (!attended) return true;
    if (attended->corrected) {
        return *attended->corrected == AttendanceStatus::absent ||
               *attended->corrected == AttendanceStatus::excused;
    }
    return !attended->arrived_at;
}

bool took_step(const GroupState& group, const Session& session, const SeatId& seat) {
    return std::ranges::any_of(group.board.cards, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.session == session.id;
    });
}

bool had_focus(const GroupState& group, const Session& session, const SeatId& seat) {
    return std::ranges::any_of(group.focuses.all, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.session == session.id;
    });
}

// How many of the last ones in a row are so.
template <class Sessions>
std::int64_t running(const Sessions& sessions, auto is_so) {
    const auto backwards = sessions | std::views::reverse;
    return std::ranges::distance(backwards | std::views::take_while(is_so));
}

}  // namespace

void flag_session_over(const GroupState& group, const Session& session, Context context,
                       Events& events) {
    const auto& rules = group.course.programme.attention;
    if (!rules) return;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.gone() || seat.role != Role::member) continue;
        const auto sessions = sessions_since(group, seat, session);
        const auto away = [&](const Session* one) { return stayed_away(group, *one, seat.id); };
        const auto stepless = [&](const Session* one) { return !took_step(group, *one, seat.id); };
        const auto waiting = [&](const Session* one) { return !had_focus(group, *one, seat.id); };
        Raising flags{group, id, session.id, context, events};
        const auto raise_from = [&](FlagKind kind, std::int64_t count, const auto& threshold) {
            if (at_least(count, threshold)) flags.raise({kind, {}, {}, count});
        };
        // Whoever came today is not staying away.
        const auto away_running = running(sessions, away);
        raise_from(FlagKind::absent_running, away_running, rules->absent_running);
        if (away_running > 0) {
            raise_from(FlagKind::absent_in_all, std::ranges::count_if(sessions, away),
                       rules->absent_in_all);
        }
        raise_from(FlagKind::without_step, running(sessions, stepless), rules->without_step);
        raise_from(FlagKind::without_focus, running(sessions, waiting), rules->without_focus);
    }
}

}  // namespace domain::group
