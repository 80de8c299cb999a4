// SPDX-License-Identifier: Apache-2.0
// The course that a group follows: its programme, kept whole as it was when the group began.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Session;

struct Course {
    bool founded = false;
    Title name;
    Title time_zone;
    std::int64_t hold_after_ms = 0;
    std::int64_t closing_grace_ms = 0;
    Programme programme;
    bool end_settled = false;  // of a programme without an end
};
BOOST_DESCRIBE_STRUCT(Course, (),
                      (founded, name, time_zone, hold_after_ms, closing_grace_ms, programme,
                       end_settled))

// No session is the last one yet.
bool is_open_ended(const GroupState& group);
// The last session that takes place; null when none does.
const Session* last_planned(const GroupState& group);
// The session at which half of the way is looked back on; missing: the programme has none.
std::optional<SessionId> midpoint_of(const GroupState& group);
// The tasks of the ending are open: the coming or running session is among the last, or all are
// over.
bool is_ending(const GroupState& group);
// When a session is over that an open-ended course counts: one more, as long after its last.
Events one_more_session(const GroupState& group, Context context);

Decision decide(const GroupState& group, const FoundGroup& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const MoveSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CancelSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const PlanNoMore& command,
                Context context);

Touched evolve(GroupState& group, const GroupFounded& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionMoved& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionCancelled& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionPlanned& event, Stamp stamp);
Touched evolve(GroupState& group, const NoMorePlanned& event, Stamp stamp);

std::optional<CourseView> course_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
