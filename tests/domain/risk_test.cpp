// SPDX-License-Identifier: Apache-2.0
// Danger: from a sign of it until somebody has closed it, and who sees what at each step.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

RiskId press_distress(Group& group, const PersonId& person) {
    return group.when(person, WriteLine{LineKind::distress, {}}).the<RiskOpened>().risk;
}

std::optional<RiskView> item(const Group& group, const PersonId& by, const RiskId& risk) {
    return group.sees<RiskView>(by, Kind::risks, risk);
}

std::optional<CareView> care(const Group& group, const PersonId& by, const RiskId& risk) {
    return group.sees<CareView>(by, Kind::care, risk);
}

Outcome press_again(Group& group, const PersonId& person) {
    return group.when(person, WriteLine{LineKind::distress, {}});
}

RiskState state_of(const Group& group, const RiskId& risk) {
    return item(group, maria, risk)->state;
}

AcknowledgeRisk answer(const Group& group, const RiskId& risk, LineAnswer how) {
    return {risk, how, item(group, maria, risk)->waits_since};
}

void acknowledge(Group& group, const PersonId& by, const RiskId& risk) {
    group.when(by, answer(group, risk, LineAnswer::calling)).events();
}

void judge_and_plan(Group& group, const PersonId& by, const RiskId& risk) {
    group.when(by, AssessRisk{risk, RiskTier::moderate, Words{"Thoughts, no plan."}}).events();
    group
        .when(by, PlanRisk{risk,
                           {{RiskAction::talked}},
                           Words{"Her sister stays tonight."},
                           later(group.now(), day)})
        .events();
}

// Jonas first, then Olga, who observes: both have an address. Maria is on no list.
Group a_group_with_a_list() {
    auto group = a_group();
    group
        .when(maria, SetEscalation{{{{group.seat(jonas), MailAddress{"jonas@clinic.test"}},
                                     {group.seat(olga), MailAddress{"olga@clinic.test"}}}}})
        .events();
    return group;
}

std::vector<SeatId> seats(const Group& group, std::initializer_list<PersonId> people) {
    std::vector<SeatId> all;
    for (const auto& person : people) all.push_back(group.seat(person));
    return all;
}

CrisisPlan a_plan() {
    return {{{{"I stop answering the phone"}}},
            {{{"A walk by the canal"}}},
            {{{"The library"}}},
            {{{"My sister"}}},
            {{{"Dr. Adler"}}},
            {{{"Keys to Tom"}}}};
}

}  // namespace

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
    group.when(olga, AcknowledgeRisk{risk, LineAnswer::seen, {}})
        .refused(Refusal::not_found, "/risk");
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
    group.after_minutes(59);
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

    group.when(maria, answer(group, risk, LineAnswer::coming))
        .then(RiskAcknowledged{risk, group.seat(maria), personal(ana, LineAnswer::coming),
                               later(group.now(), hour)},
              LineAnswered{line, group.seat(maria), LineAnswer::coming, {}});

    const auto second = group.when(ben, WriteLine{LineKind::distress, {}});
    group.when(jonas, AnswerLine{second.the<LineWritten>().line, LineAnswer::calling, {}})
        .then(
            LineAnswered{
                second.the<LineWritten>().line, group.seat(jonas), LineAnswer::calling, {}},
            RiskAcknowledged{second.the<RiskOpened>().risk, group.seat(jonas),
                             personal(ben, LineAnswer::calling), later(group.now(), hour)});
}

TEST_CASE("an item goes from open to closed in its order, each step by somebody", "[group][risk]") {
    auto group = a_group();
    const auto risk = press_distress(group, ana);
    const AssessRisk assess{risk, RiskTier::high, {}};
    const auto tomorrow = later(group.now(), day);
    const PlanRisk plan{risk, {{RiskAction::talked, RiskAction::reached_contact}}, {}, tomorrow};
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
    group.when(maria, PlanRisk{risk, {}, {}, tomorrow}).refused(Refusal::words_needed, "/words");
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
        group.when(person, AcknowledgeRisk{risk, LineAnswer::seen, {}})
            .refused(Refusal::not_for_your_role);
    }
    group.when(olga, AcknowledgeRisk{risk, LineAnswer::seen, {}})
        .refused(Refusal::not_found, "/risk");
    group.when(maria, AcknowledgeRisk{{"norisk"}, LineAnswer::seen, {}})
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
    CHECK(is_danger(group.state(), WriteLine{LineKind::distress, {}}));
    CHECK(is_danger(group.state(), WriteLine{LineKind::call_me, {}}));
    CHECK(is_danger(group.state(), SayNow{true, {}}));
    CHECK_FALSE(is_danger(group.state(), WriteLine{LineKind::pause, {}}));
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
    CHECK(domain::group::is_danger(SayNow{{}, Place{"At the bridge"}}));
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

TEST_CASE("a group without any list still reaches its facilitators", "[group][risk]") {
    auto group = a_group();

    const auto risk = press_distress(group, ana);

    CHECK(item(group, maria, risk)->reached == seats(group, {maria, jonas}));
    CHECK(item(group, maria, risk)->notices.empty());
}
