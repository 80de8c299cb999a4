// SPDX-License-Identifier: Apache-2.0
// A member's timeline, in two lanes: what happened in their life, and how they felt then.
#pragma once

#include "protocol/group/revision.hpp"

namespace protocol::group {

enum class Lane { life, mood };
BOOST_DESCRIBE_ENUM(Lane, life, mood)

using Year = Whole<1900, 2200>;
using Month = Whole<1, 12>;

struct MomentWords {
    Lane lane{};
    Year year;
    std::optional<Month> month;
    Sentence what;
    std::optional<Rating> mood;  // our own scale, as in the check-in
    bool operator==(const MomentWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(MomentWords, (), (lane, year, month, what, mood))

// Commands: the member whose life it is, or a facilitator.

struct AddMoment {
    SeatId seat;
    MomentWords words;
    bool operator==(const AddMoment&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddMoment, (), (seat, words))

struct ChangeMoment {
    MomentId moment;
    MomentWords words;
    WrittenOver after;
    bool operator==(const ChangeMoment&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeMoment, (), (moment, words, after))

struct RemoveMoment {
    MomentId moment;
    bool operator==(const RemoveMoment&) const = default;
};
BOOST_DESCRIBE_STRUCT(RemoveMoment, (), (moment))

// Events

struct MomentAdded {
    MomentId moment;
    SeatId seat;
    SeatId by;
    Personal<MomentWords> words;
    bool operator==(const MomentAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(MomentAdded, (), (moment, seat, by, words))

struct MomentChanged {
    MomentId moment;
    SeatId by;
    Personal<MomentWords> words;
    bool operator==(const MomentChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(MomentChanged, (), (moment, by, words))

struct MomentRemoved {
    MomentId moment;
    bool operator==(const MomentRemoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(MomentRemoved, (), (moment))

// Views

// "moments/{moment}": its owner and the facilitators.
struct MomentView {
    SeatId seat;
    Revision revision;
    std::optional<MomentWords> words;  // missing: erased
};
BOOST_DESCRIBE_STRUCT(MomentView, (), (seat, revision, words))

}  // namespace protocol::group
