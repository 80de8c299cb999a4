// SPDX-License-Identifier: Apache-2.0
// The ending of a course: what members leave each other, the small wins read back, and the plan
// for staying well that each takes along.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// What a plan for staying well holds.
enum class PlanPart { signs, told, worked, working_on, ahead, crisis, come_back };
BOOST_DESCRIBE_ENUM(PlanPart, signs, told, worked, working_on, ahead, crisis, come_back)

using StrengthWords = Lines<1, 600>;
using PlanWords = Lines<0, 800>;

// Commands

// A strength of a peer, in one's own words; again: other words. Members, once the ending is open
// and until the facilitators give all of them out.
struct WriteStrength {
    SeatId seat;  // whose strength it is
    StrengthWords words;
    bool operator==(const WriteStrength&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteStrength, (), (seat, words))

struct TakeBackStrength {
    StrengthId strength;
    bool operator==(const TakeBackStrength&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeBackStrength, (), (strength))

// Each member reads now what was written for them. Facilitators only; they do not read it.
struct ReleaseStrengths {
    bool operator==(const ReleaseStrengths&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReleaseStrengths, (), ())

// Members, their own plan, at any time. Without words the part is taken out.
struct WritePlanPart {
    PlanPart part{};
    PlanWords words;
    bool operator==(const WritePlanPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(WritePlanPart, (), (part, words))

struct SharePlan {
    Sharing sharing{};
    bool operator==(const SharePlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(SharePlan, (), (sharing))

// Events

struct StrengthWritten {
    StrengthId strength;
    SeatId from;
    SeatId to;
    Personal<StrengthWords> words;
    bool operator==(const StrengthWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(StrengthWritten, (), (strength, from, to, words))

struct StrengthTakenBack {
    StrengthId strength;
    bool operator==(const StrengthTakenBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(StrengthTakenBack, (), (strength))

struct StrengthsReleased {
    bool operator==(const StrengthsReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(StrengthsReleased, (), ())

struct PlanPartWritten {
    SeatId seat;
    PlanPart part{};
    Personal<PlanWords> words;
    bool operator==(const PlanPartWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanPartWritten, (), (seat, part, words))

struct PlanShared {
    SeatId seat;
    Sharing sharing{};
    bool operator==(const PlanShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanShared, (), (seat, sharing))

// Views

struct StrengthsFor {
    SeatId seat;
    std::int64_t written = 0;
};
BOOST_DESCRIBE_STRUCT(StrengthsFor, (), (seat, written))

// "ending/this": for everybody with a seat, once the ending is open.
struct EndingView {
    std::optional<Timestamp> released_at;
    // For facilitators: for how many of their peers' words each member may hope.
    std::optional<std::vector<StrengthsFor>> strengths;
};
BOOST_DESCRIBE_STRUCT(EndingView, (), (released_at, strengths))

// "given/{strength}": for who wrote it, and nobody else.
struct GivenView {
    SeatId to;
    Timestamp at{};
    std::optional<StrengthWords> words;
};
BOOST_DESCRIBE_STRUCT(GivenView, (), (to, at, words))

// "received/{strength}": for whom it was written, and nobody else, once it is given out.
struct ReceivedView {
    SeatId from;
    std::optional<StrengthWords> words;
};
BOOST_DESCRIBE_STRUCT(ReceivedView, (), (from, words))

struct Win {
    std::int64_t session_n = 0;
    Sentence words;
};
BOOST_DESCRIBE_STRUCT(Win, (), (session_n, words))

// "wins/{seat}": the small wins of a member's check-ins, oldest first: all for its owner and the
// facilitators; those shared with the group for the group, once the ending is open.
struct WinsView {
    std::vector<Win> wins;
};
BOOST_DESCRIBE_STRUCT(WinsView, (), (wins))

struct PlanPartView {
    PlanPart part{};
    PlanWords words;
};
BOOST_DESCRIBE_STRUCT(PlanPartView, (), (part, words))

// "plans/{seat}": all for its owner; all for facilitators unless only_me; when it is shared with
// the group, the group reads it without the steps in a crisis and the way back.
struct PlanView {
    Sharing sharing{};
    Timestamp at{};
    std::vector<PlanPartView> parts;
};
BOOST_DESCRIBE_STRUCT(PlanView, (), (sharing, at, parts))

}  // namespace protocol::group
