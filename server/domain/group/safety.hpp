// SPDX-License-Identifier: Apache-2.0
// A member's own crisis plan and emergency contact.
#pragma once

#include <map>
#include <vector>

#include "protocol/group/safety.hpp"
#include "server/domain/group/actor.hpp"

namespace domain::group {

struct CrisisPlanKept {
    std::int64_t version = 1;
    Timestamp at{};
    Personal<CrisisPlan> plan;
};
BOOST_DESCRIBE_STRUCT(CrisisPlanKept, (), (version, at, plan))

struct Safety {
    std::map<SeatId, std::vector<CrisisPlanKept>> plans;  // the newest last; the last few
    std::map<SeatId, Personal<EmergencyContact>> contacts;

    // Null when there is none.
    const CrisisPlanKept* plan_of(const SeatId& seat) const;
    const EmergencyContact* contact_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Safety, (), (plans, contacts))

Decision decide(const GroupState& group, const Actor& actor, const WriteCrisisPlan& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const GiveEmergencyContact& command,
                Context context);

Touched evolve(GroupState& group, const CrisisPlanWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const EmergencyContactGiven& event, Stamp stamp);

std::optional<CrisisPlanView> crisis_plan_view(const GroupState& group, const SeatId& seat,
                                               const Lens& lens);
std::optional<EmergencyContactView> contact_view(const GroupState& group, const SeatId& seat,
                                                 const Lens& lens);

}  // namespace domain::group
