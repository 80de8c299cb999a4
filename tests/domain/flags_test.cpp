// SPDX-License-Identifier: Apache-2.0
// What facilitators are asked to look at: every threshold at its edge, once until it is answered.
#include <algorithm>
#include <catch2/catch.hpp>

#include "server/definitions/programmes.hpp"
#include "tests/support/measures.hpp"

using namespace support;

namespace {

std::vector<FlagReason> raised(const Outcome& outcome) {
    std::vector<FlagReason> all;
    for (const auto& event : outcome.events()) {
        if (const auto* flag = std::get_if<FlagRaised>(&event)) all.push_back(*flag->reason.value);
    }
    return all;
}

bool raises(const Outcome& outcome, FlagKind kind) {
    return std::ranges::count(raised(outcome), kind, &FlagReason::kind) == 1;
}

// Ana's forms one after the other, each with a total; what the last one raised.
Outcome after_scores(Group& group, const std::vector<std::int64_t>& totals) {
    std::optional<Outcome> last;
    for (const auto total : totals) last = fill_in(group, ana, open_form(group, ana), total);
    return *last;
}

Group a_group_past_the_first_session() {
    auto group = a_group_that_asks();
    fill_in(group, ana, open_form(group, ana), 12).events();
    group.at(later(first_monday, 2 * hour));
    return group;
}

// Maria leads; Ana comes to every session, Dora to none.
Group a_group_with(const char* programme) {
    Group group{*definitions::find_programme(definitions::own_programmes(), programme)};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(dora, Role::member);
    return group;
}

Outcome hold_with_ana(Group& group) {
    group.at(group.state().current_session()->starts_at);
    group.when(ana, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    return group.when(maria, EndSession{});
}

// Ana fills in the PHQ-9 that came by itself before the coming session.
Outcome fill_in_what_came(Group& group, std::int64_t total) {
    group.at(later(group.state().current_session()->starts_at, -30 * minute));
    const auto forms = group.document_of(ana)[Kind::forms];
    const auto came = std::ranges::find_if(forms, [](const auto& entry) {
        return decode<FormView>(entry.second).value().measure == phq_9;
    });
    REQUIRE(came != forms.end());
    return fill_in(group, ana, FormId{came->first}, total);
}

FlagAnswerWords called() { return {FlagAction::called, {"We spoke on Tuesday."}}; }

}  // namespace

TEST_CASE("a rise by five since the last form asks for attention", "[group][flags]") {
    auto group = a_group_that_asks();
    CHECK_FALSE(raises(after_scores(group, {5, 9}), FlagKind::rise_since_last));
    const auto rise = after_scores(group, {4, 9});
    CHECK(raises(rise, FlagKind::rise_since_last));
    CHECK(raised(rise).front() == FlagReason{FlagKind::rise_since_last, phq_9, 4, 9});
}

TEST_CASE("a rise by six over the baseline asks for attention", "[group][flags]") {
    auto group = a_group_past_the_first_session();
    CHECK_FALSE(raises(after_scores(group, {16, 17}), FlagKind::rise_over_baseline));
    CHECK(raises(after_scores(group, {18}), FlagKind::rise_over_baseline));
}

TEST_CASE("coming into the highest band from below asks for attention", "[group][flags]") {
    auto group = a_group_that_asks();
    CHECK_FALSE(raises(after_scores(group, {18, 19}), FlagKind::reaches_band));
    const auto reached = after_scores(group, {20});
    CHECK(raises(reached, FlagKind::reaches_band));
    CHECK_FALSE(raises(after_scores(group, {22}), FlagKind::reaches_band));
}

TEST_CASE("not better by half-way asks for attention", "[group][flags]") {
    struct Halfway {
        std::int64_t baseline, now;
        bool flagged;
    };
    // Of three sessions, the second is half-way.
    for (const auto& [baseline, now, flagged] :
         {Halfway{16, 12, true}, Halfway{16, 11, false}, Halfway{12, 10, true},
          Halfway{12, 9, false}, Halfway{9, 9, false}, Halfway{10, 10, true}}) {
        INFO(baseline << " to " << now);
        auto group = a_group_that_asks();
        fill_in(group, ana, open_form(group, ana), baseline).events();
        group.at(later(first_monday, 6 * day + hour));
        const auto id =
            group
                .when(
                    maria,
                    PlanForms{phq_9, {{group.seat(ana)}}, FormOccasion::session, group.session(2)})
                .the<FormsPlanned>()
                .forms.at(0)
                .form;
        CHECK(raises(fill_in(group, ana, id, now), FlagKind::not_better_at_midpoint) == flagged);
    }
}

TEST_CASE("a higher ninth answer than last time asks for attention", "[group][flags]") {
    auto group = a_group_that_asks();
    const auto answer = [&](std::int64_t choice) {
        group.after_minutes(1);
        const auto id = open_form(group, ana);
        begin(group, ana, id).events();
        group.when(ana, AnswerItem{id, self_harm, {choice}}).events();
        return group.when(ana, SendForm{id});
    };
    CHECK_FALSE(raises(answer(1), FlagKind::danger_item_rises));
    CHECK_FALSE(raises(answer(1), FlagKind::danger_item_rises));
    CHECK(raises(answer(2), FlagKind::danger_item_rises));
    CHECK_FALSE(raises(answer(0), FlagKind::danger_item_rises));
}

TEST_CASE("two forms missing in a row ask for attention", "[group][flags]") {
    auto group = a_group_that_asks();
    open_form(group, ana);
    group.after_minutes(8 * 24 * 60);
    CHECK_FALSE(group.document_of(maria).contains(Kind::flags));

    open_form(group, ana);
    group.after_minutes(8 * 24 * 60);
    const auto flags = group.document_of(maria)[Kind::flags];
    REQUIRE(flags.size() == 1);
    const auto flag = decode<FlagView>(flags.begin()->second).value();
    CHECK(flag.reason == FlagReason{FlagKind::forms_missing, phq_9, {}, 2});
    CHECK(flag.seat == group.seat(ana));
}

TEST_CASE("nobody is asked about for forms that they could not begin", "[group][flags]") {
    Group group{a_programme_that_asks()};
    group.seat(maria, Role::facilitator).seat(ana, Role::member);
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    for (int n = 1; n <= 2; ++n) {
        group.at(later(first_monday, (n - 1) * 7 * day + minute));
        group.when(ana, Arrive{}).events();
        group.when(maria, AdmitAll{}).events();
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
    }
    CHECK(std::ranges::none_of(group.state().flags.all, [](const auto& entry) {
        return entry.second.reason.value->kind == FlagKind::forms_missing;
    }));
}

TEST_CASE("a form in between is not missing, nor one of a cancelled session", "[group][flags]") {
    auto group = a_group_that_asks();
    open_form(group, ana);
    group.after_minutes(8 * 24 * 60);
    fill_in(group, ana, open_form(group, ana), 3).events();
    open_form(group, ana);
    group.after_minutes(8 * 24 * 60);
    CHECK_FALSE(group.document_of(maria).contains(Kind::flags));

    group
        .when(maria, PlanForms{phq_9, {{group.seat(ana)}}, FormOccasion::session, group.session(3)})
        .events();
    group.when(maria, CancelSession{group.session(3), {"Ill."}}).events();
    group.after_ms(0);
    CHECK_FALSE(group.document_of(maria).contains(Kind::flags));
}

TEST_CASE("a flag stands until it is answered, and is not raised twice", "[group][flags]") {
    auto group = a_group_that_asks();
    const auto first = after_scores(group, {2, 7});
    const auto id = first.the<FlagRaised>().flag;
    CHECK_FALSE(raises(after_scores(group, {2, 7}), FlagKind::rise_since_last));

    group.when(ana, AnswerFlag{id, called()}).refused(Refusal::not_for_your_role);
    group.when(maria, AnswerFlag{{"noflag"}, called()}).refused(Refusal::not_found, "/flag");
    for (const auto& person : {maria, jonas}) CHECK(group.sees(person, Kind::flags, id));
    for (const auto& person : {ana, ben, olga}) CHECK_FALSE(group.sees(person, Kind::flags, id));

    group.when(jonas, AnswerFlag{id, called()})
        .then(FlagAnswered{id, group.seat(jonas), personal(ana, called())});
    group.when(maria, AnswerFlag{id, called()}).refused(Refusal::flag_answered, "/flag");
    CHECK_FALSE(group.sees(maria, Kind::flags, id));
    CHECK(raises(after_scores(group, {2, 7}), FlagKind::rise_since_last));
}

TEST_CASE("the room pulse asks for attention when it is low or falls", "[group][flags]") {
    auto group = a_group_in_session();
    ask_from_now_on(group);
    group.when(maria, StartClosing{}).events();
    const auto pulse = [](std::int64_t lowest) { return GivePulse{{{lowest}, {9}, {9}, {9}, {}}}; };
    CHECK(raised(group.when(ana, pulse(5))).empty());
    CHECK(raises(group.when(ben, pulse(4)), FlagKind::pulse_low));

    group.when(maria, EndSession{}).events();
    group.at(later(first_monday, 7 * day));
    for (const auto& person : {ana, ben}) group.when(person, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, StartClosing{}).events();
    group.when(ana, GivePulse{{{9}, {8}, {9}, {9}, {}}}).the<PulseGiven>();
    const auto falls = group.when(ana, GivePulse{{{9}, {7}, {9}, {9}, {}}});
    CHECK(raised(falls) ==
          std::vector{FlagReason{FlagKind::pulse_falls, MeasureKey{"room-pulse"}, 9, 7}});
}

TEST_CASE("staying away and going without a step ask for attention", "[group][flags]") {
    auto programme = a_programme_that_asks();
    programme.measures.reset();
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(dora, Role::member);
    const auto session = [&](std::int64_t n) {
        group.at(later(first_monday, (n - 1) * 7 * day));
        group.when(ana, Arrive{}).events();
        group.when(maria, AdmitAll{}).events();
        group.when(maria, StartSession{}).events();
        if (n == 1) {
            group.when(ana, Commit{{}, {{"Call Eva"}, {}, {}, {}, {}}, Sharing::group}).events();
        }
        return group.when(maria, EndSession{});
    };
    CHECK(raised(session(1)).empty());

    const auto second = session(2);
    CHECK(raised(second) == std::vector<FlagReason>{{FlagKind::absent_running, {}, {}, 2},
                                                    {FlagKind::without_step, {}, {}, 2}});
    const auto third = raised(session(3));
    CHECK(std::ranges::count(third, FlagKind::absent_in_all, &FlagReason::kind) == 1);
    CHECK(std::ranges::count(third, FlagKind::without_step, &FlagReason::kind) == 1);
    CHECK(std::ranges::count(third, FlagKind::absent_running, &FlagReason::kind) == 0);
}

TEST_CASE("in a course of six, two sessions away ask for attention, in a row or not",
          "[group][flags]") {
    auto group = a_group_with("weekly-6");
    CHECK(raised(hold_with_ana(group)).empty());
    const auto second = hold_with_ana(group);
    const auto away = FlagReason{FlagKind::absent_in_all, {}, {}, 2};
    CHECK(std::ranges::count(raised(second), away) == 1);
    CHECK_FALSE(raises(second, FlagKind::absent_running));
}

TEST_CASE("of four sessions in a year the first one missed asks for attention", "[group][flags]") {
    auto group = a_group_with("quarterly-4");
    const auto first = hold_with_ana(group);
    CHECK(raised(first) == std::vector<FlagReason>{{FlagKind::absent_running, {}, {}, 1}});
    CHECK(first.the<FlagRaised>().seat == group.seat(dora));
}

TEST_CASE("a course of six asks before its third session who is not better", "[group][flags]") {
    auto group = a_group_with("weekly-6");
    ask_from_now_on(group);
    for (const std::int64_t total : {16, 14, 12}) {
        const auto sent = fill_in_what_came(group, total);
        CHECK(raises(sent, FlagKind::not_better_at_midpoint) == (total == 12));
        hold_with_ana(group);
    }
}

TEST_CASE("a course without an end has no half-way", "[group][flags]") {
    auto group = a_group_with("monthly-open");
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    for (int n = 1; n <= 5; ++n) {
        group.when(maria, AddDuty{group.seat(maria), group.now(), later(group.now(), 31 * day)})
            .events();
        CHECK_FALSE(raises(fill_in_what_came(group, 14), FlagKind::not_better_at_midpoint));
        hold_with_ana(group);
    }
}

TEST_CASE("so many sessions without a focus turn ask for attention", "[group][flags]") {
    auto programme = a_programme_that_asks();
    programme.measures.reset();
    programme.attention = CourseAttention{{}, {}, {}, Cited{{2}, {"Made up for tests."}}};
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(dora, Role::member);
    const auto session = [&](std::int64_t n) {
        group.at(later(first_monday, (n - 1) * 7 * day));
        for (const auto& member : {ana, dora}) group.when(member, Arrive{}).events();
        group.when(maria, AdmitAll{}).events();
        group.when(maria, StartSession{}).events();
        if (n == 1) group.when(maria, GiveFocus{group.seat(ana), {5}}).events();
        return group.when(maria, EndSession{});
    };
    CHECK(raised(session(1)).empty());
    const auto second = session(2);
    CHECK(raised(second) == std::vector<FlagReason>{{FlagKind::without_focus, {}, {}, 2}});
    CHECK(second.the<FlagRaised>().seat == group.seat(dora));
    CHECK(raised(session(3)) == std::vector<FlagReason>{{FlagKind::without_focus, {}, {}, 2}});
}
