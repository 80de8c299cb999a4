// SPDX-License-Identifier: Apache-2.0
// Somebody who cannot come: the absence, what they missed, and a time to make up for it.
#pragma once

#include "protocol/group/course.hpp"

namespace protocol::group {

// Few, so that an absence is two taps. For facilitators only, and never needed to be believed.
enum class AbsenceReason { ill, work, family, away, no_quiet_place, too_much, own_words };
BOOST_DESCRIBE_ENUM(AbsenceReason, ill, work, family, away, no_quiet_place, too_much, own_words)

// Commands

// "I cannot come": before the session begins. Members only; said again, it is replaced. own_words
// needs words; with any other reason they may be added.
struct TellAbsence {
    SessionId session;
    AbsenceReason reason{};
    std::optional<Sentence> words;
    bool operator==(const TellAbsence&) const = default;
};
BOOST_DESCRIBE_STRUCT(TellAbsence, (), (session, reason, words))

// "I can come after all."
struct TakeBackAbsence {
    SessionId session;
    bool operator==(const TakeBackAbsence&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeBackAbsence, (), (session))

// Times for a talk with a member who missed a session, or will. Facilitators only. What was still
// open for the same session is replaced.
struct OfferMakeUp {
    SeatId seat;
    SessionId session;
    List<Timestamp, 6> times;
    bool operator==(const OfferMakeUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferMakeUp, (), (seat, session, times))

// One of the times that one was offered.
struct TakeMakeUp {
    MakeUpId make_up;
    Timestamp time{};
    bool operator==(const TakeMakeUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeMakeUp, (), (make_up, time))

// None of these times, or no talk. Nothing else changes by it.
struct DeclineMakeUp {
    MakeUpId make_up;
    bool operator==(const DeclineMakeUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeclineMakeUp, (), (make_up))

// Facilitators only.
struct WithdrawMakeUp {
    MakeUpId make_up;
    bool operator==(const WithdrawMakeUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawMakeUp, (), (make_up))

// Events

struct AbsenceWords {
    AbsenceReason reason{};
    std::optional<Sentence> words;
    bool operator==(const AbsenceWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(AbsenceWords, (), (reason, words))

struct AbsenceTold {
    AbsenceId absence;
    SessionId session;
    SeatId seat;
    Personal<AbsenceWords> why;
    bool operator==(const AbsenceTold&) const = default;
};
BOOST_DESCRIBE_STRUCT(AbsenceTold, (), (absence, session, seat, why))

struct AbsenceTakenBack {
    AbsenceId absence;
    bool operator==(const AbsenceTakenBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(AbsenceTakenBack, (), (absence))

struct MakeUpOffered {
    MakeUpId make_up;
    SeatId seat;
    SessionId session;
    std::vector<Timestamp> times;
    bool operator==(const MakeUpOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeUpOffered, (), (make_up, seat, session, times))

struct MakeUpTaken {
    MakeUpId make_up;
    Timestamp time{};
    bool operator==(const MakeUpTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeUpTaken, (), (make_up, time))

struct MakeUpDeclined {
    MakeUpId make_up;
    bool operator==(const MakeUpDeclined&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeUpDeclined, (), (make_up))

struct MakeUpWithdrawn {
    MakeUpId make_up;
    bool operator==(const MakeUpWithdrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(MakeUpWithdrawn, (), (make_up))

// Views

// "absences/{absence}": all of it for oneself and the facilitators. Whoever is in the room of that
// session sees who is not here this week, and nothing else.
struct AbsenceView {
    SessionId session;
    SeatId seat;
    std::optional<AbsenceReason> reason;
    std::optional<Sentence> words;
    std::optional<Timestamp> at;
};
BOOST_DESCRIBE_STRUCT(AbsenceView, (), (session, seat, reason, words, at))

// What the programme or a facilitator put on the agenda; what a member brought has no title.
struct CatchUpItem {
    ItemKind kind{};
    std::optional<Title> title;
};
BOOST_DESCRIBE_STRUCT(CatchUpItem, (), (kind, title))

// "catch_ups/{seat}": for whoever missed the last session, what the group did. Nobody's words.
struct CatchUpView {
    SessionId session;
    std::vector<CatchUpItem> items;
    std::optional<Timestamp> next_at;
};
BOOST_DESCRIBE_STRUCT(CatchUpView, (), (session, items, next_at))

enum class MakeUpState { open, taken, declined, withdrawn };
BOOST_DESCRIBE_ENUM(MakeUpState, open, taken, declined, withdrawn)

// "make_ups/{make_up}": the member and the facilitators.
struct MakeUpView {
    SeatId seat;
    SessionId session;
    MakeUpState state{};
    std::vector<Timestamp> times;
    std::optional<Timestamp> taken;
};
BOOST_DESCRIBE_STRUCT(MakeUpView, (), (seat, session, state, times, taken))

}  // namespace protocol::group
