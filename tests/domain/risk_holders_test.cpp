// SPDX-License-Identifier: Apache-2.0
// Who holds an item of danger, for how long, and what they see of it.
#include "tests/domain/danger.hpp"

using namespace support;

TEST_CASE("whoever gets an item handed over has to say that they have it", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    acknowledge(group, maria, risk);

    group.when(maria, HandOverRisk{risk, group.seat(maria), {}})
        .refused(Refusal::not_yourself, "/to");
    group.when(maria, HandOverRisk{risk, group.seat(ben), {}}).refused(Refusal::not_found, "/to");
    group.when(maria, HandOverRisk{risk, group.seat(olga), {}}).events();

    CHECK(item(group, maria, risk)->held_by == group.seat(olga));
    CHECK(item(group, maria, risk)->waits_since == group.now());
    group.after_minutes(2);
    CHECK(item(group, olga, risk)->reached == seats(group, {jonas, olga, maria}));
    acknowledge(group, olga, risk);
    CHECK(item(group, olga, risk)->held_by == group.seat(olga));
    CHECK_FALSE(item(group, olga, risk)->waits_since);
}

TEST_CASE("the time to look again comes by itself, and asks whoever holds the item",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    acknowledge(group, jonas, risk);
    group.when(jonas, AssessRisk{risk, RiskTier::low, {}}).events();
    const auto tomorrow = later(group.now(), day);
    group.when(jonas, PlanRisk{risk, {}, Words{"Call."}, group.now()})
        .refused(Refusal::starts_in_past, "/next_check_at");
    group.when(jonas, PlanRisk{risk, {}, Words{"Call."}, later(group.now(), 100 * day)})
        .refused(Refusal::too_far_ahead, "/next_check_at");
    group.when(jonas, PlanRisk{risk, {}, Words{"Call."}, tomorrow}).events();

    group.after_ms(day);

    const auto view = item(group, maria, risk);
    CHECK(view->steps.back().kind == RiskStepKind::check_due);
    CHECK(view->steps.back().to == seats(group, {jonas}));
    CHECK(view->waits_since == tomorrow);
    CHECK(view->state == RiskState::planned);
    acknowledge(group, jonas, risk);
    group.when(jonas, CloseRisk{risk, {"She is well."}}).events();
}

TEST_CASE("an item that somebody has seen asks for a look until it is planned", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    acknowledge(group, jonas, risk);

    group.after_minutes(60);
    CHECK(item(group, maria, risk)->steps.back().kind == RiskStepKind::check_due);
    CHECK(item(group, maria, risk)->steps.back().to == seats(group, {jonas}));
    CHECK(item(group, maria, risk)->waits_since == group.now());
    group.after_minutes(2);
    CHECK(item(group, maria, risk)->steps.back().kind == RiskStepKind::told_again);

    acknowledge(group, jonas, risk);
    group.when(jonas, AssessRisk{risk, RiskTier::low, {}}).events();
    group.after_minutes(60);
    CHECK(item(group, maria, risk)->waits_since == group.now());
}

TEST_CASE("an item whose holder leaves asks for somebody else at once", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    acknowledge(group, jonas, risk);
    judge_and_plan(group, jonas, risk);
    const auto gone = group.seat(jonas);

    SECTION("by a removal") { group.when(maria, RemovePerson{gone, {"Another job."}}).events(); }
    SECTION("by an erasure") { group.when_server(ErasePerson{jonas}).events(); }
    group.after_ms(0);

    const auto view = item(group, maria, risk);
    CHECK_FALSE(view->held_by);
    CHECK(view->waits_since == group.now());
    CHECK(view->steps.back().to == seats(group, {olga, maria}));
    for (const auto& notice : view->notices) CHECK(notice.seat != gone);
}

TEST_CASE("who is not needed any more sees nothing of the item, until it goes further again",
          "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto before = group.document_of(olga);
    const auto risk = press_distress(group, ana);
    REQUIRE(item(group, olga, risk));

    acknowledge(group, jonas, risk);

    CHECK(group.document_of(olga) == before);
    group.when(olga, AssessRisk{risk, RiskTier::low, {}}).refused(Refusal::not_found, "/risk");
    group.after_minutes(60);  // nobody has judged it
    CHECK_FALSE(item(group, olga, risk));
    group.after_minutes(5);
    CHECK(item(group, olga, risk));
}

TEST_CASE("who hands an item over sees it until the other has it", "[group][risk]") {
    auto group = a_group_with_a_list();
    group.seat({"petra"}, Role::observer);
    group.when(maria, SetEscalation{{{{group.seat(olga), {}}, {group.seat({"petra"}), {}}}}})
        .events();
    const auto risk = press_distress(group, ana);
    acknowledge(group, olga, risk);
    group.when(olga, HandOverRisk{risk, group.seat({"petra"}), {}}).events();
    CHECK(item(group, olga, risk));

    acknowledge(group, {"petra"}, risk);

    CHECK(item(group, {"petra"}, risk));
    CHECK_FALSE(item(group, olga, risk));
}

TEST_CASE("who is taken off the list sees no item any more, unless they hold it",
          "[group][risk][watch]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    SECTION("while nobody has answered") {
        group.when(maria, SetEscalation{}).events();
        CHECK_FALSE(item(group, olga, risk));
        group.after_minutes(20);  // the others are told again and again
        CHECK_FALSE(item(group, olga, risk));
    }
    SECTION("while they look after it") {
        acknowledge(group, olga, risk);
        group.when(maria, SetEscalation{}).events();
        CHECK(item(group, olga, risk));
    }
}

TEST_CASE("of somebody who was erased an item says only that people looked, and when",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = group.when(ana, WriteLine{LineKind::distress, Words{"On the bridge."}})
                          .the<RiskOpened>()
                          .risk;
    group.when(ana, SayNow{true, Place{"Bridge"}}).events();
    acknowledge(group, maria, risk);
    judge_and_plan(group, maria, risk);

    group.when_server(ErasePerson{ana}).events();

    const auto view = item(group, maria, risk);
    CHECK_FALSE(view->now);
    CHECK_FALSE(view->tier);
    CHECK_FALSE(view->help->place);
    CHECK(view->steps.size() == 5);
    for (const auto& step : view->steps) {
        CHECK_FALSE((step.words || step.tier || step.answer || step.now));
        CHECK(step.actions.empty());
    }
}
