// SPDX-License-Identifier: Apache-2.0
// Who belongs to a group: seats, names and roles.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Commands

// The name that the group sees. One's own only; unlike every other name in the group.
struct RenameMe {
    Name name;
    bool operator==(const RenameMe&) const = default;
};
BOOST_DESCRIBE_STRUCT(RenameMe, (), (name))

// The ceiling on members. Facilitators only; never below the number seated.
struct ChangeSeatsMax {
    Whole<2, 12> seats_max;
    bool operator==(const ChangeSeatsMax&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeSeatsMax, (), (seats_max))

// Ends a person's membership at once. Facilitators only; never of oneself.
struct RemovePerson {
    SeatId seat;
    Sentence reason;
    bool operator==(const RemovePerson&) const = default;
};
BOOST_DESCRIBE_STRUCT(RemovePerson, (), (seat, reason))

// Events

struct PersonSeated {
    SeatId seat;
    Personal<Name> name;  // name.of is the person
    Role role{};
    bool operator==(const PersonSeated&) const = default;
};
BOOST_DESCRIBE_STRUCT(PersonSeated, (), (seat, name, role))

struct PersonRenamed {
    SeatId seat;
    Personal<Name> name;
    bool operator==(const PersonRenamed&) const = default;
};
BOOST_DESCRIBE_STRUCT(PersonRenamed, (), (seat, name))

struct SeatsMaxChanged {
    Whole<2, 12> seats_max;
    bool operator==(const SeatsMaxChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatsMaxChanged, (), (seats_max))

struct PersonRemoved {
    SeatId seat;
    Personal<Sentence> reason;  // of the person who was removed
    bool operator==(const PersonRemoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(PersonRemoved, (), (seat, reason))

// All that the person said is gone, in every group, and so is their place in this one.
struct PersonErased {
    SeatId seat;
    bool operator==(const PersonErased&) const = default;
};
BOOST_DESCRIBE_STRUCT(PersonErased, (), (seat))

// Views

// "group/this": for everybody with a seat. How many belong to it is not for who is on call.
struct GroupView {
    Title name;
    std::optional<Whole<2, 12>> seats_max;
    std::optional<std::int64_t> seats_taken;  // members only
    Title time_zone;                          // IANA name, the clinic's
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (name, seats_max, seats_taken, time_zone))

// "seats/{seat}": for everybody with a seat, but that no member sees who is on call, and who is on
// call sees their own; with an item that has reached them, its member's too, and the staff's. The
// name is missing when it was erased. Removed: also of whoever has left.
struct SeatView {
    std::optional<Name> name;
    Role role{};
    bool removed = false;
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (name, role, removed))

}  // namespace protocol::group
