// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/intake.hpp"

using namespace support;

namespace {

Outcome sign(Group& group, const PersonId& by) {
    return group.when(by, SignIntake{group.seat(ana), mark_for(group, by, ana)});
}

bool both_still_so(const Group& group) {
    const auto intake = intake_of(group, ana, ana);
    return intake->signed_by_member->still_so && intake->signed_by_facilitator->still_so;
}

Group a_signed_meeting() {
    auto group = a_group();
    agree_on_all(group, ana);
    sign(group, ana).events();
    sign(group, jonas).events();
    return group;
}

}  // namespace

TEST_CASE("a goal, an area and the agreements come before the signatures", "[group][intake]") {
    auto group = a_group();
    sign(group, ana).refused(Refusal::goal_needed);

    const auto goal = group.when(ana, SetGoal{{"Sleep"}, {}, Sharing::only_me}).the<GoalSet>().goal;
    sign(group, ana).refused(Refusal::goal_needed);
    group.when(ana, ShareGoal{goal, Sharing::facilitator}).events();
    sign(group, ana).refused(Refusal::area_needed);

    const AreaWords area{ProblemArea::grief, {}, {}, {}, {}};
    group.when(maria, AgreeArea{group.seat(ana), area, {}}).events();
    CHECK(intake_of(group, ana, ana)->needs == std::vector{IntakeNeed::agreement,
                                                           IntakeNeed::crisis_plan,
                                                           IntakeNeed::emergency_contact});
    sign(group, maria).refused(Refusal::agreement_needed);

    group.when(ana, house_rules).events();
    sign(group, ana).refused(Refusal::plan_needed);
    CrisisPlan plan;
    plan.alone.items.push_back({"A walk"});
    group.when(ana, WriteCrisisPlan{plan}).events();
    sign(group, maria).refused(Refusal::contact_needed);
    group.when(ana, GiveEmergencyContact{{{{"Rosa"}, {}, {"555 0100"}}}}).events();
    CHECK(intake_of(group, ana, ana)->needs.empty());
    sign(group, maria).events();
}

TEST_CASE("both sign what they both read", "[group][intake]") {
    auto group = a_group();
    agree_on_all(group, ana);

    const auto signed_now = sign(group, ana).the<IntakeSigned>();
    CHECK(signed_now.by == group.seat(ana));
    REQUIRE(signed_now.summary.value);
    CHECK(signed_now.summary.value->goals.at(0).value == "Call my sister");
    CHECK(signed_now.summary.value->agreements.at(0) == house_rules);
    CHECK_FALSE(intake_of(group, maria, ana)->signed_by_facilitator);

    group.after_minutes(3);
    sign(group, jonas).events();
    CHECK(intake_of(group, ana, ana)->signed_by_facilitator->by == group.seat(jonas));
    CHECK(intake_of(group, ana, ana)->signed_by_facilitator->at == group.now());
    CHECK(both_still_so(group));
    sign(group, ana).then_nothing();
    for (const auto& person : {ben, olga}) {
        group.when(person, SignIntake{group.seat(ana), mark_for(group, maria, ana)})
            .refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("nobody signs words that changed under their eyes", "[group][intake]") {
    auto group = a_group();
    agree_on_all(group, ana);
    const auto read = mark_for(group, ana, ana);

    group.when(maria, WriteIntake{group.seat(ana), IntakePart::formulation, {{"The move."}}, {}})
        .events();

    group.when(ana, SignIntake{group.seat(ana), read}).refused(Refusal::changed_meanwhile, "/mark");
    sign(group, ana).events();
}

TEST_CASE("what is changed after it was signed says so, until it is signed again",
          "[group][intake]") {
    auto group = a_signed_meeting();

    group.when(ana, SetGoal{{"Sleep"}, {}, Sharing::only_me}).events();
    CHECK(both_still_so(group));
    group.when(maria, WriteIntake{group.seat(ana), IntakePart::story, {{"More"}}, {}}).events();
    CHECK(both_still_so(group));

    group.when(ana, SetGoal{{"Go out"}, {}, Sharing::group}).events();
    CHECK_FALSE(both_still_so(group));
    sign(group, ana).events();
    CHECK(intake_of(group, ana, ana)->signed_by_member->still_so);
    CHECK_FALSE(intake_of(group, ana, ana)->signed_by_facilitator->still_so);
    sign(group, maria).events();
    CHECK(both_still_so(group));

    group.when(ana, TakeBackAgreement{{"group-rules"}}).events();
    CHECK_FALSE(both_still_so(group));
    CHECK_FALSE(intake_of(group, ana, ana)->mark);
}

TEST_CASE("a goal that is its owner's alone is not signed by others", "[group][intake]") {
    auto group = a_group();
    agree_on_all(group, ana);
    group.when(ana, SetGoal{{"My secret"}, {}, Sharing::only_me}).events();

    const auto summary = sign(group, maria).the<IntakeSigned>().summary.value;
    REQUIRE(summary);
    CHECK(summary->goals.size() == 1);
}

TEST_CASE("what was signed is kept as it was, and both can read it", "[group][intake]") {
    auto group = a_signed_meeting();
    group.when(ana, SetGoal{{"Go out"}, {}, Sharing::group}).events();

    for (const auto& person : {ana, maria}) {
        const auto intake = intake_of(group, person, ana);
        CHECK(intake->signed_by_member->summary->goals.size() == 1);
        CHECK(intake->signed_by_facilitator->summary->goals.size() == 1);
        CHECK(intake->summary.goals.size() == 2);
    }
}
