// SPDX-License-Identifier: Apache-2.0
// What tests of danger do again and again.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

namespace support {

inline RiskId press_distress(Group& group, const PersonId& person) {
    return group.when(person, WriteLine{LineKind::distress, {}}).the<RiskOpened>().risk;
}

inline std::optional<RiskView> item(const Group& group, const PersonId& by, const RiskId& risk) {
    return group.sees<RiskView>(by, Kind::risks, risk);
}

inline std::optional<CareView> care(const Group& group, const PersonId& by, const RiskId& risk) {
    return group.sees<CareView>(by, Kind::care, risk);
}

inline RiskState state_of(const Group& group, const RiskId& risk) {
    return item(group, maria, risk)->state;
}

inline void acknowledge(Group& group, const PersonId& by, const RiskId& risk) {
    group.when(by, AcknowledgeRisk{risk, LineAnswer::calling}).events();
}

inline void judge_and_plan(Group& group, const PersonId& by, const RiskId& risk) {
    group.when(by, AssessRisk{risk, RiskTier::moderate, Words{"Thoughts, no plan."}}).events();
    group.when(by, PlanRisk{risk, {{RiskAction::talked}}, Words{"Her sister stays tonight."}, {}})
        .events();
}

// Jonas first, then Olga, who observes: both have an address. Maria is on no list.
inline Group a_group_with_a_list() {
    auto group = a_group();
    group
        .when(maria, SetEscalation{{{{group.seat(jonas), MailAddress{"jonas@clinic.test"}},
                                     {group.seat(olga), MailAddress{"olga@clinic.test"}}}}})
        .events();
    return group;
}

inline std::vector<SeatId> seats(const Group& group, std::initializer_list<PersonId> people) {
    std::vector<SeatId> all;
    for (const auto& person : people) all.push_back(group.seat(person));
    return all;
}

inline CrisisPlan a_plan() {
    return {{{{"I stop answering the phone"}}},
            {{{"A walk by the canal"}}},
            {{{"The library"}}},
            {{{"My sister"}}},
            {{{"Dr. Adler"}}},
            {{{"Keys to Tom"}}}};
}

}  // namespace support
