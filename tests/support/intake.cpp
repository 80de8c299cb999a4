// SPDX-License-Identifier: Apache-2.0
#include "tests/support/intake.hpp"

namespace support {

std::optional<IntakeView> intake_of(const Group& group, const PersonId& by,
                                    const PersonId& member) {
    return group.sees<IntakeView>(by, Kind::intakes, group.seat(member));
}

SummaryMark mark_for(const Group& group, const PersonId& by, const PersonId& member) {
    const auto intake = intake_of(group, by, member);
    return intake && intake->mark ? *intake->mark : SummaryMark{"nothing"};
}

Group a_group_with_half_way() {
    auto programme = short_programme();
    programme.sessions.items[1].midpoint = true;
    Group group{std::move(programme)};
    group.seat(maria, Role::facilitator)
        .seat(jonas, Role::cofacilitator)
        .seat(olga, Role::observer)
        .seat(ana, Role::member)
        .seat(ben, Role::member);
    return group;
}

TieId add_tie(Group& group, const PersonId& member, const char* name) {
    const AddTie add{group.seat(member), {{name}, {}, {}, {}, {}, {}}};
    return group.when(member, add).the<TieAdded>().tie;
}

void agree_on_all(Group& group, const PersonId& member) {
    group.when(member, SetGoal{{"Call my sister"}, {}, Sharing::facilitator}).events();
    const AreaWords area{ProblemArea::transition, {}, {}, {{"The move"}}, {}};
    group.when(member, AgreeArea{group.seat(member), area, {}}).events();
    group.when(member, house_rules).events();
    CrisisPlan plan;
    plan.people.items.push_back({"My sister"});
    group.when(member, WriteCrisisPlan{plan}).events();
    group.when(member, GiveEmergencyContact{{{{"Rosa"}, {}, {"555 0100"}}}}).events();
}

}  // namespace support
