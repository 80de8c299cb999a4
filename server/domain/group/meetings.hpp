// SPDX-License-Identifier: Apache-2.0
// The meetings of each member alone with a facilitator: when they fall due, and how they went.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Meeting {
    std::optional<Timestamp> starts_at;
    std::optional<MeetingOutcome> outcome;
    std::optional<Personal<Sentence>> note;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (starts_at, outcome, note))

struct Meetings {
    std::map<SeatId, std::vector<Meeting>> of_seat;  // in the programme's order
};
BOOST_DESCRIBE_STRUCT(Meetings, (), (of_seat))

Decision decide(const GroupState& group, const Actor& actor, const PlanMeeting& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const NoteMeeting& command,
                Context context);

Touched evolve(GroupState& group, const MeetingPlanned& event, Stamp stamp);
Touched evolve(GroupState& group, const MeetingNoted& event, Stamp stamp);

// Has this seat meetings? Members have those of the programme.
bool has_meetings(const GroupState& group, const SeatId& seat);

std::optional<MeetingsView> meetings_view(const GroupState& group, const SeatId& seat,
                                          const Lens& lens);

}  // namespace domain::group
