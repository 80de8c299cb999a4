// SPDX-License-Identifier: Apache-2.0
// Whose turn it is to be helped: the focus, who is owed one, and what listening is worth. Nobody is
// counted or ranked for the group to see.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Commands

// Facilitators only: for a member who was let in, and so many minutes. It ends the one that goes
// on.
struct GiveFocus {
    SeatId seat;
    Minutes minutes;
    bool operator==(const GiveFocus&) const = default;
};
BOOST_DESCRIBE_STRUCT(GiveFocus, (), (seat, minutes))

// Facilitators, and whoever has it.
struct EndFocus {
    bool operator==(const EndFocus&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndFocus, (), ())

// A light tap on a peer's focus in this session: I know this too.
struct SayMeToo {
    FocusId focus;
    bool operator==(const SayMeToo&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayMeToo, (), (focus))

struct TakeBackMeToo {
    MeTooId me_too;
    bool operator==(const TakeBackMeToo&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeBackMeToo, (), (me_too))

// What a member takes home from this session, or from the last until the next begins. Said again,
// it is replaced.
struct TakeForMyself {
    Words words;
    Sharing sharing{};
    bool operator==(const TakeForMyself&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeForMyself, (), (words, sharing))

// Events

struct FocusGiven {
    FocusId focus;
    SessionId session;
    SeatId seat;
    Timestamp ends_at{};
    bool operator==(const FocusGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(FocusGiven, (), (focus, session, seat, ends_at))

struct FocusEnded {
    FocusId focus;
    bool operator==(const FocusEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(FocusEnded, (), (focus))

struct MeTooSaid {
    MeTooId me_too;
    FocusId focus;
    SeatId from;
    bool operator==(const MeTooSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeTooSaid, (), (me_too, focus, from))

struct MeTooTakenBack {
    MeTooId me_too;
    bool operator==(const MeTooTakenBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeTooTakenBack, (), (me_too))

struct TakenForMyself {
    TakeawayId takeaway;
    SessionId session;
    SeatId seat;
    Personal<Words> words;
    Sharing sharing{};
    bool operator==(const TakenForMyself&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakenForMyself, (), (takeaway, session, seat, words, sharing))

// Views

// "focus/{focus}": everybody in the room while its session is at work; then whoever had it and the
// facilitators.
struct FocusView {
    SeatId seat;
    SessionId session;
    Timestamp at{};
    std::optional<Timestamp> ends_at;  // while it goes on; soft: nobody is cut off
};
BOOST_DESCRIBE_STRUCT(FocusView, (), (seat, session, at, ends_at))

// Of a member, for the facilitators.
struct OwedFocus {
    SeatId seat;
    std::int64_t turns = 0;           // so far in this course
    std::optional<SessionId> last;    // the session of the last one
    std::int64_t sessions_since = 0;  // that were held since, or ever
    bool owed = false;                // there have been enough of them
    bool took_part = false;           // in this session or the last: listening counts
};
BOOST_DESCRIBE_STRUCT(OwedFocus, (), (seat, turns, last, sessions_since, owed, took_part))

// "owed/this": facilitators only. Whoever has waited longest comes first.
struct OwedView {
    std::vector<OwedFocus> members;
};
BOOST_DESCRIBE_STRUCT(OwedView, (), (members))

// "me_toos/{me_too}": the two and the facilitators.
struct MeTooView {
    FocusId focus;
    SeatId from;
    SeatId to;
};
BOOST_DESCRIBE_STRUCT(MeTooView, (), (focus, from, to))

// "takeaways/{takeaway}": its owner; the facilitators learn that it was written, and read it when
// it is for them; the group when it is for the group.
struct TakeawayView {
    SeatId seat;
    SessionId session;
    Timestamp at{};
    Sharing sharing{};
    std::optional<Words> words;  // missing: not for this viewer, or erased
};
BOOST_DESCRIBE_STRUCT(TakeawayView, (), (seat, session, at, sharing, words))

}  // namespace protocol::group
