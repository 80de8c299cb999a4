// SPDX-License-Identifier: Apache-2.0
// Who speaks: the round that goes about the circle, and the queue of raised hands.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

enum class TurnState { waiting, speaking, spoken, passed, later };
BOOST_DESCRIBE_ENUM(TurnState, waiting, speaking, spoken, passed, later)

// Commands

// Facilitators only. With no seats the order is drawn; else it is as given.
struct StartRound {
    List<SeatId, 12> seats;
    bool operator==(const StartRound&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartRound, (), (seats))

// Facilitators only: this person speaks now; their hand goes down.
struct GiveTurn {
    SeatId seat;
    bool operator==(const GiveTurn&) const = default;
};
BOOST_DESCRIBE_STRUCT(GiveTurn, (), (seat))

// The person who speaks is done; the next in the round speaks.
struct FinishTurn {
    bool operator==(const FinishTurn&) const = default;
};
BOOST_DESCRIBE_STRUCT(FinishTurn, (), ())

// Not today, now or when the round comes to me. Nothing else changes by it.
struct PassTurn {
    bool operator==(const PassTurn&) const = default;
};
BOOST_DESCRIBE_STRUCT(PassTurn, (), ())

// Facilitators only: comes back at the end of the round.
struct SkipTurn {
    SeatId seat;
    bool operator==(const SkipTurn&) const = default;
};
BOOST_DESCRIBE_STRUCT(SkipTurn, (), (seat))

// Facilitators only: a minute more for the person who speaks.
struct ExtendTurn {
    bool operator==(const ExtendTurn&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExtendTurn, (), ())

struct RaiseHand {
    bool operator==(const RaiseHand&) const = default;
};
BOOST_DESCRIBE_STRUCT(RaiseHand, (), ())

struct LowerHand {
    bool operator==(const LowerHand&) const = default;
};
BOOST_DESCRIBE_STRUCT(LowerHand, (), ())

// Events

struct RoundStarted {
    std::vector<SeatId> order;
    std::int64_t turn_ms = 0;
    bool operator==(const RoundStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoundStarted, (), (order, turn_ms))

struct TurnGiven {
    SeatId seat;
    Timestamp ends_at{};
    bool operator==(const TurnGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(TurnGiven, (), (seat, ends_at))

struct TurnFinished {
    SeatId seat;
    bool operator==(const TurnFinished&) const = default;
};
BOOST_DESCRIBE_STRUCT(TurnFinished, (), (seat))

struct TurnPassed {
    SeatId seat;
    bool operator==(const TurnPassed&) const = default;
};
BOOST_DESCRIBE_STRUCT(TurnPassed, (), (seat))

struct TurnSkipped {
    SeatId seat;
    bool operator==(const TurnSkipped&) const = default;
};
BOOST_DESCRIBE_STRUCT(TurnSkipped, (), (seat))

struct TurnExtended {
    SeatId seat;
    Timestamp ends_at{};
    bool operator==(const TurnExtended&) const = default;
};
BOOST_DESCRIBE_STRUCT(TurnExtended, (), (seat, ends_at))

struct RoundFinished {
    bool operator==(const RoundFinished&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoundFinished, (), ())

struct HandRaised {
    SeatId seat;
    bool operator==(const HandRaised&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandRaised, (), (seat))

struct HandLowered {
    SeatId seat;
    bool operator==(const HandLowered&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandLowered, (), (seat))

// Views

struct TurnView {
    SeatId seat;
    TurnState state{};
};
BOOST_DESCRIBE_STRUCT(TurnView, (), (seat, state))

struct SeatHere {
    SeatId seat;
    bool stepped_out = false;
};
BOOST_DESCRIBE_STRUCT(SeatHere, (), (seat, stepped_out))

// "floor/this": facilitators, observers, and members who were admitted, while a session runs.
struct FloorView {
    std::vector<TurnView> round;  // empty: no round
    std::optional<SeatId> speaker;
    std::optional<Timestamp> turn_started_at;
    std::optional<Timestamp> turn_ends_at;  // soft: nobody is cut off
    std::vector<SeatId> hands;              // first in the queue first
    std::vector<SeatHere> here;             // everybody who was admitted
};
BOOST_DESCRIBE_STRUCT(FloorView, (), (round, speaker, turn_started_at, turn_ends_at, hands, here))

}  // namespace protocol::group
