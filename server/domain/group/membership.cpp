// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/membership.hpp"

#include <algorithm>

#include "server/domain/forget.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/look_alike.hpp"
#include "server/domain/group/names.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const Seat* Membership::seat(const SeatId& id) const { return find_in(seats, id); }

const Seat* Membership::seat_of(const PersonId& person) const {
    const auto found = std::ranges::find_if(seats, [&](const auto& entry) {
        return entry.second.person == person && !entry.second.removed;
    });
    return found == seats.end() ? nullptr : &found->second;
}

const Seat* Membership::seat_ever_of(const PersonId& person) const {
    const auto found = std::ranges::find_if(
        seats, [&](const auto& entry) { return entry.second.person == person; });
    return found == seats.end() ? nullptr : &found->second;
}

std::int64_t Membership::seats_taken() const {
    return std::ranges::count_if(seats, [](const auto& entry) {
        return entry.second.role == Role::member && !entry.second.gone();
    });
}

namespace {

// Of those who are seated now; an erased name is free again. Who is on call and the group do not
// see each other: no refusal tells the one of the other's name.
bool name_is_taken(const Membership& membership, const Name& name, const PersonId& by_other_than,
                   Role role) {
    const auto wanted = look_of(name.value);
    const bool on_call = role == Role::on_call;
    return std::ranges::any_of(membership.seats, [&](const auto& entry) {
        const auto& seat = entry.second;
        if ((seat.role == Role::on_call) != on_call) return false;
        return !seat.removed && seat.person != by_other_than && seat.name.value &&
               look_of(seat.name.value->value) == wanted;
    });
}

// The seat that somebody had before they were removed is theirs again: so are their own words.
SeatId seat_for(const Membership& membership, const PersonId& person, Draw& draw) {
    if (const auto* seat = membership.seat_ever_of(person)) return seat->id;
    return draw.id<SeatId>();
}

}  // namespace

void leave_room(GroupState& group, const SeatId& seat) {
    group.sessions.arrivals.erase(seat);
    group.sessions.before.reset();
    std::erase_if(group.floor.round, [&](const Turn& turn) { return turn.seat == seat; });
    std::erase(group.floor.hands, seat);
    leave_plays(group, seat);
    leave_asides(group, seat);
    end_focus_of(group, seat);
}

Decision decide(const GroupState& group, const Actor& actor, const RenameMe& command, Context) {
    const Name name{trimmed(command.name.value)};
    if (name.value.empty()) return Rejection{Refusal::words_needed, "/name"};
    if (name_is_taken(group.membership, name, actor.person, actor.seat.role)) {
        return Rejection{Refusal::name_taken, "/name"};
    }
    if (actor.seat.name.value == name) return happened();

    return happened(PersonRenamed{actor.seat.id, personal(actor.person, name)});
}

Decision decide(const GroupState& group, const Actor& actor, const ChangeSeatsMax& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (command.seats_max.value < group.membership.seats_taken()) {
        return Rejection{Refusal::seats_taken, "/seats_max"};
    }
    if (command.seats_max == group.membership.seats_max) return happened();

    return happened(SeatsMaxChanged{command.seats_max});
}

Decision decide(const GroupState& group, const Actor& actor, const RemovePerson& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* seat = group.membership.seat(command.seat);
    if (!seat || seat->removed) return Rejection{Refusal::not_found, "/seat"};
    if (seat->id == actor.seat.id) return Rejection{Refusal::not_yourself, "/seat"};
    if (seat->role == Role::facilitator && actor.seat.role != Role::facilitator) {
        return Refusal::not_for_your_role;
    }

    Events events;
    if (group.floor.speaker == seat->id) events = stop_speaking(group, seat->id, context.now);
    events.emplace_back(PersonRemoved{seat->id, about(*seat, command.reason)});
    return events;
}

Decision decide(const GroupState& group, const SeatPerson& command, Context context) {
    if (!group.course.founded) return Refusal::not_found;
    const auto* seat = group.membership.seat_of(command.person);
    if (seat && !seat->left) {
        if (seat->role == command.role) return happened();
        return Refusal::already_seated;
    }
    const auto& membership = group.membership;
    const auto* before = membership.seat_ever_of(command.person);
    // Whom the group has known stands in its record, and is not on call behind its back.
    if (command.role == Role::on_call && before && before->role != Role::on_call) {
        return Refusal::already_seated;
    }
    if (command.role == Role::member && membership.seats_taken() >= membership.seats_max.value) {
        return Refusal::group_full;
    }
    const Name name{trimmed(command.name.value)};
    if (name.value.empty()) return Rejection{Refusal::words_needed, "/name"};
    if (name_is_taken(membership, name, command.person, command.role)) {
        return Rejection{Refusal::name_taken, "/name"};
    }

    return happened(PersonSeated{seat_for(membership, command.person, context.draw),
                                 personal(command.person, name), command.role});
}

Decision decide(const GroupState& group, const ErasePerson& command, Context context) {
    const auto* seat = group.membership.seat_ever_of(command.person);
    if (!seat) return happened();
    const bool known_here = !seat->removed || seat->name.value;
    if (!known_here) return happened();

    Events events;
    if (group.floor.speaker == seat->id) events = stop_speaking(group, seat->id, context.now);
    events.emplace_back(PersonErased{seat->id});
    return events;
}

namespace {

// Notes that were written under an earlier name are still about the same person.
std::vector<Personal<Name>> names_before(const Seat& seat, const Personal<Name>& now) {
    auto names = seat.former_names;
    if (seat.name.value && seat.name != now) names.push_back(seat.name);
    return names;
}

}  // namespace

Touched evolve(GroupState& group, const PersonSeated& event, Stamp stamp) {
    Seat seat{event.seat, event.name.of, event.name, event.role, false, {}, stamp.at};
    if (const auto* before = group.membership.seat(event.seat)) {
        seat.former_names = names_before(*before, event.name);
        seat.seated_at = before->seated_at;
    }
    group.membership.seats[event.seat] = std::move(seat);
    came_back(group, event.seat, stamp.at);
    return everything();
}

Touched evolve(GroupState& group, const PersonRenamed& event, Stamp) {
    auto& seat = group.membership.seats.at(event.seat);
    seat.former_names = names_before(seat, event.name);
    seat.name = event.name;
    return touched({ref(Kind::seats, event.seat)});
}

Touched evolve(GroupState& group, const SeatsMaxChanged& event, Stamp) {
    group.membership.seats_max = event.seats_max;
    return touched({only(Kind::group)});
}

Touched evolve(GroupState& group, const PersonRemoved& event, Stamp stamp) {
    auto& seat = group.membership.seats.at(event.seat);
    seat.removed = true;
    seat.removed_reason = event.reason;
    leave_room(group, event.seat);
    leave_risks(group, event.seat, stamp.at);
    return everything();
}

Touched evolve(GroupState& group, const PersonErased& event, Stamp stamp) {
    auto& seat = group.membership.seats.at(event.seat);
    seat.removed = true;
    leave_room(group, event.seat);
    leave_risks(group, event.seat, stamp.at);
    forget_words_of(seat.person, group);
    return everything();
}

std::optional<GroupView> group_view(const GroupState& group, const Lens& lens) {
    GroupView view{group.course.name, {}, {}, group.course.time_zone};
    if (lens.is_on_call()) return view;
    view.seats_max = group.membership.seats_max;
    view.seats_taken = group.membership.seats_taken();
    return view;
}

// A name stays where it was read: in what the group remembers of a person who is gone. Who is on
// call is known to the staff, and is no one of the circle.
std::optional<SeatView> view(const GroupState&, const Seat& seat, const Lens& lens) {
    if (seat.role == Role::on_call && lens.is_member()) return {};
    return SeatView{seat.name.value, seat.role, seat.gone()};
}

}  // namespace domain::group
