// SPDX-License-Identifier: Apache-2.0
// When forms come, open and close: by themselves before a session, and with it when it is moved.
#include "server/definitions/programmes.hpp"
#include "tests/domain/forms.hpp"

using namespace support;

TEST_CASE("a form for a session opens a day before and closes at the start", "[group][measures]") {
    auto group = a_group_that_asks();
    group.at(later(first_monday, 3 * day));
    const auto id = plan(group, ana, 2);
    const auto starts_at = later(first_monday, 7 * day);
    CHECK_FALSE(form(group, ana, id));
    CHECK(form(group, maria, id)->state == FormState::planned);
    begin(group, ana, id).refused(Refusal::not_found, "/form");
    begin(group, maria, id).refused(Refusal::form_not_open, "/form");

    group.at(later(starts_at, -day - 1));
    CHECK_FALSE(form(group, ana, id));
    group.at(later(starts_at, -day));
    CHECK(form(group, ana, id)->state == FormState::open);
    CHECK(form(group, ana, id)->closes_at == starts_at);

    group.at(starts_at);
    CHECK_FALSE(form(group, ana, id));
    begin(group, ana, id).refused(Refusal::form_closed, "/form");
    CHECK_FALSE(progress(group, maria, ana));
}

TEST_CASE("who has begun in time may finish, and half a form keeps its answers",
          "[group][measures]") {
    auto group = a_group_that_asks();
    group.at(later(first_monday, 6 * day));
    const auto id = plan(group, ana, 2);
    begin(group, ana, id).events();
    group.when(ana, AnswerItem{id, {"sleep"}, {2}}).events();
    group.at(later(first_monday, 7 * day));

    CHECK(form(group, ana, id)->state == FormState::closed);
    CHECK(progress(group, maria, ana)->scores.at(0).missing == 8);
    begin(group, ana, id).then_nothing();
    group.when(ana, AnswerItem{id, {"tired"}, {1}}).the<ItemAnswered>();
    group.when(ana, SendForm{id}).the<FormSent>();
    CHECK(progress(group, ana, ana)->scores.size() == 1);
}

TEST_CASE("a session moved after its forms closed gets new ones", "[group][measures]") {
    Group group{a_programme_that_asks()};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    ask_from_now_on(group);
    group.after_ms(0);
    const FormId of_ana{group.document_of(ana)[Kind::forms].begin()->first};
    fill_in(group, ana, of_ana, 5).events();
    group.at(later(first_monday, 5 * minute));
    CHECK_FALSE(group.document_of(ben).contains(Kind::forms));

    group.when(maria, MoveSession{group.session(1), later(first_monday, 2 * day)}).events();
    group.at(later(first_monday, day + hour));
    CHECK(group.document_of(ben)[Kind::forms].size() == 1);
    CHECK_FALSE(group.document_of(ana).contains(Kind::forms));
}

TEST_CASE("moving a session moves the forms that count on it", "[group][measures]") {
    auto group = a_group_that_asks();
    const auto id = plan(group, ana, 2);
    const auto later_start = later(first_monday, 10 * day);
    group.when(maria, MoveSession{group.session(2), later_start}).events();

    group.at(later(first_monday, 8 * day));
    CHECK(form(group, maria, id)->state == FormState::planned);
    group.at(later(later_start, -day));
    CHECK(form(group, ana, id)->state == FormState::open);

    group.when(maria, CancelSession{group.session(2), {"Ill."}}).events();
    group.after_ms(0);
    CHECK_FALSE(form(group, ana, id));
}

TEST_CASE("the programme's forms come by themselves before each session", "[group][measures]") {
    auto programme = short_programme();
    programme.measures = {
        {ProgrammeMeasure{phq_9, {{{1}, {3}}}}, ProgrammeMeasure{gad_7, {{{3}}}}}};
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    group.after_ms(0);

    CHECK(group.document_of(ana)[Kind::forms].size() == 1);
    CHECK(group.document_of(maria)[Kind::forms].size() == 2);
    group.at(first_monday);
    CHECK_FALSE(group.document_of(ana).contains(Kind::forms));

    for (int n = 1; n <= 2; ++n) {
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
        group.at(later(first_monday, n * 7 * day - 1));
        CHECK(group.document_of(ana)[Kind::forms].size() == (n == 2 ? 2U : 0U));
        group.at(later(first_monday, n * 7 * day));
    }
}

TEST_CASE("a course without an end has its forms before the sessions too that are added",
          "[group][measures]") {
    Group group{*definitions::find_programme(definitions::own_programmes(), "monthly-open")};
    group.seat(maria, Role::facilitator).seat(ana, Role::member);
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    REQUIRE(group.state().sessions.order.size() == 3);

    for (int n = 1; n <= 5; ++n) {
        INFO("session " << n);
        const auto starts_at = evening((n - 1) * 28);
        group.at(later(starts_at, -10 * minute));
        const auto forms = group.document_of(ana)[Kind::forms];
        REQUIRE(forms.size() == 1);
        const auto waiting = form(group, ana, FormId{forms.begin()->first});
        CHECK(waiting->measure == phq_9);
        CHECK(waiting->session == group.session(n));
        group.at(starts_at);
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
    }
}

TEST_CASE("whoever joins the day before finds the form too", "[group][measures]") {
    Group group{a_programme_that_asks()};
    group.seat(maria, Role::facilitator);
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    group.after_minutes(5);
    CHECK_FALSE(group.document_of(maria).contains(Kind::forms));

    group.seat(ana, Role::member);
    group.after_ms(0);
    REQUIRE(group.document_of(ana)[Kind::forms].size() == 1);
    const FormId id{group.document_of(ana)[Kind::forms].begin()->first};
    group.when(maria, WithdrawForm{id}).events();
    group.after_minutes(5);
    CHECK_FALSE(group.document_of(ana).contains(Kind::forms));
}

TEST_CASE("a server that slept through the window plans nothing too late", "[group][measures]") {
    auto programme = short_programme();
    programme.measures = {{ProgrammeMeasure{phq_9, {{{1}}}}}};
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member);
    group.when_server(OfferMeasures{definitions::own_measures()}).events();

    group.sleep_ms(2 * hour);
    const auto woke = group.when_server(ActOnDeadlines{});
    woke.the<SessionFormsOver>();
    CHECK_FALSE(woke.has<FormsPlanned>());
    group.after_ms(0);
}

TEST_CASE("forms work while the room is held", "[group][measures]") {
    auto group = a_group_in_session();
    ask_from_now_on(group);
    group.when(maria, HoldSession{}).events();

    const auto id = open_form(group, ana);
    begin(group, ana, id).events();
    group.when(ana, AnswerItem{id, {"sleep"}, {1}}).events();
}
