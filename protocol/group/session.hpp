// SPDX-License-Identifier: Apache-2.0
// The life of one session: lobby, opening, moving on, hold, closing, end; and who was there.
#pragma once

#include "protocol/group/common.hpp"
#include "protocol/group/course.hpp"

namespace protocol::group {

enum class SessionState { planned, lobby, open, closing, ended, cancelled };
BOOST_DESCRIBE_ENUM(SessionState, planned, lobby, open, closing, ended, cancelled)

enum class HoldReason { facilitator_asked, facilitators_gone };
BOOST_DESCRIBE_ENUM(HoldReason, facilitator_asked, facilitators_gone)

enum class EndedBy { facilitator, time };
BOOST_DESCRIBE_ENUM(EndedBy, facilitator, time)

// What the room itself saw of a person's connection, after a moment's patience.
enum class Presence { here, lost, left };
BOOST_DESCRIBE_ENUM(Presence, here, lost, left)

// Commands

// Facilitators only; by itself 15 minutes before the start.
struct OpenLobby {
    bool operator==(const OpenLobby&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenLobby, (), ())

// The private arrival check: only oneself and the facilitators see it, for this session.
struct Arrive {
    bool alone = false;
    bool headphones = false;
    Place place;  // where I am today, so that help can find me
    std::optional<Sentence> note;
    bool operator==(const Arrive&) const = default;
};
BOOST_DESCRIBE_STRUCT(Arrive, (), (alone, headphones, place, note))

// Facilitators only.
struct Admit {
    SeatId seat;
    bool operator==(const Admit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Admit, (), (seat))

// Everybody who waits. Facilitators only.
struct AdmitAll {
    bool operator==(const AdmitAll&) const = default;
};
BOOST_DESCRIBE_STRUCT(AdmitAll, (), ())

struct StartSession {
    bool operator==(const StartSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartSession, (), ())

// The facilitator's one button: what comes next by NextView. Refused with moved_meanwhile when
// the room has moved since `step`.
struct Next {
    std::int64_t step = 0;
    bool operator==(const Next&) const = default;
};
BOOST_DESCRIBE_STRUCT(Next, (), (step))

// Back to before the last Next, for ten seconds. Facilitators only.
struct UndoNext {
    bool operator==(const UndoNext&) const = default;
};
BOOST_DESCRIBE_STRUCT(UndoNext, (), ())

struct StartClosing {
    bool operator==(const StartClosing&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartClosing, (), ())

// Facilitators only; members can never end a session.
struct EndSession {
    bool operator==(const EndSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndSession, (), ())

struct HoldSession {
    bool operator==(const HoldSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(HoldSession, (), ())

// The facilitator goes on where the room stood, with the time given back.
struct ResumeSession {
    bool operator==(const ResumeSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(ResumeSession, (), ())

// A co-facilitator goes on in the facilitator's place, by an explicit act.
struct TakeOver {
    bool operator==(const TakeOver&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeOver, (), ())

struct StepOut {
    bool operator==(const StepOut&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepOut, (), ())

struct StepBackIn {
    bool operator==(const StepBackIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepBackIn, (), ())

enum class AttendanceStatus { unknown, attended, late, left_early, excused, absent };
BOOST_DESCRIBE_ENUM(AttendanceStatus, unknown, attended, late, left_early, excused, absent)

// The facilitator's word stands over what the room saw.
struct CorrectAttendance {
    SessionId session;
    SeatId seat;
    AttendanceStatus status{};
    bool operator==(const CorrectAttendance&) const = default;
};
BOOST_DESCRIBE_STRUCT(CorrectAttendance, (), (session, seat, status))

// Events

struct LobbyOpened {
    SessionId session;
    bool operator==(const LobbyOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(LobbyOpened, (), (session))

struct ArrivalCheck {
    bool alone = false;
    bool headphones = false;
    Place place;
    std::optional<Sentence> note;
    bool operator==(const ArrivalCheck&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArrivalCheck, (), (alone, headphones, place, note))

struct MemberArrived {
    SessionId session;
    SeatId seat;
    Personal<ArrivalCheck> check;
    bool operator==(const MemberArrived&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberArrived, (), (session, seat, check))

struct MemberAdmitted {
    SessionId session;
    SeatId seat;
    bool operator==(const MemberAdmitted&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberAdmitted, (), (session, seat))

struct SessionStarted {
    SessionId session;
    Timestamp ends_at{};
    bool operator==(const SessionStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionStarted, (), (session, ends_at))

// Comes before what a Next did, so that it can be taken back.
struct MovedOn {
    std::int64_t step = 0;
    bool operator==(const MovedOn&) const = default;
};
BOOST_DESCRIBE_STRUCT(MovedOn, (), (step))

// Everything since the last MovedOn that belongs to the place of the group is as it was then.
struct MovedBack {
    std::int64_t step = 0;
    bool operator==(const MovedBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(MovedBack, (), (step))

struct ClosingStarted {
    SessionId session;
    Timestamp ends_at{};
    bool operator==(const ClosingStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClosingStarted, (), (session, ends_at))

struct SessionEnded {
    SessionId session;
    EndedBy by{};
    bool operator==(const SessionEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (session, by))

// Its time went by without a lobby, or nobody started it: whoever waited is sent home, and the
// session waits to be moved or cancelled.
struct SessionMissed {
    SessionId session;
    bool operator==(const SessionMissed&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionMissed, (), (session))

struct SessionHeld {
    SessionId session;
    HoldReason reason{};
    std::optional<SeatId> by{};  // who asked for it
    bool operator==(const SessionHeld&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionHeld, (), (session, reason, by))

// Every deadline moves by paused_ms.
struct SessionResumed {
    SessionId session;
    SeatId led_by;
    std::int64_t paused_ms = 0;
    bool operator==(const SessionResumed&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionResumed, (), (session, led_by, paused_ms))

// The server was down: nobody's time is used up by it.
struct DowntimePassed {
    SessionId session;
    std::int64_t paused_ms = 0;
    bool operator==(const DowntimePassed&) const = default;
};
BOOST_DESCRIBE_STRUCT(DowntimePassed, (), (session, paused_ms))

struct SteppedOut {
    SessionId session;
    SeatId seat;
    bool operator==(const SteppedOut&) const = default;
};
BOOST_DESCRIBE_STRUCT(SteppedOut, (), (session, seat))

struct SteppedBackIn {
    SessionId session;
    SeatId seat;
    bool operator==(const SteppedBackIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(SteppedBackIn, (), (session, seat))

struct PresenceNoted {
    SessionId session;
    SeatId seat;
    Presence presence{};
    bool operator==(const PresenceNoted&) const = default;
};
BOOST_DESCRIBE_STRUCT(PresenceNoted, (), (session, seat, presence))

struct AttendanceCorrected {
    SessionId session;
    SeatId seat;
    AttendanceStatus status{};
    bool operator==(const AttendanceCorrected&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttendanceCorrected, (), (session, seat, status))

// Views

// "sessions/{session}": for everybody with a seat.
struct SessionView {
    std::int64_t n = 0;
    Phase phase{};
    Sentence purpose;
    SessionState state{};
    Timestamp starts_at{};
    std::optional<Timestamp> moved_from;
    std::optional<Timestamp>
        ends_at;  // while open: the end of the time; while closing: of the grace
    std::optional<HoldReason> held;
    std::optional<SeatId> held_by;     // who asked for it, and may end it
    std::optional<Timestamp> held_at;  // clocks stand still at this instant
    std::optional<SeatId> led_by;
    std::optional<Sentence> cancelled_reason;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (n, phase, purpose, state, starts_at, moved_from, ends_at, held, held_by,
                       held_at, led_by, cancelled_reason))

// "arrivals/{seat}": oneself and the facilitators, while the session lasts.
struct ArrivalView {
    Timestamp arrived_at{};
    bool admitted = false;
    std::optional<ArrivalCheck> check;
};
BOOST_DESCRIBE_STRUCT(ArrivalView, (), (arrived_at, admitted, check))

enum class NextStep {
    open_lobby,
    start_session,
    give_turn,
    start_item,
    start_closing,
    end_session,
    resume
};
BOOST_DESCRIBE_ENUM(NextStep, open_lobby, start_session, give_turn, start_item, start_closing,
                    end_session, resume)

// "next/this": facilitators only. What the one button does now.
struct NextView {
    std::int64_t step = 0;
    std::optional<NextStep> what;  // missing: nothing to do
    std::optional<SeatId> seat;
    std::optional<AgendaItemId> item;
    std::optional<Timestamp> undo_until;
};
BOOST_DESCRIBE_STRUCT(NextView, (), (step, what, seat, item, undo_until))

struct AttendanceEntry {
    SeatId seat;
    AttendanceStatus status{};  // as corrected, else as seen
    bool corrected = false;
    std::optional<Timestamp> arrived_at;
    std::optional<Timestamp> left_at;
    std::int64_t lost_times = 0;
    std::int64_t stepped_out_times = 0;
    std::optional<Presence> presence;  // as noted last
    std::int64_t missed_in_a_row = 0;  // held sessions up to this one, this one among them
    bool call = false;                 // so many that it is time to call
    bool left = false;                 // had left the group; counted all the same
};
BOOST_DESCRIBE_STRUCT(AttendanceEntry, (),
                      (seat, status, corrected, arrived_at, left_at, lost_times, stepped_out_times,
                       presence, missed_in_a_row, call, left))

// "attendance/{session}": facilitators only.
struct AttendanceView {
    std::vector<AttendanceEntry> entries;
};
BOOST_DESCRIBE_STRUCT(AttendanceView, (), (entries))

}  // namespace protocol::group
