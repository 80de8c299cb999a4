// SPDX-License-Identifier: Apache-2.0
// Who was there, session by session: what the room saw, and the facilitator's word over it.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Session;

struct Attended {
    std::optional<Timestamp> arrived_at;
    bool admitted = false;
    std::optional<Timestamp> left_at;  // gone since, whether lost or left
    std::int64_t lost_times = 0;
    std::int64_t stepped_out_times = 0;
    std::optional<Presence> presence;  // missing: nothing noted, or not since the server was down
    std::optional<AttendanceStatus> corrected;

    bool is_here() const { return presence == Presence::here; }
};
BOOST_DESCRIBE_STRUCT(Attended, (),
                      (arrived_at, admitted, left_at, lost_times, stepped_out_times, presence,
                       corrected))

struct Attendance {
    std::map<SessionId, std::map<SeatId, Attended>> sessions;

    const Attended* of(const SessionId& session, const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Attendance, (), (sessions))

// Whether this person had a seat before the session was over: what came before it is not theirs.
bool belonged_by_then(const GroupState& group, const SessionId& session, const SeatId& seat);
// A member who belonged to the group at that session, and was not erased.
bool was_of_group(const GroupState& group, const SessionId& session, const SeatId& seat);

// As corrected, else as seen; not there although they had said so is excused.
AttendanceStatus status_of(const GroupState& group, const SessionId& session, const SeatId& seat);

// Whoever goes out while they speak gives up the turn; it comes again. Nothing for the others.
Events give_up_turn(const GroupState& group, const SeatId& seat, Timestamp now);

Decision decide(const GroupState& group, const Actor& actor, const StepOut& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StepBackIn& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CorrectAttendance& command,
                Context context);
Decision decide(const GroupState& group, const NotePresence& command, Context context);

Touched evolve(GroupState& group, const SteppedOut& event, Stamp stamp);
Touched evolve(GroupState& group, const SteppedBackIn& event, Stamp stamp);
Touched evolve(GroupState& group, const PresenceNoted& event, Stamp stamp);
Touched evolve(GroupState& group, const AttendanceCorrected& event, Stamp stamp);

std::optional<AttendanceView> attendance_view(const GroupState& group, const SessionId& session,
                                              const Lens& lens);

}  // namespace domain::group
