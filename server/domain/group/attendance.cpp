// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/attendance.hpp"

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/round.hpp"

namespace domain::group {

const Attended* Attendance::of(const SessionId& session, const SeatId& seat) const {
    const auto found = sessions.find(session);
    return found == sessions.end() ? nullptr : find_in(found->second, seat);
}

namespace {

// Whether somebody was there also says whether they have something to catch up, and how many
// sessions they missed in a row.
Touched touched_attendance(const GroupState& group, const SessionId& session, const SeatId& seat) {
    Touched now{{ref(Kind::attendance, session), ref(Kind::catch_ups, seat)}, false};
    if (const auto* last = group.last_session()) {
        now.entities.push_back(ref(Kind::attendance, last->id));
    }
    return now;
}

// Somebody who comes as the first round begins is not late; who leaves in the goodbyes has stayed.
constexpr std::int64_t late_after_ms = 5LL * 60 * 1000;
constexpr std::int64_t left_early_before_ms = 10LL * 60 * 1000;

bool came_late(const Session& session, const Attended& attended) {
    return session.started_at && attended.arrived_at &&
           ms_between(*session.started_at, *attended.arrived_at) > late_after_ms;
}

bool left_early(const Session& session, const Attended& attended) {
    return session.ended_at && attended.left_at &&
           ms_between(*attended.left_at, *session.ended_at) > left_early_before_ms;
}

Touched touched_presence(const SessionId& session) {
    return touched({ref(Kind::attendance, session), only(Kind::floor), only(Kind::next)});
}

// Leaving early says more about how somebody is than coming late, so it goes first.
AttendanceStatus seen_status(const Session& session, const Attended& attended) {
    const bool ended = session.state == SessionState::ended;
    if (!attended.arrived_at) return ended ? AttendanceStatus::absent : AttendanceStatus::unknown;
    if (ended && !attended.admitted) return AttendanceStatus::unknown;
    if (ended && !attended.presence && !attended.left_at) return AttendanceStatus::unknown;
    if (left_early(session, attended)) return AttendanceStatus::left_early;
    if (came_late(session, attended)) return AttendanceStatus::late;
    return AttendanceStatus::attended;
}

AttendanceEntry entry_of(const GroupState& group, const Session& session, const Seat& seat,
                         const Attended& attended) {
    AttendanceEntry entry{seat.id,
                          status_of(group, session.id, seat.id),
                          attended.corrected.has_value(),
                          attended.arrived_at,
                          attended.left_at,
                          attended.lost_times,
                          attended.stepped_out_times,
                          attended.presence,
                          0,
                          false,
                          seat.left};
    if (session.state == SessionState::ended) {
        entry.missed_in_a_row = missed_in_a_row(group, seat.id, session.id);
        entry.call = !seat.left && entry.missed_in_a_row >= call_after(group);
    }
    return entry;
}

}  // namespace

bool belonged_by_then(const GroupState& group, const SessionId& id, const SeatId& seat) {
    const auto& ended_at = group.sessions.find(id)->ended_at;
    return !ended_at || group.membership.seat(seat)->seated_at < *ended_at;
}

namespace {

// As the room saw it: a later correction of the attendance changes nobody's papers.
bool was_let_in(const GroupState& group, const SessionId& session, const SeatId& seat) {
    const auto* attended = group.attendance.of(session, seat);
    return attended && attended->admitted;
}

// Had left by the end of it, whether or not they are back since. When somebody was removed is not
// kept: they were away from what they did not come to.
bool was_gone(const GroupState& group, const SessionId& session, const Seat& seat) {
    const auto ended_at = group.sessions.find(session)->ended_at;
    const auto* leaving = group.leavings.find(seat.id);
    const bool still_away = ended_at && seat.left && leaving && leaving->at <= *ended_at;
    return seat.removed || still_away || (ended_at && group.leavings.away_at(seat.id, *ended_at));
}

}  // namespace

bool was_of_group(const GroupState& group, const SessionId& session, const SeatId& seat) {
    const auto* found = group.membership.seat(seat);
    if (!found || found->erased() || found->role != Role::member) return false;
    if (!group.sessions.find(session) || !belonged_by_then(group, session, seat)) return false;
    return !was_gone(group, session, *found) || was_let_in(group, session, seat);
}

AttendanceStatus status_of(const GroupState& group, const SessionId& id, const SeatId& seat) {
    const auto* attended = group.attendance.of(id, seat);
    if (attended && attended->corrected) return *attended->corrected;
    const auto status = seen_status(*group.sessions.find(id), attended ? *attended : Attended{});
    const bool told = status == AttendanceStatus::absent && group.absences.told(id, seat);
    return told ? AttendanceStatus::excused : status;
}

// Somebody who goes out while they speak has their turn again when they are back. In a hold the
// turn waits as everything does.
Events give_up_turn(const GroupState& group, const SeatId& seat, Timestamp now) {
    if (group.floor.speaker != seat || group.held()) return {};
    if (!group.floor.turn_of(seat)) return {TurnFinished{seat}};
    return put_off_turn(group, seat, now);
}

Decision decide(const GroupState& group, const Actor& actor, const StepOut&, Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (group.sessions.arrival(actor.seat.id)->stepped_out) return Refusal::already_out;
    if (group.asides.open_of(actor.seat.id)) return Refusal::in_side_room;

    Events events{SteppedOut{group.running_session()->id, actor.seat.id}};
    for (auto& event : give_up_turn(group, actor.seat.id, context.now)) {
        events.push_back(std::move(event));
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const StepBackIn&, Context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (!group.sessions.arrival(actor.seat.id)->stepped_out) return Refusal::not_out;

    return happened(SteppedBackIn{group.running_session()->id, actor.seat.id});
}

Decision decide(const GroupState& group, const Actor& actor, const CorrectAttendance& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    const auto* seat = group.membership.seat(command.seat);
    if (!seat || seat->role != Role::member) return Rejection{Refusal::not_found, "/seat"};
    if (seat->left) return Rejection{Refusal::member_has_left, "/seat"};
    const auto* attended = group.attendance.of(command.session, command.seat);
    if (attended && attended->corrected == command.status) return happened();

    return happened(AttendanceCorrected{command.session, command.seat, command.status});
}

Decision decide(const GroupState& group, const NotePresence& command, Context) {
    const auto* session = group.running_session();
    const auto* seat = group.membership.seat_of(command.person);
    if (!session || !seat || seat->left || seat->role == Role::on_call) return happened();
    const auto* attended = group.attendance.of(session->id, seat->id);
    if (attended && attended->presence == command.presence) return happened();

    return happened(PresenceNoted{session->id, seat->id, command.presence});
}

Touched evolve(GroupState& group, const SteppedOut& event, Stamp) {
    group.sessions.arrivals.at(event.seat).stepped_out = true;
    ++group.attendance.sessions[event.session][event.seat].stepped_out_times;
    return touched_presence(event.session);
}

Touched evolve(GroupState& group, const SteppedBackIn& event, Stamp) {
    group.sessions.arrivals.at(event.seat).stepped_out = false;
    return touched_presence(event.session);
}

// Gone since the first sign of it, until seen again.
Touched evolve(GroupState& group, const PresenceNoted& event, Stamp stamp) {
    auto& attended = group.attendance.sessions[event.session][event.seat];
    attended.presence = event.presence;
    if (event.presence == Presence::here) {
        attended.left_at.reset();
    } else if (attended.arrived_at) {
        if (!attended.left_at) attended.left_at = stamp.at;
        if (event.presence == Presence::lost) ++attended.lost_times;
    }
    note_presence_aside(group, event.seat, event.presence, stamp.at);
    return touched_presence(event.session);
}

Touched evolve(GroupState& group, const AttendanceCorrected& event, Stamp) {
    group.attendance.sessions[event.session][event.seat].corrected = event.status;
    return touched_attendance(group, event.session, event.seat);
}

// Members only. Somebody removed stays in the record of the sessions that they came to; whoever
// left is counted in all of them.
std::optional<AttendanceView> attendance_view(const GroupState& group, const SessionId& session,
                                              const Lens& lens) {
    if (!lens.facilitates()) return {};
    AttendanceView view;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role != Role::member) continue;
        const auto* attended = group.attendance.of(session, id);
        if (seat.removed && !attended) continue;
        if (!attended && !belonged_by_then(group, session, id)) continue;
        view.entries.push_back(entry_of(group, *group.sessions.find(session), seat,
                                        attended ? *attended : Attended{}));
    }
    return view;
}

}  // namespace domain::group
