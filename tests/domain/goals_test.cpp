// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

GoalId set_goal(Group& group, const PersonId& person, const char* text, Sharing sharing) {
    return group.when(person, SetGoal{{text}, Words{"It matters."}, sharing}).the<GoalSet>().goal;
}

std::optional<GoalView> seen(const Group& group, const PersonId& by, const GoalId& goal) {
    return group.sees<GoalView>(by, Kind::goals, goal);
}

}  // namespace

TEST_CASE("a goal is in the member's own words", "[group][goals]") {
    auto group = a_group();

    const auto goal = set_goal(group, ana, "Sleep again", Sharing::facilitator);

    const auto view = seen(group, ana, goal);
    CHECK(view->seat == group.seat(ana));
    CHECK(view->state == GoalState::active);
    CHECK(view->text->value == "Sleep again");
    CHECK(view->why->value == "It matters.");
    group.when(maria, SetGoal{{"Mine"}, {}, Sharing::group}).refused(Refusal::not_for_your_role);
    group.when(olga, SetGoal{{"Mine"}, {}, Sharing::group}).refused(Refusal::not_for_your_role);
}

TEST_CASE("three goals at a time are enough", "[group][goals]") {
    auto group = a_group();
    const auto first = set_goal(group, ana, "One", Sharing::group);
    set_goal(group, ana, "Two", Sharing::group);
    set_goal(group, ana, "Three", Sharing::group);

    group.when(ana, SetGoal{{"Four"}, {}, Sharing::group}).refused(Refusal::goals_full);
    set_goal(group, ben, "Ben's own", Sharing::group);

    group.when(ana, LayGoalAside{first, {"Not now."}})
        .then(GoalLaidAside{first, personal(ana, Sentence{"Not now."})});
    set_goal(group, ana, "Four", Sharing::group);
    group.when(ana, TakeGoalUp{first}).refused(Refusal::goals_full);
}

TEST_CASE("an edit keeps what stood there, and why it changed", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::facilitator);
    group.after_minutes(5);

    group.when(ana, EditGoal{goal, {"Sleep six hours"}, Words{"It matters."}, {"Clearer."}})
        .events();

    const auto view = seen(group, maria, goal);
    CHECK(view->text->value == "Sleep six hours");
    REQUIRE(view->history.size() == 2);
    CHECK(view->history[0].words->text.value == "Sleep");
    CHECK_FALSE(view->history[0].words->reason);
    CHECK(view->history[1].words->reason->value == "Clearer.");
    CHECK(ms_between(view->history[0].at, view->history[1].at) == 5 * minute);
    group.when(ana, EditGoal{goal, {"Sleep six hours"}, Words{"It matters."}, {"Again."}})
        .then_nothing();
}

TEST_CASE("a goal that is laid aside can be taken up, not edited", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::group);
    group.when(ana, TakeGoalUp{goal}).refused(Refusal::goal_not_aside, "/goal");
    group.when(ana, LayGoalAside{goal, {"Not now."}}).events();

    CHECK(seen(group, ana, goal)->aside_reason->value == "Not now.");
    group.when(ana, EditGoal{goal, {"Rest"}, {}, {"Other."}})
        .refused(Refusal::goal_not_active, "/goal");
    group.when(ana, LayGoalAside{goal, {"Twice."}}).refused(Refusal::goal_not_active, "/goal");

    group.when(ana, TakeGoalUp{goal}).then(GoalTakenUp{goal});
    CHECK(seen(group, ana, goal)->state == GoalState::active);
    CHECK_FALSE(seen(group, ana, goal)->aside_reason);
}

TEST_CASE("somebody else's goal is as one that does not exist", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::group);

    for (const auto& id : {goal, GoalId{"nogoal"}}) {
        group.when(ben, EditGoal{id, {"Mine"}, {}, {"Why"}}).refused(Refusal::not_found, "/goal");
        group.when(ben, ShareGoal{id, Sharing::only_me}).refused(Refusal::not_found, "/goal");
        group.when(ben, LayGoalAside{id, {"Why"}}).refused(Refusal::not_found, "/goal");
        group.when(ben, TakeGoalUp{id}).refused(Refusal::not_found, "/goal");
    }
}

TEST_CASE("a goal that is only mine is hidden from the facilitators too", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::only_me);

    for (const auto& person : {maria, jonas, olga, ben}) CHECK_FALSE(seen(group, person, goal));

    group.when(ana, ShareGoal{goal, Sharing::facilitator})
        .then(GoalShared{goal, Sharing::facilitator});
    group.when(ana, ShareGoal{goal, Sharing::facilitator}).then_nothing();
    CHECK(seen(group, maria, goal)->why);
    CHECK(seen(group, jonas, goal)->history.size() == 1);
    for (const auto& person : {olga, ben}) CHECK_FALSE(seen(group, person, goal));
}

TEST_CASE("peers read the text of a goal that is shared and active, no more", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::group);

    for (const auto& person : {ben, olga}) {
        const auto view = seen(group, person, goal);
        REQUIRE(view);
        CHECK(view->text->value == "Sleep");
        CHECK_FALSE(view->why);
        CHECK(view->history.empty());
    }

    group.when(ana, LayGoalAside{goal, {"Not now."}}).events();
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person, goal));
    CHECK(seen(group, maria, goal)->aside_reason->value == "Not now.");
}

TEST_CASE("the goals of a person who was removed are for the facilitators only", "[group][goals]") {
    auto group = a_group();
    const auto goal = set_goal(group, ana, "Sleep", Sharing::group);

    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();

    CHECK_FALSE(seen(group, ben, goal));
    CHECK(seen(group, maria, goal));
}
