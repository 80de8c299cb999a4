// SPDX-License-Identifier: Apache-2.0
// Who belongs to the group: seats, the names that the group sees, roles.
#pragma once

#include <vector>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/things.hpp"

namespace domain::group {

// A person's place in the group. It is never given to another, and stays when the person goes.
struct Seat {
    SeatId id;
    PersonId person;
    Personal<Name> name;
    Role role{};
    bool removed = false;
    std::optional<Personal<Sentence>> removed_reason;
    Timestamp seated_at{};
    bool left = false;  // by their own leaving: nothing of theirs moves any more
    std::vector<Personal<Name>> former_names{};

    // No longer one of the group, either way.
    bool gone() const { return removed || left; }
    // Nothing is written about them any more. They are removed too, unless an older backup that
    // came back seats them again.
    bool erased() const { return !name.value; }
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (id, person, name, role, removed, removed_reason, seated_at, left,
                       former_names))

// Of the person with this seat. Of somebody who was erased nothing is written any more.
template <class T>
Personal<T> about(const Seat& seat, T value) {
    auto kept = personal(seat.person, std::move(value));
    if (seat.erased()) kept.value.reset();
    return kept;
}

struct Membership {
    Whole<2, 12> seats_max;
    Things<SeatId, Seat> seats;

    // Null when there is none; also finds who was removed.
    const Seat* seat(const SeatId& id) const;
    // Null when there is none or it was taken away; also of whoever has left.
    const Seat* seat_of(const PersonId& person) const;
    // Also one that was taken away.
    const Seat* seat_ever_of(const PersonId& person) const;
    std::int64_t seats_taken() const;  // by members who are not gone
};
BOOST_DESCRIBE_STRUCT(Membership, (), (seats_max, seats))

// Nothing of the room waits for somebody who is gone.
void leave_room(GroupState& group, const SeatId& seat);

Decision decide(const GroupState& group, const Actor& actor, const RenameMe& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ChangeSeatsMax& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const RemovePerson& command,
                Context context);
Decision decide(const GroupState& group, const SeatPerson& command, Context context);
Decision decide(const GroupState& group, const ErasePerson& command, Context context);

Touched evolve(GroupState& group, const PersonSeated& event, Stamp stamp);
Touched evolve(GroupState& group, const PersonRenamed& event, Stamp stamp);
Touched evolve(GroupState& group, const SeatsMaxChanged& event, Stamp stamp);
Touched evolve(GroupState& group, const PersonRemoved& event, Stamp stamp);
Touched evolve(GroupState& group, const PersonErased& event, Stamp stamp);

std::optional<GroupView> group_view(const GroupState& group, const Lens& lens);
std::optional<SeatView> view(const GroupState& group, const Seat& seat, const Lens& lens);

}  // namespace domain::group
