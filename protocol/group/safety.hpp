// SPDX-License-Identifier: Apache-2.0
// What is there before danger is: a member's own crisis plan and emergency contact.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

using PlanLine = Text<1, 100>;
using PlanLines = List<PlanLine, 5>;  // six of them fit one message in any script

// The six elements that crisis plans have in common (the Stanley-Brown form is not copied).
struct CrisisPlan {
    PlanLines signs;     // how I notice that it gets hard
    PlanLines alone;     // what I can do by myself
    PlanLines company;   // places and people that take my mind off it
    PlanLines people;    // whom I can ask for help
    PlanLines services;  // professionals and services
    PlanLines safety;    // how I make my surroundings safer
    bool operator==(const CrisisPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(CrisisPlan, (), (signs, alone, company, people, services, safety))

using Phone = Text<3, 40>;

struct EmergencyContact {
    Name name;
    std::optional<Name> relation;
    Phone phone;
    bool operator==(const EmergencyContact&) const = default;
};
BOOST_DESCRIBE_STRUCT(EmergencyContact, (), (name, relation, phone))

// Commands: one's own only. Replaced whole; earlier versions are kept.

struct WriteCrisisPlan {
    CrisisPlan plan;
    bool operator==(const WriteCrisisPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteCrisisPlan, (), (plan))

// Missing: take it back.
struct GiveEmergencyContact {
    std::optional<EmergencyContact> contact;
    bool operator==(const GiveEmergencyContact&) const = default;
};
BOOST_DESCRIBE_STRUCT(GiveEmergencyContact, (), (contact))

// Events

struct CrisisPlanWritten {
    SeatId seat;
    std::int64_t version = 1;
    Personal<CrisisPlan> plan;
    bool operator==(const CrisisPlanWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(CrisisPlanWritten, (), (seat, version, plan))

struct EmergencyContactGiven {
    SeatId seat;
    std::optional<Personal<EmergencyContact>> contact;
    bool operator==(const EmergencyContactGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(EmergencyContactGiven, (), (seat, contact))

// Views

struct EarlierPlan {
    std::int64_t version = 1;
    Timestamp at{};
    std::optional<CrisisPlan> plan;
};
BOOST_DESCRIBE_STRUCT(EarlierPlan, (), (version, at, plan))

// "crisis_plans/{seat}": its owner and the facilitators; whoever is on watch has it in the item.
struct CrisisPlanView {
    std::int64_t version = 1;
    Timestamp at{};
    std::optional<CrisisPlan> plan;    // missing when it was erased
    std::vector<EarlierPlan> earlier;  // the last few, newest first
};
BOOST_DESCRIBE_STRUCT(CrisisPlanView, (), (version, at, plan, earlier))

// "contacts/{seat}": its owner. Facilitators and who is on watch have it in an open item only.
struct EmergencyContactView {
    std::optional<EmergencyContact> contact;
};
BOOST_DESCRIBE_STRUCT(EmergencyContactView, (), (contact))

}  // namespace protocol::group
