// SPDX-License-Identifier: Apache-2.0
// Forms between a member and the facilitators: planned, opened, answered, sent, and what becomes
// of them. Nobody else ever learns of one.
#include "server/domain/group/records.hpp"
#include "tests/domain/forms.hpp"

using namespace support;

TEST_CASE("a group learns each version of a measure once", "[group][measures]") {
    auto group = a_group();
    group.when_server(OfferMeasures{definitions::own_measures()})
        .then(MeasuresOffered{definitions::own_measures()});
    group.when_server(OfferMeasures{definitions::own_measures()}).then_nothing();

    auto newer = measure("phq-9");
    newer.version = {2};
    group.when_server(OfferMeasures{{newer, measure("gad-7")}}).then(MeasuresOffered{{newer}});
    group.when_server(OfferMeasures{{measure("phq-9")}}).then_nothing();
    const auto view = group.sees<MeasureView>(maria, Kind::measures, phq_9);
    CHECK(view->version.value == 2);
    CHECK(view->danger);
    CHECK(view->points_max == 27);
}

TEST_CASE("a running form keeps the version that it was made with", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto old = open_form(group, ana);
    auto newer = measure("phq-9");
    newer.version = {2};
    newer.bands.items[4].from = {18};
    group.when_server(OfferMeasures{{newer}}).events();

    fill_in(group, ana, old, 18).events();
    CHECK(progress(group, ana, ana)->scores.at(0).band->value == "moderately_severe");

    fill_in(group, ana, open_form(group, ana), 18).events();
    CHECK(progress(group, ana, ana)->scores.at(1).band->value == "severe");
}

TEST_CASE("facilitators plan forms, for one member or for all", "[group][measures]") {
    auto group = a_group_that_asks();
    for (const auto& person : {ana, olga}) {
        group.when(person, PlanForms{phq_9, {}, FormOccasion::between, {}})
            .refused(Refusal::not_for_your_role);
    }
    group.when(maria, PlanForms{{"phq-8"}, {}, FormOccasion::between, {}})
        .refused(Refusal::not_found, "/measure");
    group.when(maria, PlanForms{{"room-pulse"}, {}, FormOccasion::between, {}})
        .refused(Refusal::not_found, "/measure");
    group
        .when(maria,
              PlanForms{phq_9, {{group.seat(ana), group.seat(jonas)}}, FormOccasion::between, {}})
        .refused(Refusal::not_found, "/seats/1");
    group.when(maria, PlanForms{phq_9, {}, FormOccasion::session, {}})
        .refused(Refusal::choose_one, "/session");
    group.when(maria, PlanForms{phq_9, {}, FormOccasion::between, group.session(1)})
        .refused(Refusal::choose_one, "/session");

    const auto one = open_form(group, ana);
    const auto all = group.when(jonas, PlanForms{phq_9, {}, FormOccasion::between, {}});

    CHECK(all.the<FormsPlanned>().forms.size() == 3);  // Ana has one
    group.when(maria, PlanForms{phq_9, {}, FormOccasion::between, {}})
        .refused(Refusal::form_already_planned);
    for (const auto& person : {ana, maria, jonas}) {
        CHECK(form(group, person, one)->state == FormState::open);
    }
}

TEST_CASE("only the member and the facilitators learn that there is a form", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto mine = open_form(group, ana);
    fill_in(group, ana, mine, 14).events();
    fill_in(group, ana, open_form(group, ana), 21).events();
    const auto next = open_form(group, ana);

    CHECK(knows_of_forms(group, ana));
    CHECK(knows_of_forms(group, maria));
    CHECK(knows_of_forms(group, jonas));
    for (const auto& person : {ben, carl, dora, olga}) CHECK_FALSE(knows_of_forms(group, person));
    CHECK_FALSE(group.document_of(ana).contains(Kind::flags));
    CHECK_FALSE(group.document_of(ana).contains(Kind::measures));

    // Another's form is as one that does not exist.
    for (const auto& id : {next, FormId{"noform"}}) {
        begin(group, ben, id).refused(Refusal::not_found, "/form");
        group.when(ben, AnswerItem{id, self_harm, {3}}).refused(Refusal::not_found, "/form");
        group.when(ben, SendForm{id}).refused(Refusal::not_found, "/form");
        group.when(ben, SayFit{id, {Fit::no, {}}}).refused(Refusal::not_found, "/form");
    }
    for (const auto& person : {ben, olga}) {
        const auto asked =
            domain::group::answer(group.state(), person, Query{RecallMeasures{group.seat(ana)}});
        REQUIRE_FALSE(asked.has_value());
        CHECK(asked.error() == Rejection{Refusal::not_found, "/seat"});
    }
}

TEST_CASE("each answer is kept by itself, and can be changed until the form is sent",
          "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    group.when(ana, AnswerItem{id, {"sleep"}, {2}}).refused(Refusal::form_not_begun, "/form");
    begin(group, ana, id)
        .then(FormStarted{id, group.seat(ana), {"en"}, DeviceKind::phone, {"Europe/Berlin"}});
    begin(group, ana, id).then_nothing();

    group.when(ana, AnswerItem{id, {"sleep"}, {2}})
        .then(ItemAnswered{id, {"sleep"}, group.seat(ana), personal(ana, Choice{2})});
    group.when(ana, AnswerItem{id, {"sleep"}, {2}}).then_nothing();
    group.when(ana, AnswerItem{id, {"sleep"}, {1}}).events();
    group.when(ana, AnswerItem{id, {"sleep"}, {4}}).refused(Refusal::not_found, "/choice");
    group.when(ana, AnswerItem{id, {"dreams"}, {1}}).refused(Refusal::not_found, "/item");

    // On another device, in another language, with what was answered.
    group.when(ana, StartForm{id, {"es"}, DeviceKind::computer, {"Europe/Madrid"}})
        .then(FormStarted{id, group.seat(ana), {"es"}, DeviceKind::computer, {"Europe/Madrid"}});
    group.when(ana, StartForm{id, {"fr"}, DeviceKind::computer, {"Europe/Paris"}})
        .refused(Refusal::not_found, "/language");
    const auto view = form(group, ana, id);
    CHECK(view->state == FormState::begun);
    CHECK(view->language->value == "es");
    REQUIRE(view->answers.size() == 1);
    CHECK(view->answers[0].choice->value == 1);
    CHECK(view->sheet->languages.size() == 2);

    group.when(ana, SendForm{id}).the<FormSent>();
    group.when(ana, SendForm{id}).then_nothing();
    group.when(ana, AnswerItem{id, {"sleep"}, {3}}).refused(Refusal::form_sent, "/form");
    begin(group, ana, id).refused(Refusal::form_sent, "/form");
    CHECK_FALSE(form(group, ana, id));
}

TEST_CASE("a facilitator sees that a form is begun, and its answers only when it is sent",
          "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    const auto before = group.document_of(maria);
    group.when(ana, AnswerItem{id, {"sleep"}, {2}}).events();

    CHECK(group.document_of(maria) == before);
    CHECK(form(group, maria, id)->answers.empty());
    CHECK(recall(group, maria, ana).forms->at(id.value).answers.empty());

    group.when(ana, SendForm{id}).events();
    const auto sent = recall(group, maria, ana);
    CHECK(sent.forms->at(id.value).answers.at(0).choice->value == 2);
    CHECK(sent.forms->at(id.value).sheet->items.items.size() == 10);
    CHECK(progress(group, maria, ana)->scores.at(0).missing == 8);
    CHECK_FALSE(progress(group, maria, ana)->scores.at(0).total);
}

TEST_CASE("a facilitator may enter a form with the member, when the member has not begun",
          "[group][measures]") {
    auto group = a_group_that_asks();
    const auto own = open_form(group, ana);
    begin(group, ana, own).events();
    begin(group, maria, own).refused(Refusal::not_assisted, "/form");
    group.when(maria, AnswerItem{own, self_harm, {2}}).refused(Refusal::not_assisted, "/form");
    group.when(maria, SendForm{own}).refused(Refusal::not_assisted, "/form");

    const auto together = open_form(group, ben);
    const auto score = fill_in(group, maria, together, 11);
    score.the<FormSent>();
    CHECK(progress(group, ben, ben)->scores.at(0).assisted);
    CHECK(progress(group, maria, ben)->scores.at(0).total == 11);
}

TEST_CASE("a form is withdrawn until somebody has begun it", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    group.when(ana, WithdrawForm{id}).refused(Refusal::not_for_your_role);
    group.when(maria, WithdrawForm{{"noform"}}).refused(Refusal::not_found, "/form");
    group.when(maria, WithdrawForm{id}).then(FormWithdrawn{id, group.seat(maria)});
    group.when(maria, WithdrawForm{id}).refused(Refusal::not_found, "/form");
    CHECK_FALSE(form(group, ana, id));
    begin(group, ana, id).refused(Refusal::not_found, "/form");

    const auto begun = open_form(group, ana);
    begin(group, ana, begun).events();
    group.when(maria, WithdrawForm{begun}).refused(Refusal::form_begun, "/form");
}

TEST_CASE("a whole form that was not sent has no total", "[group][measures]") {
    auto group = a_group_that_asks();
    group.at(later(first_monday, -hour));
    const auto id = plan(group, ana, 1);
    begin(group, ana, id).events();
    const auto& asked = measure("phq-9").sheet.items.items;
    for (const auto& item : asked) group.when(ana, AnswerItem{id, item.id, {0}}).events();
    group.at(first_monday);
    CHECK(form(group, ana, id)->state == FormState::closed);
    for (const auto& person : {ana, maria}) {
        const auto seen = progress(group, person, ana);
        REQUIRE(seen);
        CHECK_FALSE(seen->scores.at(0).total);
        CHECK_FALSE(seen->scores.at(0).band);
        CHECK_FALSE(seen->baseline);
    }

    group.when(ana, SendForm{id}).the<FormSent>();
    CHECK(progress(group, maria, ana)->baseline == 0);
}

TEST_CASE("what was answered after the first session is no baseline", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = plan(group, ana, 1);
    begin(group, ana, id).events();
    group.at(later(first_monday, hour));
    fill_in(group, ana, id, 9).events();
    CHECK_FALSE(progress(group, maria, ana)->baseline);

    // Whoever joins later has one at or before their own first session.
    const PersonId lena{"lena"};
    group.after_ms(2 * day);
    group.seat(lena, Role::member);
    fill_in(group, lena, open_form(group, lena), 14).events();
    CHECK(progress(group, maria, lena)->baseline == 14);
}

TEST_CASE("the baseline is the last whole score at or before the first session",
          "[group][measures]") {
    auto group = a_group_that_asks();
    fill_in(group, ana, open_form(group, ana, phq_9, FormOccasion::pre_group), 19).events();
    CHECK(progress(group, maria, ana)->baseline == 19);
    CHECK(progress(group, maria, ana)->pre_group == 19);
    CHECK(progress(group, maria, ana)->change.empty());

    const auto first = plan(group, ana, 1);
    fill_in(group, ana, first, 16).events();
    CHECK(progress(group, maria, ana)->baseline == 16);
    CHECK(progress(group, maria, ana)->pre_group == 19);

    // Half a form is no baseline, and afterwards it is too late for one.
    group.at(later(first_monday, hour));
    fill_in(group, ana, open_form(group, ana), 9).events();
    for (const auto& person : {ana, maria}) {
        const auto seen = progress(group, person, ana);
        CHECK(seen->baseline == 16);
        CHECK(seen->change == std::vector{ChangeWord::reliable_improvement,
                                          ChangeWord::meaningful_change, ChangeWord::recovery,
                                          ChangeWord::reliable_recovery});
        CHECK(seen->scores.size() == 3);
    }
    CHECK(progress(group, ana, ana)->languages.at("en").words.items.size() == 5);
    CHECK(progress(group, maria, ana)->languages.empty());
    fill_in(group, ben, open_form(group, ben), 9).events();
    CHECK_FALSE(progress(group, maria, ben)->baseline);
    CHECK(progress(group, maria, ben)->change.empty());
}

TEST_CASE("before the course means before the course", "[group][measures]") {
    auto group = a_group_in_session();
    ask_from_now_on(group);

    group.when(maria, PlanForms{phq_9, {}, FormOccasion::pre_group, {}})
        .refused(Refusal::course_has_begun, "/occasion");
    group.when(maria, PlanForms{phq_9, {}, FormOccasion::session, group.session(1)})
        .refused(Refusal::session_not_planned, "/session");
}

TEST_CASE("does this fit how you feel: the member's own word beside the score",
          "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    group.when(ana, SayFit{id, {Fit::no, {}}}).refused(Refusal::form_not_sent, "/form");
    fill_in(group, ana, id, 3).events();
    const FitWords answer{Fit::partly, Sentence{"Sunday was worse."}};

    group.when(maria, SayFit{id, answer}).refused(Refusal::not_found, "/form");
    group.when(ana, SayFit{id, answer}).then(FitSaid{id, personal(ana, answer)});
    group.when(ana, SayFit{id, answer}).then_nothing();

    for (const auto& person : {ana, maria}) {
        CHECK(progress(group, person, ana)->scores.at(0).fit == answer);
    }
}

TEST_CASE("what was erased shows as removed, and the log still folds", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = open_form(group, ana);
    fill_in(group, ana, id, 13).events();

    auto split = domain::group::to_snapshot(group.state());
    split.parts.erase(PartKey{ana});
    const auto after = domain::group::group_from(split.skeleton, split.parts).value();
    const EntityRef mine{Kind::progress, group.seat(ana).value};
    const auto viewer = domain::group::viewer_of(after, maria).value();
    const auto text =
        domain::group::render(after, mine, domain::group::lens_for(after, viewer, mine));
    const auto view = decode<ProgressView>(*text).value();
    CHECK_FALSE(view.measures.at(0).scores.at(0).total);
    CHECK_FALSE(view.measures.at(0).baseline);
}
