// SPDX-License-Identifier: Apache-2.0
// The interpersonal inventory: the people who matter in a member's life, and how close they are,
// drawn as a circle at the start, half-way and at the end.
#pragma once

#include "protocol/group/revision.hpp"

namespace protocol::group {

enum class Closeness { closest, close, further, outside };
BOOST_DESCRIBE_ENUM(Closeness, closest, close, further, outside)

// Where somebody stands in a circle. The angle is only where the hand put them: clockwise from the
// top, in degrees.
struct Placement {
    Closeness closeness{};
    Whole<0, 359> angle;
    bool operator==(const Placement&) const = default;
};
BOOST_DESCRIBE_STRUCT(Placement, (), (closeness, angle))

// What is asked about each person.
struct TieWords {
    Name name;
    std::optional<Title> relation;
    std::optional<Sentence> good;          // what does me good
    std::optional<Sentence> hard;          // what is hard
    std::optional<Sentence> expectations;  // what each expects of the other
    std::optional<Sentence> wished;        // what I wish were different
    bool operator==(const TieWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(TieWords, (), (name, relation, good, hard, expectations, wished))

// Commands: the member whose people they are, or a facilitator.

struct AddTie {
    SeatId seat;
    TieWords words;
    bool operator==(const AddTie&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddTie, (), (seat, words))

struct DescribeTie {
    TieId tie;
    TieWords words;
    WrittenOver after;
    bool operator==(const DescribeTie&) const = default;
};
BOOST_DESCRIBE_STRUCT(DescribeTie, (), (tie, words, after))

// Into the circle of this occasion, once it has come and while no later one is begun.
struct PlaceTie {
    TieId tie;
    Occasion occasion{};
    Placement placement;
    bool operator==(const PlaceTie&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaceTie, (), (tie, occasion, placement))

// Out of that circle again.
struct LiftTie {
    TieId tie;
    Occasion occasion{};
    bool operator==(const LiftTie&) const = default;
};
BOOST_DESCRIBE_STRUCT(LiftTie, (), (tie, occasion))

// Named by mistake. Whoever stands in a circle that is kept stays.
struct RemoveTie {
    TieId tie;
    bool operator==(const RemoveTie&) const = default;
};
BOOST_DESCRIBE_STRUCT(RemoveTie, (), (tie))

// Events

struct TieAdded {
    TieId tie;
    SeatId seat;
    SeatId by;
    Personal<TieWords> words;
    bool operator==(const TieAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(TieAdded, (), (tie, seat, by, words))

struct TieDescribed {
    TieId tie;
    SeatId by;
    Personal<TieWords> words;
    bool operator==(const TieDescribed&) const = default;
};
BOOST_DESCRIBE_STRUCT(TieDescribed, (), (tie, by, words))

struct TiePlaced {
    TieId tie;
    Occasion occasion{};
    Personal<Placement> placement;
    bool operator==(const TiePlaced&) const = default;
};
BOOST_DESCRIBE_STRUCT(TiePlaced, (), (tie, occasion, placement))

struct TieLifted {
    TieId tie;
    Occasion occasion{};
    bool operator==(const TieLifted&) const = default;
};
BOOST_DESCRIBE_STRUCT(TieLifted, (), (tie, occasion))

struct TieRemoved {
    TieId tie;
    bool operator==(const TieRemoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(TieRemoved, (), (tie))

// Views

struct PlacedView {
    Occasion occasion{};
    Timestamp at{};
    std::optional<Placement> placement;  // missing: erased
};
BOOST_DESCRIBE_STRUCT(PlacedView, (), (occasion, at, placement))

// "ties/{tie}": its owner and the facilitators.
struct TieView {
    SeatId seat;
    Revision revision;              // of the words
    std::optional<TieWords> words;  // missing: erased
    std::vector<PlacedView> places;
};
BOOST_DESCRIBE_STRUCT(TieView, (), (seat, revision, words, places))

}  // namespace protocol::group
