// SPDX-License-Identifier: Apache-2.0
// The course that a group follows: its programme, kept whole as it was when the group began.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Course {
    bool founded = false;
    Title name;
    Title time_zone;
    std::int64_t hold_after_ms = 0;
    std::int64_t closing_grace_ms = 0;
    Programme programme;
};
BOOST_DESCRIBE_STRUCT(Course, (),
                      (founded, name, time_zone, hold_after_ms, closing_grace_ms, programme))

Decision decide(const GroupState& group, const FoundGroup& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const MoveSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CancelSession& command,
                Context context);

Touched evolve(GroupState& group, const GroupFounded& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionMoved& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionCancelled& event, Stamp stamp);

std::optional<CourseView> course_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
