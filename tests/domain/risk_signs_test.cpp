// SPDX-License-Identifier: Apache-2.0
// Signs of danger that follow each other, and what the member says of them.
#include "tests/domain/danger.hpp"

using namespace support;

TEST_CASE("a new sign asks anew, and an answer to the one before is not an answer to it",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    acknowledge(group, maria, risk);
    judge_and_plan(group, maria, risk);
    group.after_minutes(90);

    const auto again = group.when(ana, WriteLine{LineKind::distress, {}}).the<RiskSigned>();

    CHECK(again.risk == risk);
    CHECK(state_of(group, risk) == RiskState::open);
    CHECK(item(group, maria, risk)->waits_since == group.now());
    CHECK(care(group, ana, risk)->answers.empty());
    CHECK(item(group, maria, risk)->tier == RiskTier::moderate);
}

TEST_CASE("of a new sign after an answer the whole list is told again, and nobody passed over",
          "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    group.after_minutes(2);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga, maria}));
    acknowledge(group, jonas, risk);
    group.after_minutes(30);

    press_again(group, ana).events();
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga}));
    group.after_minutes(2);

    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga, maria}));
}

TEST_CASE("the same sign twice tells nobody twice, and does not set the clock back",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.after_minutes(1);
    const auto next = item(group, maria, risk)->next_step_at;

    for (const auto kind : {LineKind::distress, LineKind::distress, LineKind::call_me}) {
        const auto again = group.when(ana, WriteLine{kind, {}}).the<RiskSigned>();
        CHECK_FALSE(again.asks_anew);
        CHECK(again.reached.empty());
    }
    const auto view = item(group, maria, risk);
    CHECK(view->next_step_at == next);
    CHECK(view->trigger == RiskTrigger::distress);
    REQUIRE(view->steps.size() == 3);
    CHECK(view->steps[1].kind == RiskStepKind::signed_again);
    CHECK(view->steps[1].times == 2);
}

TEST_CASE("saying that it is happening now makes an item urgent", "[group][risk]") {
    auto group = a_group();
    const auto risk = group.when(ana, WriteLine{LineKind::call_me, {}}).the<RiskOpened>().risk;
    group.after_minutes(20);

    group.when(ana, SayNow{true, {}}).events();

    CHECK(item(group, maria, risk)->urgent);
    CHECK(item(group, maria, risk)->now == true);
    CHECK(ms_between(group.now(), *item(group, maria, risk)->next_step_at) == 2 * minute);
    CHECK(care(group, ana, risk)->now == true);
}

TEST_CASE("it is happening now, without any sign before, is a sign", "[group][risk]") {
    auto group = a_group();

    const auto opened = group.when(ana, SayNow{true, {}}).the<RiskOpened>();

    CHECK(opened.trigger == RiskTrigger::now);
    CHECK(opened.urgent);
    CHECK(item(group, maria, opened.risk)->now == true);
    group.when(ben, SayNow{false, {}}).then_nothing();
}

TEST_CASE("not now is told, and takes no hurry away", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    const auto next = item(group, maria, risk)->next_step_at;

    group.when(ana, SayNow{false, Place{"At the station"}})
        .then(NowSaid{risk, personal(ana, false), personal(ana, Place{"At the station"})});

    CHECK(item(group, maria, risk)->now == false);
    CHECK(item(group, maria, risk)->urgent);
    CHECK(item(group, maria, risk)->next_step_at == next);
    CHECK(item(group, maria, risk)->help->place->value == "At the station");
    group.when(ana, SayNow{false, {}}).then_nothing();
}

TEST_CASE("the place that the member gave at arrival is shown with the item", "[group][risk]") {
    auto group = a_group_in_session();
    const auto risk = press_distress(group, ana);

    CHECK(item(group, maria, risk)->help->place->value == "Kitchen");
    group.after_minutes(1);
    group.when(ana, SayNow{true, Place{"Balcony"}}).events();
    CHECK(item(group, maria, risk)->help->place->value == "Balcony");
}

TEST_CASE("where the member is can be told alone, and says nothing of now", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);

    group.when(ana, SayNow{{}, Place{"At the bridge"}})
        .then(NowSaid{risk, {}, personal(ana, Place{"At the bridge"})});

    CHECK_FALSE(item(group, maria, risk)->now);
    CHECK_FALSE(care(group, ana, risk)->now);
    CHECK(item(group, maria, risk)->help->place->value == "At the bridge");
    CHECK(item(group, maria, risk)->steps.size() == 1);
    group.when(ana, SayNow{}).refused(Refusal::words_needed, "/place");
    group.when(ben, SayNow{{}, Place{"At home"}}).then_nothing();
    CHECK(domain::group::is_danger(group.state(), SayNow{{}, Place{"At the bridge"}}));
}

TEST_CASE("what was said of an earlier sign is not said of a new one", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.when(ana, SayNow{false, Place{"At home"}}).events();
    acknowledge(group, maria, risk);
    judge_and_plan(group, maria, risk);
    group.after_minutes(60);

    press_again(group, ana);

    CHECK_FALSE(item(group, maria, risk)->now);
    CHECK_FALSE(item(group, maria, risk)->help->place);
    group.when(ana, SayNow{true, {}}).events();
    CHECK(item(group, maria, risk)->now == true);
}

TEST_CASE("not now is not said of a sign that came after it, and yes still is", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.when(ana, SayNow{false, {}}).events();
    press_again(group, ana);
    CHECK_FALSE(item(group, maria, risk)->now);

    group.when(ana, SayNow{true, {}}).events();
    press_again(group, ana);
    CHECK(item(group, maria, risk)->now == true);
}

TEST_CASE("the place that was told last is the one that is shown", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.when(ana, SayNow{true, Place{"At the station"}}).events();
    group.at(later(first_monday, -10 * minute));

    group.when(ana, Arrive{true, true, {"Kitchen"}, {}}).events();

    CHECK(item(group, maria, risk)->help->place->value == "Kitchen");
}

TEST_CASE("an answer to an earlier sign does not stop the clock of a new one", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    const auto stale = answer(group, risk, LineAnswer::calling);
    acknowledge(group, jonas, risk);
    group.after_minutes(30);
    press_again(group, ana);

    group.when(maria, stale).refused(Refusal::moved_meanwhile, "/waits_since");
    group.when(maria, AcknowledgeRisk{risk, LineAnswer::calling, {}})
        .refused(Refusal::moved_meanwhile, "/waits_since");

    CHECK(item(group, maria, risk)->waits_since == group.now());
    acknowledge(group, maria, risk);
    CHECK_FALSE(item(group, maria, risk)->waits_since);
}

TEST_CASE("an answer to an old line is no answer to a newer sign", "[group][risk][line]") {
    auto group = a_group();
    const auto first = group.when(ana, WriteLine{LineKind::call_me, {}});
    const auto risk = first.the<RiskOpened>().risk;
    group.after_minutes(5);
    const auto second = group.when(ana, WriteLine{LineKind::distress, {}});
    const auto old_line = first.the<LineWritten>().line;

    group.when(maria, AnswerLine{old_line, LineAnswer::after_group, {}})
        .then(LineAnswered{old_line, group.seat(maria), LineAnswer::after_group, {}});

    CHECK(state_of(group, risk) == RiskState::open);
    CHECK(item(group, maria, risk)->waits_since == group.now());
    group.when(maria, AnswerLine{second.the<LineWritten>().line, LineAnswer::calling, {}}).events();
    CHECK(state_of(group, risk) == RiskState::acknowledged);
}

TEST_CASE("one answer to a sign's line answers all lines that were signs", "[group][risk][line]") {
    auto group = a_group();
    const auto first = group.when(ana, WriteLine{LineKind::distress, {}}).the<LineWritten>().line;
    const auto second = press_again(group, ana).the<LineWritten>().line;

    group.when(maria, AnswerLine{second, LineAnswer::calling, {}}).events();

    for (const auto& line : {first, second}) {
        CHECK(group.sees<LineView>(ana, Kind::lines, line)->replies.size() == 1);
    }
}

TEST_CASE("a sign that is given again when nobody answers tells everybody again", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    group.after_minutes(11);  // all three were reached, and told again
    group.after_minutes(3);

    const auto again = press_again(group, ana).the<RiskSigned>();

    CHECK(again.asks_anew);
    CHECK(again.reached.size() == 3);
    const auto view = item(group, maria, risk);
    CHECK(view->waits_since == group.now());
    CHECK(ms_between(group.now(), *view->next_step_at) == 2 * minute);
    CHECK(view->steps.back().to.size() == 3);
}

TEST_CASE("yes, now, when nobody answers, tells everybody again", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.when(ana, SayNow{true, {}}).events();
    group.when(ana, SayNow{true, {}}).then_nothing();
    group.after_minutes(13);

    CHECK(group.when(ana, SayNow{true, {}}).the<RiskSigned>().asks_anew);

    CHECK(item(group, maria, risk)->waits_since == group.now());
    CHECK(item(group, maria, risk)->now == true);
}

TEST_CASE("yes and no a thousand times leave an item that is small, and what was said last",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    for (int i = 0; i < 500; ++i) {
        group.when(ana, SayNow{true, {}}).events();
        group.when(ana, SayNow{false, {}}).events();
    }
    group.when(ana, SayNow{true, {}}).events();

    const auto view = item(group, maria, risk);
    CHECK(view->steps.size() <= 25);
    CHECK(view->now == true);
    CHECK(view->steps.back().now == true);
    CHECK(view->steps.back().times > 400);
    CHECK(std::ranges::any_of(
        view->steps, [](const auto& step) { return step.now == false && step.times > 400; }));
}

TEST_CASE("however often the sign is given, an item that nobody answers is overdue in time",
          "[group][risk]") {
    auto group = a_group();
    press_distress(group, ana);
    for (int i = 0; i < 4; ++i) {
        group.after_minutes(3);
        press_again(group, ana);
    }

    CHECK(domain::group::unanswered_risks(group.state()).overdue == 1);
}

TEST_CASE("the words of a sign are read by all who act on it, and by nobody else",
          "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto before_ben = group.document_of(ben);
    const auto risk = group.when(ana, WriteLine{LineKind::distress, Words{"On the bridge."}})
                          .the<RiskOpened>()
                          .risk;
    group.when(ana, WriteLine{LineKind::distress, Words{"It is cold."}}).events();

    for (const auto& person : {maria, jonas, olga}) {
        const auto steps = item(group, person, risk)->steps;
        REQUIRE(steps.size() == 2);
        CHECK(steps[0].words->value == "On the bridge.");
        CHECK(steps[1].words->value == "It is cold.");
    }
    CHECK(group.document_of(ben) == before_ben);
}

TEST_CASE("many signs with words keep an item small, and the last words are always there",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    for (int i = 0; i < 50; ++i) {
        group.when(ana, WriteLine{LineKind::distress, Words{std::to_string(i)}}).events();
    }

    const auto steps = item(group, maria, risk)->steps;
    CHECK(steps.size() < 25);
    CHECK(steps.back().words->value == "49");
}
