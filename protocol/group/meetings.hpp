// SPDX-License-Identifier: Apache-2.0
// The meetings of each member alone with a facilitator: before, between and after the sessions.
// When each falls due follows from the sessions; moving one of them moves it.
#pragma once

#include "protocol/group/programme.hpp"

namespace protocol::group {

enum class MeetingOutcome { held, missed, declined };
BOOST_DESCRIBE_ENUM(MeetingOutcome, held, missed, declined)

// Commands: facilitators only. `meeting` counts the programme's meetings from 0.

struct PlanMeeting {
    SeatId seat;
    Whole<0, 7> meeting;
    Timestamp starts_at{};
    bool operator==(const PlanMeeting&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanMeeting, (), (seat, meeting, starts_at))

// How it went; also what corrects an earlier note.
struct NoteMeeting {
    SeatId seat;
    Whole<0, 7> meeting;
    MeetingOutcome outcome{};
    std::optional<Sentence> note;
    bool operator==(const NoteMeeting&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteMeeting, (), (seat, meeting, outcome, note))

// Events

struct MeetingPlanned {
    SeatId seat;
    std::int64_t meeting = 0;
    Timestamp starts_at{};
    bool operator==(const MeetingPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeetingPlanned, (), (seat, meeting, starts_at))

struct MeetingNoted {
    SeatId seat;
    std::int64_t meeting = 0;
    MeetingOutcome outcome{};
    std::optional<Personal<Sentence>> note;  // about the member, and goes with them
    bool operator==(const MeetingNoted&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeetingNoted, (), (seat, meeting, outcome, note))

// Views

struct MeetingView {
    Title title;
    Sentence purpose;
    MeetingWhen when{};
    Minutes minutes;
    std::optional<Timestamp> due_from;   // missing: as soon as may be
    std::optional<Timestamp> due_by;     // missing: the course has no end yet
    std::optional<Timestamp> starts_at;  // as agreed
    std::optional<MeetingOutcome> outcome;
    std::optional<Sentence> note;  // for facilitators
};
BOOST_DESCRIBE_STRUCT(MeetingView, (),
                      (title, purpose, when, minutes, due_from, due_by, starts_at, outcome, note))

// "meetings/{seat}", of a member: that member and the facilitators. In the programme's order.
struct MeetingsView {
    std::vector<MeetingView> meetings;
};
BOOST_DESCRIBE_STRUCT(MeetingsView, (), (meetings))

}  // namespace protocol::group
