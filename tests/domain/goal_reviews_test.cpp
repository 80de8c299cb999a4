// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/intake.hpp"

using namespace support;

TEST_CASE("a goal is looked at again half-way and at the end, beside what it was",
          "[group][goals]") {
    auto group = a_group_with_half_way();
    const SetGoal set{{"Sleep"}, {}, Sharing::facilitator};
    const auto goal = group.when(ana, set).the<GoalSet>().goal;
    const auto seen = [&](const PersonId& by) {
        return group.sees<GoalView>(by, Kind::goals, goal);
    };
    const auto review = [&](Occasion occasion, std::int64_t near) {
        return group.when(ana, ReviewGoal{goal, occasion, {{near}, {{"I tried"}}}});
    };

    review(Occasion::start, 2).events();
    review(Occasion::start, 2).then_nothing();
    review(Occasion::start, 3).events();
    review(Occasion::midpoint, 5).refused(Refusal::not_yet, "/occasion");
    group.at(first_monday);
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();
    group.when(ana, EditGoal{goal, {"Sleep six hours"}, {}, {"Clearer."}}).events();
    review(Occasion::midpoint, 5).events();
    review(Occasion::start, 4).refused(Refusal::kept_as_it_was, "/occasion");

    const auto reviews = seen(maria)->reviews;
    REQUIRE(reviews.size() == 2);
    CHECK(reviews[0].words->text.value == "Sleep");
    CHECK(reviews[0].words->review.near.value == 3);
    CHECK(reviews[1].words->text.value == "Sleep six hours");
    CHECK(reviews[1].words->review.words->value == "I tried");
    group.when(ben, ReviewGoal{goal, Occasion::start, {}}).refused(Refusal::not_found, "/goal");
    group.when(maria, ReviewGoal{goal, Occasion::start, {}}).refused(Refusal::not_for_your_role);

    group.when(ana, ShareGoal{goal, Sharing::group}).events();
    CHECK(seen(ben)->reviews.empty());
    group.when(ana, LayGoalAside{goal, {"Not now."}}).events();
    review(Occasion::midpoint, 6).refused(Refusal::goal_not_active, "/goal");
}
