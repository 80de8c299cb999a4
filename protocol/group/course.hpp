// SPDX-License-Identifier: Apache-2.0
// The course of a group: a programme's phases and sessions, kept as data in the group's own log.
#pragma once

#include "protocol/group/programme.hpp"

namespace protocol::group {

// Commands

// Another time for a session that has not begun. Facilitators only.
struct MoveSession {
    SessionId session;
    Timestamp starts_at{};
    std::optional<bool> following{};  // those after it move along, by as much
    bool operator==(const MoveSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveSession, (), (session, starts_at, following))

struct CancelSession {
    SessionId session;
    Sentence reason;  // read by all
    bool operator==(const CancelSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(CancelSession, (), (session, reason))

// A course without an end gets one: no session is added to those that are planned. Facilitators
// only.
struct PlanNoMore {
    bool operator==(const PlanNoMore&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanNoMore, (), ())

// Events

struct PlannedSession {
    SessionId session;
    Timestamp starts_at{};
    bool operator==(const PlannedSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedSession, (), (session, starts_at))

struct GroupFounded {
    Title name;
    Title time_zone;
    Whole<2, 12> seats_max;
    std::int64_t hold_after_ms = 0;     // no facilitator for so long: safe hold
    std::int64_t closing_grace_ms = 0;  // closing ends by itself after so long
    Programme programme;
    std::vector<PlannedSession> sessions;  // as many as the programme has
    bool operator==(const GroupFounded&) const = default;
};
BOOST_DESCRIBE_STRUCT(GroupFounded, (),
                      (name, time_zone, seats_max, hold_after_ms, closing_grace_ms, programme,
                       sessions))

struct SessionMoved {
    SessionId session;
    Timestamp starts_at{};
    bool operator==(const SessionMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionMoved, (), (session, starts_at))

// A first evening, a look back half-way and a goodbye pass to the heir.
struct SessionCancelled {
    SessionId session;
    Sentence reason;
    std::optional<SessionId> heir{};
    bool operator==(const SessionCancelled&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionCancelled, (), (session, reason, heir))

// A course without an end goes on: one more session like its last.
struct SessionPlanned {
    SessionId session;
    Timestamp starts_at{};
    bool operator==(const SessionPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionPlanned, (), (session, starts_at))

struct NoMorePlanned {
    bool operator==(const NoMorePlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoMorePlanned, (), ())

// Views

// "course/this": for everybody with a seat.
struct CourseView {
    Title programme;
    Phase phase{};
    std::int64_t session_n = 0;  // the current or next session; 1 is the first
    std::int64_t sessions = 0;
    std::optional<SessionId> session;  // the current or next one; missing when the course is over
    std::int64_t session_minutes = 0;
    Timestamp last_session_at{};  // of those that take place
    Language language{};          // of the template's texts
    bool open_ended = false;      // there is no last session yet
    bool ending = false;          // the tasks of the ending are open
    std::optional<SessionId> midpoint;
    Occasion occasion{};  // which look back the course has come to
    std::optional<ContactPolicy> contact;
    std::optional<Title> followed_by;  // a programme's id
};
BOOST_DESCRIBE_STRUCT(CourseView, (),
                      (programme, phase, session_n, sessions, session, session_minutes,
                       last_session_at, language, open_ended, ending, midpoint, occasion, contact,
                       followed_by))

}  // namespace protocol::group
