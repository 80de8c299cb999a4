// SPDX-License-Identifier: Apache-2.0
// Forms that may bring a sign of danger: begun only while somebody is on watch, and never refused.
#include <catch2/catch.hpp>

#include "tests/support/measures.hpp"

using namespace support;

namespace {

std::optional<FormView> danger_form(const Group& group, const PersonId& by, const FormId& id) {
    return group.sees<FormView>(by, Kind::forms, id);
}

std::int64_t kept_choice(const Group& group, const FormId& id) {
    const auto& answers = group.state().forms.find(id)->answers;
    return answers.at(self_harm.value).choice.value->value;
}

RiskView seen_item(const Group& group, const RiskId& risk) {
    return group.sees<RiskView>(maria, Kind::risks, risk).value();
}

Timestamp waits_since(const Group& group, const RiskId& risk) {
    return group.state().risks.find(risk)->waiting->since;
}

}  // namespace

TEST_CASE("a sign of danger is in the same decision as its answer", "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    CHECK(group.when(ana, AnswerItem{id, self_harm, {0}}).events().size() == 1);
    CHECK(group.when(ana, AnswerItem{id, {"sleep"}, {3}}).events().size() == 1);

    const auto said = group.when(ana, AnswerItem{id, self_harm, {1}});
    said.the<ItemAnswered>();
    const auto opened = said.the<RiskOpened>();
    CHECK(opened.seat == group.seat(ana));
    CHECK(opened.trigger == RiskTrigger::form);
    CHECK(danger_form(group, ana, id)->danger);
    CHECK_FALSE(danger_form(group, maria, id)->danger);

    // Whoever looked is asked to look again when the answer rises.
    group
        .when(maria,
              AcknowledgeRisk{opened.risk, LineAnswer::calling, waits_since(group, opened.risk)})
        .events();
    group.when(ana, AnswerItem{id, self_harm, {3}}).the<RiskSigned>();
}

TEST_CASE("every answer above nought is a sign of danger", "[group][measures][danger]") {
    for (const std::int64_t choice : {1, 2, 3}) {
        auto group = a_group_that_asks();
        const auto id = open_form(group, ana);
        begin(group, ana, id).events();
        group.when(ana, AnswerItem{id, self_harm, {choice}}).the<RiskOpened>();
    }
}

TEST_CASE("a form that may bring danger begins only while somebody is on watch",
          "[group][measures][danger]") {
    auto group = a_group();
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    const auto id = open_form(group, ana);
    begin(group, ana, id).refused(Refusal::nobody_on_watch);
    begin(group, ana, open_form(group, ana, gad_7)).the<FormStarted>();

    group.when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), 2 * hour)})
        .events();
    begin(group, ana, id).the<FormStarted>();

    // What was begun goes on, whoever is there by then.
    group.after_minutes(3 * 60);
    group.when(ana, AnswerItem{id, {"sleep"}, {1}}).the<ItemAnswered>();
    group.when(ana, StartForm{id, {"es"}, DeviceKind::computer, {"Europe/Madrid"}})
        .the<FormStarted>();
}

TEST_CASE("a sign of danger is heard whatever became of the form", "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto not_begun = open_form(group, ana);
    const auto first = group.when(ana, AnswerItem{not_begun, self_harm, {1}});
    first.the<ItemAnswered>();
    const auto risk = first.the<RiskOpened>().risk;
    CHECK(danger_form(group, ana, not_begun)->state == FormState::begun);

    group.at(later(group.now(), 8 * day));
    CHECK(danger_form(group, ana, not_begun)->state == FormState::closed);
    group.when(ana, AnswerItem{not_begun, self_harm, {2}}).the<ItemAnswered>();
    group.when(ana, SendForm{not_begun}).events();

    // What was sent stands; the sign is heard all the same.
    group.when(maria, AcknowledgeRisk{risk, LineAnswer::calling, waits_since(group, risk)})
        .events();
    const auto late = group.when(ana, AnswerItem{not_begun, self_harm, {3}});
    late.the<RiskSigned>();
    CHECK_FALSE(late.has<ItemAnswered>());
    CHECK(kept_choice(group, not_begun) == 2);
    CHECK(seen_item(group, risk).answered->points == 3);

    const auto missed = open_form(group, ben);
    group.at(later(group.now(), 8 * day));
    group.when(ben, AnswerItem{missed, {"sleep"}, {1}}).refused(Refusal::form_closed, "/form");
    group.when(ben, AnswerItem{missed, self_harm, {1}}).the<ItemAnswered>();
}

TEST_CASE("a sign of danger in a form that was taken back is heard", "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    group.when(maria, WithdrawForm{id}).events();

    group.when(ana, AnswerItem{id, {"sleep"}, {3}}).refused(Refusal::not_found, "/form");
    const auto sign = group.when(ana, AnswerItem{id, self_harm, {2}});
    sign.the<RiskOpened>();
    CHECK_FALSE(sign.has<ItemAnswered>());
    CHECK_FALSE(danger_form(group, ana, id));
    group.when(ben, AnswerItem{id, self_harm, {2}}).refused(Refusal::not_found, "/form");
}

TEST_CASE("whoever acts on an item reads the answer that was the sign, and no other of that form",
          "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    group.when(ana, AnswerItem{id, {"sleep"}, {3}}).events();
    const auto risk = group.when(ana, AnswerItem{id, self_harm, {1}}).the<RiskOpened>().risk;

    const auto item = seen_item(group, risk);
    REQUIRE(item.answered);
    CHECK(item.answered->measure.value == "PHQ-9");
    CHECK(item.answered->points == 1);
    CHECK(item.answered->points_max == 3);
    CHECK(item.answered->answers.at("en").value == "Several days");
    CHECK(item.answered->answers.at("es").value == "Varios días");
    CHECK(item.answered->questions.at("en").value ==
          "Thoughts that you would be better off dead or of hurting yourself in some way");
    CHECK(item.steps.front().answered->points == 1);
    CHECK(danger_form(group, maria, id)->answers.empty());
}

TEST_CASE("another answer to the same question is another step, and shows in the item",
          "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    const auto risk = group.when(ana, AnswerItem{id, self_harm, {1}}).the<RiskOpened>().risk;

    for (const std::int64_t choice : {3, 2, 3}) {
        group.when(ana, AnswerItem{id, self_harm, {choice}}).the<RiskSigned>();
        CHECK(seen_item(group, risk).answered->points == choice);
    }
    auto item = seen_item(group, risk);
    REQUIRE(item.steps.size() == 4);
    CHECK(item.steps[0].answered->points == 1);
    CHECK(item.steps[1].answered->points == 3);
    CHECK(item.steps[2].answered->points == 2);
    CHECK(item.steps[3].answered->points == 3);

    // What is no sign any more closes nothing.
    CHECK_FALSE(group.when(ana, AnswerItem{id, self_harm, {0}}).has<RiskSigned>());
    item = seen_item(group, risk);
    CHECK(item.answered->points == 0);
    CHECK(item.answered->answers.at("en").value == "Not at all");
    CHECK(item.steps.size() == 4);
    CHECK(item.state == RiskState::open);
}

TEST_CASE("an item shows so many answers that were signs, and of more the last",
          "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    const auto risk = group.when(ana, AnswerItem{id, self_harm, {1}}).the<RiskOpened>().risk;
    for (int n = 0; n < 30; ++n) {
        group.when(ana, AnswerItem{id, self_harm, {2 + n % 2}}).the<RiskSigned>();
    }
    const auto item = seen_item(group, risk);
    CHECK(item.steps.size() == 20);
    CHECK(item.steps.back().times == 12);
    CHECK(item.steps.back().answered->points == 3);
}

TEST_CASE("an item without a form has no answer, and of somebody erased none is left",
          "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto pressed = group.when(ben, WriteLine{LineKind::distress, {}}).the<RiskOpened>();
    CHECK_FALSE(pressed.answered);
    CHECK_FALSE(seen_item(group, pressed.risk).answered);

    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    const auto risk = group.when(ana, AnswerItem{id, self_harm, {2}}).the<RiskOpened>().risk;
    group.when_server(ErasePerson{ana}).events();
    CHECK_FALSE(seen_item(group, risk).answered);
    CHECK_FALSE(seen_item(group, risk).steps.front().answered);
}

TEST_CASE("an answer that is a sign of danger passes every queue", "[group][measures][danger]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    using domain::group::is_danger;
    CHECK(is_danger(group.state(), AnswerItem{id, self_harm, {1}}));
    CHECK_FALSE(is_danger(group.state(), AnswerItem{id, self_harm, {0}}));
    CHECK_FALSE(is_danger(group.state(), AnswerItem{id, {"sleep"}, {3}}));
    CHECK_FALSE(is_danger(group.state(), AnswerItem{{"noform"}, self_harm, {3}}));
}
