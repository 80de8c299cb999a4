// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/brief.hpp"

#include <algorithm>

#include "server/domain/group/brief_worse.hpp"
#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

bool was_there(AttendanceStatus status) {
    return status == AttendanceStatus::attended || status == AttendanceStatus::late ||
           status == AttendanceStatus::left_early;
}

bool says_anything(const Checkin& checkin) {
    return checkin.mood || checkin.week || checkin.link || checkin.step || checkin.win;
}

void add_last_time(const GroupState& group, bool took_part, BriefMember& member) {
    const auto* last = group.last_session();
    if (!last) return;
    const auto status = status_of(group, last->id, member.seat);
    member.silent = was_there(status) && !took_part && !group.voices.spoke(last->id, member.seat);
    member.missed_in_a_row = missed_in_a_row(group, member.seat, last->id);
    member.call = member.missed_in_a_row >= call_after(group);
}

BriefMember brief_of(const GroupState& group, const Session& session, const OwedFocus& owed) {
    BriefMember member;
    const auto& seat = owed.seat;
    member.seat = seat;
    member.away = group.absences.told(session.id, seat) && !group.sessions.arrival(seat);
    member.owed_turn = owed.owed;
    member.open_risk = group.risks.open_of(seat) != nullptr;
    add_last_time(group, owed.took_part, member);
    const auto* checkin = group.checkins.of(seat, session.id);
    member.nothing_written = !checkin || !says_anything(*checkin);
    if (checkin && checkin->step && checkin->step->words.value &&
        checkin->step->words.value->outcome != StepOutcome::done) {
        member.step = checkin->step->words.value->outcome;
    }
    member.worse = worse_of(group, seat, session.id);
    member.forms_missing = forms_missing_of(group, seat, session.id);
    return member;
}

void add_open(const GroupState& group, const Session& session, BriefView& view) {
    for (const auto& [id, item] : group.agenda.items) {
        if (item.session == session.id && item.state == ItemState::parked)
            view.parked.push_back(id);
    }
    for (const auto& [id, line] : group.lines.all) {
        if (line.replies.empty()) view.open_lines.push_back(id);
    }
    for (const auto& id : group.sessions.order) {
        const auto draft = std::ranges::any_of(group.chart.all, [&](const auto& entry) {
            return entry.second.session == id && !entry.second.is_signed();
        });
        if (draft) view.unsigned_notes.push_back(id);
    }
}

}  // namespace

std::optional<BriefView> brief_view(const GroupState& group, const Lens& lens) {
    if (!lens.facilitates()) return {};
    const auto* session = group.current_session();
    if (!session || session->at_work()) return {};
    BriefView view;
    view.session = session->id;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role != Role::member) continue;
        ++view.began;
        if (seat.gone()) ++view.left;
    }
    if (const auto ledger = owed_view(group, lens)) {
        for (const auto& owed : ledger->members) {
            view.members.push_back(brief_of(group, *session, owed));
        }
    }
    add_open(group, *session, view);
    return view;
}

}  // namespace domain::group
