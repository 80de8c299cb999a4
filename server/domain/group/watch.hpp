// SPDX-License-Identifier: Apache-2.0
// The watch rota and the escalation list: whom danger reaches, in which order.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Duty {
    DutyId id;
    SeatId seat;
    Timestamp from{};
    Timestamp until{};

    bool covers(Timestamp at) const { return from <= at && at < until; }
};
BOOST_DESCRIBE_STRUCT(Duty, (), (id, seat, from, until))

struct Watch {
    std::map<DutyId, Duty> duties;
    std::vector<EscalationPlace> escalation;

    const EscalationPlace* place_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Watch, (), (duties, escalation))

// Who is on watch by the rota.
std::vector<SeatId> on_duty(const GroupState& group, Timestamp at);

// Somebody is on watch by the rota for some of that time.
bool watched_within(const GroupState& group, Timestamp from, Timestamp until);

// Everybody whom danger may reach, in order and each once: who is on watch, then the list, then
// the facilitators who are on neither.
std::vector<SeatId> order_of_reach(const GroupState& group, Timestamp at);

Decision decide(const GroupState& group, const Actor& actor, const AddDuty& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const RemoveDuty& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SetEscalation& command,
                Context context);

Touched evolve(GroupState& group, const DutyAdded& event, Stamp stamp);
Touched evolve(GroupState& group, const DutyRemoved& event, Stamp stamp);
Touched evolve(GroupState& group, const EscalationSet& event, Stamp stamp);

std::optional<WatchView> watch_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
