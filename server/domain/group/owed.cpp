// SPDX-License-Identifier: Apache-2.0
// Who is owed a focus turn: fairness over the course, for the facilitators' eyes alone.
#include <algorithm>
#include <tuple>

#include "server/domain/group/focus.hpp"
#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

// Eight members and two turns a session make two or three for each of them in a course; whoever had
// none in four sessions has waited too long.
constexpr std::int64_t owed_after_sessions = 4;

// The session of a member's last turn; null: none yet.
const Session* session_of_last(const GroupState& group, const SeatId& seat) {
    const Session* last = nullptr;
    for (const auto& [id, focus] : group.focuses.all) {
        if (focus.seat != seat) continue;
        const auto* session = group.sessions.find(focus.session);
        if (!last || session->n > last->n) last = session;
    }
    return last;
}

std::int64_t held_after(const GroupState& group, const Session* last) {
    return std::ranges::count_if(group.sessions.all, [&](const auto& entry) {
        const auto& session = entry.second;
        return session.state == SessionState::ended && (!last || session.n > last->n);
    });
}

// Spoke, wrote, said "me too", or took something home.
bool took_part(const GroupState& group, const SeatId& seat, const SessionId& session) {
    if (group.voices.spoke(session, seat)) return true;
    if (group.focuses.takeaway_of(seat, session)) return true;
    const auto& focuses = group.focuses;
    const auto had = std::ranges::any_of(focuses.all, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.session == session;
    });
    const auto tapped = std::ranges::any_of(focuses.me_toos, [&](const auto& entry) {
        const auto& one = entry.second;
        return one.from == seat && !one.taken_back && focuses.find(one.focus)->session == session;
    });
    const auto wrote = std::ranges::any_of(group.sheets.all, [&](const auto& entry) {
        const auto& sheet = entry.second;
        return sheet.session == session &&
               std::ranges::find(sheet.entries, seat, &SheetEntry::by) != sheet.entries.end();
    });
    return had || tapped || wrote;
}

const Session* session_to_ask_about(const GroupState& group) {
    const auto* running = group.running_session();
    return running ? running : group.last_session();
}

OwedFocus owed_to(const GroupState& group, const SeatId& seat) {
    const auto* last = session_of_last(group, seat);
    const auto* about = session_to_ask_about(group);
    OwedFocus owed;
    owed.seat = seat;
    owed.turns = std::ranges::count_if(
        group.focuses.all, [&](const auto& entry) { return entry.second.seat == seat; });
    if (last) owed.last = last->id;
    owed.sessions_since = held_after(group, last);
    owed.owed = owed.sessions_since >= owed_after_sessions;
    owed.took_part = about && took_part(group, seat, about->id);
    return owed;
}

}  // namespace

std::optional<OwedView> owed_view(const GroupState& group, const Lens& lens) {
    if (!lens.facilitates()) return {};
    OwedView view;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role == Role::member && !seat.gone()) view.members.push_back(owed_to(group, id));
    }
    std::ranges::sort(view.members, {}, [](const OwedFocus& one) {
        return std::tuple{-one.sessions_since, one.turns, one.seat};
    });
    return view;
}

}  // namespace domain::group
