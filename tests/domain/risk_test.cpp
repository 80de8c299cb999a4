// SPDX-License-Identifier: Apache-2.0
// Danger: from a sign of it until somebody has closed it, and who sees what at each step.
#include <catch2/catch.hpp>

#include "tests/domain/danger.hpp"

using namespace support;

TEST_CASE("whoever signals danger has an item, in the same record as the sign", "[group][risk]") {
    auto group = a_group();

    const auto outcome = group.when(ana, WriteLine{LineKind::distress, Words{"I cannot go on."}});

    CHECK(outcome.the<LineWritten>().seat == group.seat(ana));
    CHECK(outcome.the<RiskOpened>().trigger == RiskTrigger::distress);
    CHECK(outcome.the<RiskOpened>().urgent);
    CHECK(outcome.the<RiskOpened>().reached.size() == 2);
}

TEST_CASE("the facilitators see the item; its member that it was sent; nobody else anything",
          "[group][risk]") {
    auto group = a_group();
    const auto before_ben = group.document_of(ben);
    const auto before_olga = group.document_of(olga);

    const auto risk = press_distress(group, ana);

    for (const auto& person : {maria, jonas}) CHECK(item(group, person, risk)->urgent);
    CHECK(care(group, ana, risk)->answers.empty());
    CHECK_FALSE(item(group, ana, risk));
    CHECK(group.document_of(ben) == before_ben);
    CHECK(group.document_of(olga) == before_olga);
}

TEST_CASE("asking for a call opens an item that is not urgent", "[group][risk]") {
    auto group = a_group();

    const auto opened = group.when(ana, WriteLine{LineKind::call_me, {}}).the<RiskOpened>();

    CHECK(opened.trigger == RiskTrigger::call);
    CHECK_FALSE(opened.urgent);
    CHECK_FALSE(group.when(ben, WriteLine{LineKind::pause, {}}).has<RiskOpened>());
}

TEST_CASE("an urgent item reaches two people at once, and one more after 2, 5 and 10 minutes",
          "[group][risk]") {
    auto group = a_group_with_a_list();
    group.seat({"petra"}, Role::observer);
    group
        .when(maria,
              SetEscalation{
                  {{{group.seat(jonas), {}}, {group.seat(olga), {}}, {group.seat({"petra"}), {}}}}})
        .events();
    const auto risk = press_distress(group, ana);
    const auto reached = [&] { return item(group, maria, risk)->reached; };

    CHECK(reached() == seats(group, {jonas, olga}));
    group.after_ms(2 * minute - 1);
    CHECK(reached() == seats(group, {jonas, olga}));
    group.after_ms(1);
    CHECK(reached() == seats(group, {jonas, olga, {"petra"}}));
    group.after_minutes(3);
    CHECK(reached() == seats(group, {jonas, olga, {"petra"}, maria}));
    group.after_minutes(5);
    CHECK(item(group, maria, risk)->steps.back().kind == RiskStepKind::told_again);
}

TEST_CASE("an item that nobody answers tells everybody again, less and less often, without end",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.after_minutes(10);
    const auto told_before = item(group, maria, risk)->steps.back().times;

    group.after_minutes(10);
    CHECK(item(group, maria, risk)->steps.back().times == told_before + 1);
    group.after_minutes(20);
    CHECK(item(group, maria, risk)->steps.back().times == told_before + 2);
    group.after_ms(7 * day);

    const auto view = item(group, maria, risk);
    CHECK(view->state == RiskState::open);
    CHECK(ms_between(group.now(), *view->next_step_at) <= 4 * hour);
    CHECK(view->steps.back().times < 60);
    CHECK(view->steps.size() < 6);
}

TEST_CASE("an item that is not urgent waits half an hour before it goes further", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = group.when(ana, WriteLine{LineKind::call_me, {}}).the<RiskOpened>().risk;

    group.after_ms(30 * minute - 1);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga}));
    group.after_ms(1);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga, maria}));
}

TEST_CASE("whoever is on watch comes first", "[group][risk][watch]") {
    auto group = a_group_with_a_list();
    group.when(maria, AddDuty{group.seat(olga), group.now(), later(group.now(), hour)}).events();

    const auto risk = press_distress(group, ana);

    CHECK(item(group, maria, risk)->reached == seats(group, {olga, jonas}));
}

TEST_CASE("whoever it reaches sees that one item with what helps, and nothing else",
          "[group][risk]") {
    auto group = a_group_with_a_list();
    group.when(ana, GiveEmergencyContact{EmergencyContact{{"Eva"}, {}, {"030 1234567"}}}).events();
    group.when(ana, WriteCrisisPlan{a_plan()}).events();
    group.when(ben, WriteCrisisPlan{a_plan()}).events();
    const auto other = group.when(ben, WriteLine{LineKind::call_me, {}}).the<RiskOpened>().risk;
    acknowledge(group, maria, other);
    judge_and_plan(group, maria, other);
    group.when(maria, CloseRisk{other, {"Talked."}}).events();
    auto before = group.document_of(olga);

    const auto risk = press_distress(group, ana);

    const auto help = item(group, olga, risk)->help;
    CHECK(help->contact->phone.value == "030 1234567");
    CHECK(help->plan == a_plan());
    auto after = group.document_of(olga);
    after.erase(Kind::risks);
    CHECK(after == before);
    CHECK_FALSE(item(group, olga, other));
}

TEST_CASE("the temporary view ends when the item is closed", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto before = group.document_of(olga);
    const auto risk = press_distress(group, ana);
    acknowledge(group, olga, risk);
    judge_and_plan(group, olga, risk);
    REQUIRE(item(group, olga, risk));

    group.when(maria, CloseRisk{risk, {"She slept and is with her sister."}}).events();

    CHECK(group.document_of(olga) == before);
    CHECK_FALSE(care(group, ana, risk));
    CHECK(item(group, maria, risk)->state == RiskState::closed);
    CHECK_FALSE(item(group, maria, risk)->help);
    group.when(olga, AcknowledgeRisk{risk, LineAnswer::seen}).refused(Refusal::not_found, "/risk");
}

TEST_CASE("an acknowledgement stops the clock, and the member sees who calls", "[group][risk]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    group.after_minutes(1);

    acknowledge(group, jonas, risk);

    const auto seen = care(group, ana, risk);
    REQUIRE(seen->answers.size() == 1);
    CHECK(seen->answers[0].by == group.seat(jonas));
    CHECK(seen->answers[0].answer == LineAnswer::calling);
    group.after_ms(day);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga}));
    CHECK(item(group, maria, risk)->held_by == group.seat(jonas));
    CHECK_FALSE(item(group, maria, risk)->waits_since);
}

TEST_CASE("one answer is enough for the item and for the line that was its sign",
          "[group][risk][line]") {
    auto group = a_group();
    const auto first = group.when(ana, WriteLine{LineKind::distress, {}});
    const auto line = first.the<LineWritten>().line;
    const auto risk = first.the<RiskOpened>().risk;

    group.when(maria, AcknowledgeRisk{risk, LineAnswer::coming})
        .then(RiskAcknowledged{risk, group.seat(maria), LineAnswer::coming},
              LineAnswered{line, group.seat(maria), LineAnswer::coming, {}});

    const auto second = group.when(ben, WriteLine{LineKind::distress, {}});
    group.when(jonas, AnswerLine{second.the<LineWritten>().line, LineAnswer::calling, {}})
        .then(
            LineAnswered{
                second.the<LineWritten>().line, group.seat(jonas), LineAnswer::calling, {}},
            RiskAcknowledged{second.the<RiskOpened>().risk, group.seat(jonas),
                             LineAnswer::calling});
}

TEST_CASE("an item goes from open to closed in its order, each step by somebody", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    const AssessRisk assess{risk, RiskTier::high, {}};
    const PlanRisk plan{risk, {{RiskAction::talked, RiskAction::reached_contact}}, {}, {}};
    const CloseRisk close{risk, {"All is well."}};

    for (const Command& early : {Command{assess}, Command{plan}, Command{close}}) {
        group.when(maria, early).refused(Refusal::risk_not_acknowledged);
    }
    acknowledge(group, maria, risk);
    CHECK(state_of(group, risk) == RiskState::acknowledged);
    group.when(maria, plan).refused(Refusal::risk_not_assessed);
    group.when(maria, close).refused(Refusal::risk_not_assessed);
    group.when(jonas, assess).events();
    CHECK(state_of(group, risk) == RiskState::assessed);
    group.when(maria, close).refused(Refusal::risk_not_planned);
    group.when(maria, PlanRisk{risk, {}, {}, {}}).refused(Refusal::words_needed, "/words");
    group.when(maria, plan).events();
    CHECK(state_of(group, risk) == RiskState::planned);
    group.when(maria, close).events();
    CHECK(state_of(group, risk) == RiskState::closed);
    group.when(maria, close).refused(Refusal::risk_closed, "/risk");
}

TEST_CASE("the member never sees what is judged, planned or written", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    acknowledge(group, maria, risk);
    const auto before = group.document_of(ana);

    judge_and_plan(group, maria, risk);
    group.when(maria, HandOverRisk{risk, group.seat(jonas), Words{"Please ring at eight."}})
        .events();

    CHECK(group.document_of(ana) == before);
}

TEST_CASE("members cannot act on items, and to an observer whom none has reached none exists",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);

    for (const auto& person : {ana, ben}) {
        group.when(person, AcknowledgeRisk{risk, LineAnswer::seen})
            .refused(Refusal::not_for_your_role);
    }
    group.when(olga, AcknowledgeRisk{risk, LineAnswer::seen}).refused(Refusal::not_found, "/risk");
    group.when(maria, AcknowledgeRisk{{"norisk"}, LineAnswer::seen})
        .refused(Refusal::not_found, "/risk");
}

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

TEST_CASE("the same sign twice tells nobody twice, and does not set the clock back",
          "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.after_minutes(1);
    const auto next = item(group, maria, risk)->next_step_at;

    CHECK(group.when(ana, WriteLine{LineKind::distress, {}}).events().size() == 1);
    CHECK(group.when(ana, WriteLine{LineKind::call_me, {}}).has<RiskSigned>());
    CHECK(item(group, maria, risk)->next_step_at == next);
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
        .then(NowSaid{risk, false, personal(ana, Place{"At the station"})});

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
    group.when(ana, SayNow{true, Place{"Balcony"}}).events();
    CHECK(item(group, maria, risk)->help->place->value == "Balcony");
}

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

TEST_CASE("the story of an item tells who did what, and when", "[group][risk]") {
    auto group = a_group();
    group.when(ana, WriteCrisisPlan{a_plan()}).events();
    const auto risk = press_distress(group, ana);
    group.after_minutes(1);
    acknowledge(group, maria, risk);
    judge_and_plan(group, jonas, risk);
    group.when(maria, CloseRisk{risk, {"Better."}}).events();

    const auto steps = item(group, jonas, risk)->steps;
    using enum RiskStepKind;
    std::vector<RiskStepKind> kinds;
    for (const auto& step : steps) kinds.push_back(step.kind);
    CHECK(kinds == std::vector{opened, acknowledged, assessed, planned, closed});
    CHECK(ms_between(steps[0].at, steps[1].at) == minute);
    CHECK(steps[1].by == group.seat(maria));
    CHECK(steps[2].words->value == "Thoughts, no plan.");
    CHECK(steps[3].plan_version == 1);
    CHECK(steps[4].words->value == "Better.");
}

TEST_CASE("danger passes every limit and works in a hold", "[group][risk]") {
    auto group = a_group_in_session();
    for (int i = 0; i < 20; ++i) group.when(ana, WriteLine{LineKind::pause, {}}).events();
    group.when_server(HoldForSafety{}).events();

    const auto risk = press_distress(group, ana);
    group.when(ana, SayNow{true, {}}).events();
    acknowledge(group, maria, risk);
    judge_and_plan(group, maria, risk);
    group.when(maria, CloseRisk{risk, {"Quiet again."}}).events();

    using domain::group::is_danger;
    CHECK(is_danger(WriteLine{LineKind::distress, {}}));
    CHECK(is_danger(WriteLine{LineKind::call_me, {}}));
    CHECK(is_danger(SayNow{true, {}}));
    CHECK_FALSE(is_danger(WriteLine{LineKind::pause, {}}));
}

TEST_CASE("a member who is removed still has to be looked after", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    group.when(maria, RemovePerson{group.seat(ana), {"Moved away."}}).events();

    group.after_minutes(2);

    CHECK(item(group, maria, risk)->state == RiskState::open);
    acknowledge(group, maria, risk);
    CHECK(state_of(group, risk) == RiskState::acknowledged);
}

TEST_CASE("a group without any list still reaches its facilitators", "[group][risk]") {
    auto group = a_group();

    const auto risk = press_distress(group, ana);

    CHECK(item(group, maria, risk)->reached == seats(group, {maria, jonas}));
    CHECK(item(group, maria, risk)->notices.empty());
}
