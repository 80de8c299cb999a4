// SPDX-License-Identifier: Apache-2.0
// The course of a group: a programme's phases and sessions, kept as data in the group's own log.
#pragma once

#include <map>
#include <string>

#include "protocol/group/common.hpp"

namespace protocol::group {

enum class Phase { initial, middle, ending, maintenance };
BOOST_DESCRIBE_ENUM(Phase, initial, middle, ending, maintenance)

// What a stretch of a session is for. The kinds that end in _round go round the circle.
enum class ItemKind {
    arriving,
    mood_round,
    step_round,
    focus,
    commitment_round,
    closing_round,
    open_round,
    teaching,
    review,
    topic
};
BOOST_DESCRIBE_ENUM(ItemKind, arriving, mood_round, step_round, focus, commitment_round,
                    closing_round, open_round, teaching, review, topic)

struct AgendaEntry {
    ItemKind kind{};
    Title title;
    Minutes minutes;
    List<Sentence, 6> prompts;  // for the facilitator only
    bool operator==(const AgendaEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaEntry, (), (kind, title, minutes, prompts))

struct Agenda {
    Title name;
    List<AgendaEntry, 16> entries;
    bool operator==(const Agenda&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agenda, (), (name, entries))

struct ProgrammeSession {
    Phase phase{};
    Sentence purpose;
    Title agenda;  // names one of the programme's agendas
    bool operator==(const ProgrammeSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeSession, (), (phase, purpose, agenda))

// A programme template, whole: a group keeps the version that it began with.
struct Programme {
    Title id;
    Whole<1, 10000> version;
    Title title;
    Sentence source;  // where its structure comes from
    Whole<30, 180> session_minutes;
    Whole<1, 120> days_between;
    List<Agenda, 12> agendas;
    List<ProgrammeSession, 30> sessions;
    // After so many missed sessions in a row it is time to call; missing: two (domain.md 1.9).
    std::optional<Whole<1, 6>> call_after_misses{};
    bool operator==(const Programme&) const = default;
};
BOOST_DESCRIBE_STRUCT(Programme, (),
                      (id, version, title, source, session_minutes, days_between, agendas, sessions,
                       call_after_misses))

// Commands

// Another time for a session that has not begun. Facilitators only.
struct MoveSession {
    SessionId session;
    Timestamp starts_at{};
    bool operator==(const MoveSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveSession, (), (session, starts_at))

struct CancelSession {
    SessionId session;
    Sentence reason;  // read by all
    bool operator==(const CancelSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(CancelSession, (), (session, reason))

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

struct SessionCancelled {
    SessionId session;
    Sentence reason;
    bool operator==(const SessionCancelled&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionCancelled, (), (session, reason))

// Views

// "course/this": for everybody with a seat.
struct CourseView {
    Title programme;
    Phase phase{};
    std::int64_t session_n = 0;  // the current or next session; 1 is the first
    std::int64_t sessions = 0;
    std::optional<SessionId> session;  // the current or next one; missing when the course is over
    std::int64_t session_minutes = 0;
    Timestamp last_session_at{};
};
BOOST_DESCRIBE_STRUCT(CourseView, (),
                      (programme, phase, session_n, sessions, session, session_minutes,
                       last_session_at))

}  // namespace protocol::group
