// SPDX-License-Identifier: Apache-2.0
// Saying that one cannot come; and what the group did meanwhile.
#include "server/domain/group/absence.hpp"

#include <algorithm>
#include <ranges>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

const Absence* Absences::find(const AbsenceId& id) const { return find_in(all, id); }

const Absence* Absences::ever(const SessionId& session, const SeatId& seat) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        return entry.second.session == session && entry.second.seat == seat;
    });
    return found == all.end() ? nullptr : &found->second;
}

bool Absences::told(const SessionId& session, const SeatId& seat) const {
    const auto* absence = ever(session, seat);
    return absence && !absence->taken_back;
}

bool in_document(const GroupState& group, const Absence& absence) {
    const auto* session = group.sessions.find(absence.session);
    return !session->over() || group.in_document(absence.session);
}

namespace {

// An absence may be for any session that is to come, and lies with the others of that evening.
Objection require_to_come(const GroupState& group, const Actor& actor, const SessionId& id) {
    if (auto no = require_member(actor)) return no;
    const auto* session = group.sessions.find(id);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    const bool begun =
        session->state != SessionState::planned && session->state != SessionState::lobby;
    if (begun) return Refusal::session_not_planned;
    if (session->state == SessionState::lobby && group.sessions.arrival(actor.seat.id)) {
        return Refusal::already_arrived;
    }
    return {};
}

Touched touched_absence(const Absence& absence) {
    return touched({ref(Kind::absences, absence.id), ref(Kind::attendance, absence.session)});
}

// Missed by what is known: the room saw nobody, or a facilitator says so.
bool missed(const GroupState& group, const SessionId& session, const SeatId& seat) {
    if (!belonged_by_then(group, session, seat)) return false;
    if (group.leavings.away_at(seat, group.sessions.find(session)->starts_at)) return false;
    const auto status = status_of(group, session, seat);
    return status == AttendanceStatus::absent || status == AttendanceStatus::excused;
}

}  // namespace

std::int64_t missed_in_a_row(const GroupState& group, const SeatId& seat, const SessionId& upto) {
    const auto& order = group.sessions.order;
    const auto end = std::ranges::find(order, upto);
    if (end == order.end()) return 0;
    std::int64_t row = 0;
    for (const auto& id : std::ranges::subrange(order.begin(), end + 1) | std::views::reverse) {
        if (group.sessions.find(id)->state != SessionState::ended) continue;
        if (!missed(group, id, seat)) break;
        ++row;
    }
    return row;
}

std::int64_t call_after(const GroupState& group) {
    constexpr std::int64_t call_after_misses_default = 2;
    const auto& own = group.course.programme.call_after_misses;
    return own ? own->value : call_after_misses_default;
}

Decision decide(const GroupState& group, const Actor& actor, const TellAbsence& command,
                Context context) {
    if (auto no = require_to_come(group, actor, command.session)) return *no;
    if (command.reason == AbsenceReason::own_words && !command.words) {
        return Rejection{Refusal::words_needed, "/words"};
    }
    const AbsenceWords why{command.reason, command.words};
    const auto* before = group.absences.ever(command.session, actor.seat.id);
    if (before && !before->taken_back && before->why.value == why) return happened();

    return happened(AbsenceTold{before ? before->id : context.draw.id<AbsenceId>(), command.session,
                                actor.seat.id, personal(actor.person, why)});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeBackAbsence& command,
                Context) {
    if (auto no = require_to_come(group, actor, command.session)) return *no;
    const auto* absence = group.absences.ever(command.session, actor.seat.id);
    if (!absence || absence->taken_back) return happened();

    return happened(AbsenceTakenBack{absence->id});
}

Touched evolve(GroupState& group, const AbsenceTold& event, Stamp stamp) {
    const Absence absence{event.absence, event.session, event.seat, stamp.at, event.why, false};
    group.absences.all[event.absence] = absence;
    return touched_absence(absence);
}

Touched evolve(GroupState& group, const AbsenceTakenBack& event, Stamp) {
    auto& absence = group.absences.all.at(event.absence);
    absence.taken_back = true;
    return touched_absence(absence);
}

// Whoever is in the room sees that somebody is not; why is between the member and the facilitators.
// Who came after all is here like the others.
std::optional<AbsenceView> view(const GroupState& group, const Absence& absence, const Lens& lens) {
    if (absence.taken_back) return {};
    if (lens.own || lens.facilitates()) {
        AbsenceView view{absence.session, absence.seat, {}, {}, absence.at};
        if (const auto& why = absence.why.value) {
            view.reason = why->reason;
            view.words = why->words;
        }
        return view;
    }
    const auto* session = group.running_session();
    const bool tonight = session && session->at_work() && session->id == absence.session;
    if (!lens.is_member() || !lens.in_session || !tonight) return {};
    if (group.sessions.arrival(absence.seat)) return {};
    if (!is_seated(group, absence.seat)) return {};
    return AbsenceView{absence.session, absence.seat, {}, {}, {}};
}

namespace {

bool was_done(const AgendaItem& item) {
    return item.state == ItemState::done || item.state == ItemState::current;
}

std::vector<CatchUpItem> done_in(const GroupState& group, const SessionId& session) {
    std::vector<CatchUpItem> items;
    const auto order = group.agenda.orders.find(session);
    if (order == group.agenda.orders.end()) return items;
    for (const auto& id : order->second) {
        const auto* item = group.agenda.find(id);
        if (!was_done(*item)) continue;
        items.push_back({item->kind, item->proposed_by ? std::nullopt : item->title});
    }
    return items;
}

}  // namespace

std::optional<CatchUpView> catch_up_view(const GroupState& group, const SeatId& seat,
                                         const Lens& lens) {
    if (!lens.own || !lens.is_member() || lens.left) return {};
    const auto* last = group.last_session();
    if (!last || !missed(group, last->id, seat)) return {};
    CatchUpView view{last->id, done_in(group, last->id), {}};
    if (const auto* current = group.current_session()) view.next_at = current->starts_at;
    return view;
}

}  // namespace domain::group
