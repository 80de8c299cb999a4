// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

void hold_a_session(Group& group) {
    group.at(group.state().current_session()->starts_at);
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();
}

// Two of three sessions are over: the ending is open.
Group a_group_that_is_about_to_end() {
    auto group = a_group();
    hold_a_session(group);
    hold_a_session(group);
    return group;
}

StrengthId write(Group& group, const PersonId& from, const PersonId& to, const char* words) {
    return group.when(from, WriteStrength{group.seat(to), {words}}).the<StrengthWritten>().strength;
}

EndingView ending(const Group& group, const PersonId& by) {
    return group.sees<EndingView>(by, Kind::ending).value();
}

std::optional<PlanView> plan(const Group& group, const PersonId& by, const PersonId& of) {
    return group.sees<PlanView>(by, Kind::plans, group.seat(of));
}

std::optional<WinsView> wins(const Group& group, const PersonId& by, const PersonId& of) {
    return group.sees<WinsView>(by, Kind::wins, group.seat(of));
}

}  // namespace

TEST_CASE("strengths are written for peers once the ending is open", "[group][ending]") {
    auto early = a_group();
    early.when(ana, WriteStrength{early.seat(ben), {"Calm"}}).refused(Refusal::ending_not_open);
    early.when(maria, ReleaseStrengths{}).refused(Refusal::ending_not_open);
    CHECK_FALSE(early.sees<EndingView>(ana, Kind::ending));

    auto group = a_group_that_is_about_to_end();
    group.when(maria, WriteStrength{group.seat(ben), {"Calm"}}).refused(Refusal::not_for_your_role);
    group.when(ana, WriteStrength{group.seat(ana), {"Calm"}})
        .refused(Refusal::not_yourself, "/seat");
    group.when(ana, WriteStrength{group.seat(maria), {"Calm"}})
        .refused(Refusal::not_found, "/seat");
    group.when(maria, RemovePerson{group.seat(carl), {"Moved"}}).events();
    group.when(ana, WriteStrength{group.seat(carl), {"Calm"}}).refused(Refusal::not_found, "/seat");

    const auto strength = write(group, ana, ben, "Calm");
    CHECK(write(group, ana, ben, "Calm and kind") == strength);
    group.when(ana, WriteStrength{group.seat(ben), {"Calm and kind"}}).then_nothing();
}

TEST_CASE("a strength is its author's until it is given out, then its receiver's too",
          "[group][ending]") {
    auto group = a_group_that_is_about_to_end();
    const auto strength = write(group, ana, ben, "Calm");

    CHECK(group.sees<GivenView>(ana, Kind::given, strength)->words->value == "Calm");
    for (const auto& person : {ben, carl, maria, jonas, olga}) {
        CHECK_FALSE(group.sees(person, Kind::given, strength));
        CHECK_FALSE(group.sees(person, Kind::received, strength));
    }

    group.when(ana, ReleaseStrengths{}).refused(Refusal::not_for_your_role);
    group.when(maria, ReleaseStrengths{}).then(StrengthsReleased{});

    const auto received = group.sees<ReceivedView>(ben, Kind::received, strength).value();
    CHECK(received.from == group.seat(ana));
    CHECK(received.words->value == "Calm");
    for (const auto& person : {ana, carl, maria, jonas, olga}) {
        CHECK_FALSE(group.sees(person, Kind::received, strength));
    }
    CHECK(ending(group, ben).released_at == group.now());
}

TEST_CASE("what is given out is neither changed nor taken back", "[group][ending]") {
    auto group = a_group_that_is_about_to_end();
    const auto strength = write(group, ana, ben, "Calm");
    const auto other = write(group, ana, carl, "Funny");
    group.when(ben, TakeBackStrength{strength}).refused(Refusal::not_found, "/strength");
    group.when(ana, TakeBackStrength{other}).then(StrengthTakenBack{other});
    CHECK_FALSE(group.sees(ana, Kind::given, other));
    group.when(ana, TakeBackStrength{other}).refused(Refusal::not_found, "/strength");
    CHECK(write(group, ana, carl, "Funny") == other);
    CHECK(group.sees(ana, Kind::given, other));

    group.when(maria, ReleaseStrengths{}).events();

    group.when(ana, TakeBackStrength{strength}).refused(Refusal::strengths_released);
    group.when(ana, WriteStrength{group.seat(ben), {"Other"}}).refused(Refusal::strengths_released);
    group.when(maria, ReleaseStrengths{}).refused(Refusal::strengths_released);

    const auto late = write(group, ana, dora, "Late, and meant");
    CHECK(group.sees(dora, Kind::received, late));
}

TEST_CASE("facilitators see for whom nobody has written yet, and no words", "[group][ending]") {
    auto group = a_group_that_is_about_to_end();
    write(group, ana, ben, "Calm");
    write(group, carl, ben, "Kind");

    const auto seen = ending(group, maria).strengths.value();
    CHECK(seen.size() == 4);
    for (const auto& one : seen) CHECK(one.written == (one.seat == group.seat(ben) ? 2 : 0));
    CHECK_FALSE(ending(group, ana).strengths);
    CHECK_FALSE(ending(group, olga).strengths);
}

TEST_CASE("what somebody gave stays given when they leave, and goes when they are erased",
          "[group][ending]") {
    auto group = a_group_that_is_about_to_end();
    const auto strength = write(group, ana, ben, "Calm");
    group.when(maria, ReleaseStrengths{}).events();

    group.when(maria, RemovePerson{group.seat(ana), {"Moved"}}).events();
    CHECK(group.sees(ben, Kind::received, strength));

    group.when_server(ErasePerson{ana}).events();
    CHECK_FALSE(group.sees(ben, Kind::received, strength));
}

TEST_CASE("a plan for staying well is written part by part and shared by its owner",
          "[group][ending]") {
    auto group = a_group();
    group.when(maria, WritePlanPart{PlanPart::signs, {"Tired"}})
        .refused(Refusal::not_for_your_role);
    group.when(ana, SharePlan{Sharing::group}).refused(Refusal::part_not_filled_in);
    group.when(ana, WritePlanPart{PlanPart::signs, {""}}).then_nothing();
    group.when(ana, WritePlanPart{PlanPart::signs, {"I cancel plans."}}).events();
    group.when(ana, WritePlanPart{PlanPart::crisis, {"I call my sister."}}).events();
    group.when(ana, WritePlanPart{PlanPart::crisis, {"I call my sister."}}).then_nothing();

    CHECK(plan(group, ana, ana)->parts.size() == 2);
    CHECK(plan(group, maria, ana)->parts.size() == 2);
    CHECK_FALSE(plan(group, ben, ana));

    group.when(ana, SharePlan{Sharing::group}).events();
    REQUIRE(plan(group, ben, ana)->parts.size() == 1);
    CHECK(plan(group, ben, ana)->parts[0].words.value == "I cancel plans.");

    const auto before = plan(group, ben, ana)->at;
    group.after_minutes(5);
    group.when(ana, WritePlanPart{PlanPart::crisis, {"I call Tom."}}).events();
    CHECK(plan(group, ben, ana)->at == before);
    CHECK(plan(group, maria, ana)->at == group.now());
    group.when(ana, WritePlanPart{PlanPart::signs, {""}}).events();
    CHECK_FALSE(plan(group, ben, ana));
    group.when(ana, WritePlanPart{PlanPart::signs, {"I cancel plans."}}).events();

    group.when(ana, SharePlan{Sharing::only_me}).events();
    CHECK_FALSE(plan(group, maria, ana));
    CHECK_FALSE(plan(group, ben, ana));

    group.when(ana, WritePlanPart{PlanPart::crisis, {""}}).events();
    CHECK(plan(group, ana, ana)->parts.size() == 1);
}

TEST_CASE("small wins are collected, and read back in the ending where they were shared",
          "[group][ending]") {
    auto group = a_group();
    group.when(ana, CheckInWin{{"I slept."}, PartSharing::group}).events();
    group.when(ben, CheckInWin{{"I called."}, PartSharing::facilitator}).events();
    hold_a_session(group);
    group.when(ana, CheckInWin{{"I said no."}, PartSharing::facilitator}).events();
    CHECK(wins(group, ana, ana)->wins.size() == 2);
    CHECK(wins(group, maria, ana)->wins.size() == 2);
    CHECK_FALSE(wins(group, ben, ana));

    hold_a_session(group);

    REQUIRE(wins(group, ben, ana)->wins.size() == 1);
    CHECK(wins(group, ben, ana)->wins[0].words.value == "I slept.");
    CHECK(wins(group, ben, ana)->wins[0].session_n == 1);
    CHECK_FALSE(wins(group, ana, ben));
    CHECK(wins(group, ben, ben)->wins.size() == 1);
}

TEST_CASE("a goodbye round goes round the circle, also when the time is over", "[group][ending]") {
    auto programme = short_programme();
    programme.agendas.items[1].entries.items[2].kind = ItemKind::goodbye_round;
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    hold_a_session(group);
    group.at(later(first_monday, 7 * day - 10 * minute));
    for (const auto& member : {ana, ben}) {
        group.when(member, Arrive{true, true, {"Home"}, {}}).events();
        group.when_server(NotePresence{member, Presence::here}).events();
    }
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, StartClosing{}).events();

    group.when(maria, Next{group.next().step}).events();

    CHECK(group.state().agenda.current()->kind == ItemKind::goodbye_round);
    CHECK(group.floor().round.size() >= 2);
}
