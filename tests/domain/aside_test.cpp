// SPDX-License-Identifier: Apache-2.0
// The side room: two people alone, and a group that is never left alone for it.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

void note(Group& group, const PersonId& person, Presence presence) {
    group.when_server(NotePresence{person, presence}).events();
}

// Both facilitators are here.
Group a_group_with_two_who_lead() {
    auto group = a_group_in_session();
    for (const auto& person : {maria, jonas}) note(group, person, Presence::here);
    return group;
}

LineId offered(Group& group, const PersonId& by, const PersonId& to) {
    return group.when(by, TakeAside{group.seat(to)}).the<AsideOffered>().line;
}

LineId aside_of(Group& group, const PersonId& by, const PersonId& member) {
    const auto line = offered(group, by, member);
    group.when(member, AgreeAside{line}).events();
    return line;
}

std::optional<AsideView> seen(const Group& group, const PersonId& person, const LineId& line) {
    const auto view = group.sees<LineView>(person, Kind::lines, line);
    return view ? view->aside : std::nullopt;
}

bool back_soon(const Group& group, const PersonId& member) {
    for (const auto& here : group.floor().here) {
        if (here.seat == group.seat(member)) return here.stepped_out;
    }
    return false;
}

bool is_over(const Group& group, const LineId& line) {
    const auto view = seen(group, ana, line);
    return !view || view->state == AsideState::ended;
}

}  // namespace

TEST_CASE("a facilitator takes somebody aside who says yes", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = offered(group, maria, ana);
    CHECK(seen(group, ana, line)->state == AsideState::offered);
    CHECK_FALSE(back_soon(group, ana));

    group.when(ben, AgreeAside{line}).refused(Refusal::not_found, "/line");
    group.when(ana, AgreeAside{line}).then(AsideBegun{line});
    group.when(ana, AgreeAside{line}).then_nothing();

    CHECK(seen(group, ana, line)->state == AsideState::open);
    CHECK(back_soon(group, ana));
}

TEST_CASE("a member asks for a word alone, and it opens at one tap", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = group.when(ana, AskAside{}).the<AsideAsked>().line;
    group.when(ana, AskAside{}).refused(Refusal::already_aside);
    CHECK(seen(group, jonas, line)->state == AsideState::asked);

    const auto taken = group.when(jonas, TakeAside{group.seat(ana)});
    CHECK(taken.has<AsideBegun>());
    const auto open = taken.the<AsideOffered>().line;

    CHECK_FALSE(group.sees(ana, Kind::lines, line));
    CHECK(seen(group, ana, open)->state == AsideState::open);
    CHECK(seen(group, ana, open)->with == group.seat(jonas));
    group.when(maria, TakeAside{group.seat(ana)}).refused(Refusal::already_aside, "/seat");
}

TEST_CASE("what was not wanted goes without a trace", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = offered(group, maria, ana);
    group.when(jonas, LeaveAside{line}).refused(Refusal::not_found, "/line");
    group.when(ana, LeaveAside{line}).then(AsideEnded{line});
    for (const auto& person : {ana, maria}) CHECK_FALSE(group.sees(person, Kind::lines, line));
    group.when(ana, AgreeAside{line}).refused(Refusal::not_found, "/line");

    const auto asked = group.when(ana, AskAside{}).the<AsideAsked>().line;
    group.when(ana, LeaveAside{asked}).then(AsideEnded{asked});
    CHECK_FALSE(group.sees(maria, Kind::lines, asked));
}

TEST_CASE("the words are for the two; who leads sees who is with whom", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    group.when(ana, SayAside{line, {"It was too much"}}).events();
    group.when(maria, SayAside{line, {"I am here"}}).events();
    group.when(jonas, SayAside{line, {"And I?"}}).refused(Refusal::not_found, "/line");

    for (const auto& person : {ana, maria}) {
        const auto view = seen(group, person, line).value();
        REQUIRE(view.said.size() == 2);
        CHECK(view.said[0].words->value == "It was too much");
        CHECK(view.said[1].by == group.seat(maria));
    }
    const auto view = seen(group, jonas, line).value();
    CHECK(view.with == group.seat(maria));
    CHECK(view.said.empty());
    for (const auto& person : {ben, olga}) CHECK_FALSE(group.sees(person, Kind::lines, line));
}

TEST_CASE("to the group it is as if somebody had stepped out", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    auto other = group;
    aside_of(group, maria, ana);
    other.when(ana, StepOut{}).events();

    CHECK(group.document_of(ben) == other.document_of(ben));
}

TEST_CASE("the seat is kept, and nobody has stepped out by the record", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    group.when(ana, StepOut{}).refused(Refusal::in_side_room);
    group.when(maria, LeaveAside{line}).then(AsideEnded{line});
    group.when(maria, LeaveAside{line}).then_nothing();

    CHECK_FALSE(back_soon(group, ana));
    const auto attendance =
        group.sees<AttendanceView>(maria, Kind::attendance, group.session()).value();
    for (const auto& entry : attendance.entries) CHECK(entry.stepped_out_times == 0);
}

TEST_CASE("a speaker who is taken aside has the turn again", "[group][aside][floor]") {
    auto group = a_group_in_round();
    for (const auto& person : {maria, jonas}) note(group, person, Presence::here);
    const auto speaker = *group.floor().speaker;
    const auto person = group.state().membership.seat(speaker)->person;

    aside_of(group, maria, person);

    CHECK(group.floor().speaker != speaker);
    CHECK(group.state().floor.turn_of(speaker)->state == TurnState::later);
}

TEST_CASE("another facilitator must stay with the group", "[group][aside]") {
    auto group = a_group_in_session();
    note(group, maria, Presence::here);
    group.when(maria, TakeAside{group.seat(ana)}).refused(Refusal::group_left_alone);

    note(group, jonas, Presence::here);
    const auto line = offered(group, maria, ana);
    note(group, jonas, Presence::lost);
    group.when(ana, AgreeAside{line}).refused(Refusal::group_left_alone);

    note(group, jonas, Presence::here);
    group.when(ana, AgreeAside{line}).events();
    group.when(jonas, TakeAside{group.seat(ben)}).refused(Refusal::group_left_alone);
    group.when(maria, TakeAside{group.seat(ben)}).refused(Refusal::in_side_room);
}

TEST_CASE("who offered and has gone meanwhile is not free", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = offered(group, maria, ana);
    note(group, maria, Presence::lost);

    group.when(ana, AgreeAside{line}).refused(Refusal::facilitator_not_free);
}

TEST_CASE("whoever is in the side room does not hold the group", "[group][aside][hold]") {
    auto group = a_group_with_two_who_lead();
    const auto leads = [&](const PersonId& person) {
        return leads_the_group(group.state(), *viewer_of(group.state(), person));
    };
    CHECK(leads(maria));
    const auto line = aside_of(group, maria, ana);
    CHECK_FALSE(leads(maria));
    CHECK(leads(jonas));
    CHECK_FALSE(leads(ben));
    group.when(ana, LeaveAside{line}).events();
    CHECK(leads(maria));
}

TEST_CASE("in a hold the two go on", "[group][aside][hold]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    group.when_server(HoldForSafety{}).events();

    group.when(ana, SayAside{line, {"Stay a moment"}}).events();
    group.when(maria, LeaveAside{line}).events();
}

TEST_CASE("it ends when its facilitator is gone as long as a group waits", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    const auto wait_ms = group.state().course.hold_after_ms;
    note(group, maria, Presence::lost);
    group.after_ms(wait_ms - 1);
    note(group, maria, Presence::here);
    group.after_ms(wait_ms);
    CHECK_FALSE(is_over(group, line));

    note(group, maria, Presence::lost);
    group.after_ms(wait_ms - 1);
    CHECK_FALSE(is_over(group, line));
    group.after_ms(1);
    CHECK(is_over(group, line));
    CHECK_FALSE(back_soon(group, ana));
}

TEST_CASE("after the server was down it waits for its facilitator as long", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    const auto since = group.now();
    group.sleep_ms(minute).when_server(NoteDowntime{since}).events();
    CHECK_FALSE(is_over(group, line));

    group.after_ms(group.state().course.hold_after_ms);
    CHECK(is_over(group, line));
}

TEST_CASE("it ends with the session, and with whoever goes", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    const auto asked = group.when(ben, AskAside{}).the<AsideAsked>().line;
    auto other = group;
    other.when(jonas, RecordLeaving{other.seat(ana), LeavingReason::better, {}}).events();
    CHECK(is_over(other, line));

    group.when(jonas, EndSession{}).events();
    CHECK(is_over(group, line));
    CHECK_FALSE(group.sees(ben, Kind::lines, asked));
}

TEST_CASE("what was written there stays with the two, and goes with the member", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, maria, ana);
    group.when(maria, SayAside{line, {"I am here"}}).events();
    group.when(ana, LeaveAside{line}).events();
    group.when(ana, SayAside{line, {"One more"}}).refused(Refusal::aside_not_open, "/line");
    CHECK(seen(group, maria, line)->said.size() == 1);
    CHECK_FALSE(group.sees(jonas, Kind::lines, line));

    group.when_server(ErasePerson{ana}).events();
    CHECK_FALSE(seen(group, maria, line)->said[0].words);
}

TEST_CASE("a sign of danger reaches everybody who leads from there too", "[group][aside][risk]") {
    auto group = a_group_with_two_who_lead();
    aside_of(group, maria, ana);

    const auto cried = group.when(ana, WriteLine{LineKind::distress, {}});

    CHECK(cried.has<RiskOpened>());
    for (const auto& person : {maria, jonas}) {
        CHECK(group.sees(person, Kind::lines, cried.the<LineWritten>().line));
    }
}

TEST_CASE("it is for the members who are in a session", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    group.when(dora, AskAside{}).refused(Refusal::not_admitted);
    group.when(maria, AskAside{}).refused(Refusal::not_for_your_role);
    group.when(ana, TakeAside{group.seat(ben)}).refused(Refusal::not_for_your_role);
    group.when(maria, TakeAside{group.seat(dora)}).refused(Refusal::not_admitted, "/seat");
    group.when(maria, TakeAside{group.seat(olga)}).refused(Refusal::not_found, "/seat");
    group.when(maria, EndSession{}).events();
    group.when(maria, TakeAside{group.seat(ana)}).refused(Refusal::session_not_open);
}

TEST_CASE("who takes it and is not seen is waited for from then on", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    group.when(ana, AskAside{}).events();
    note(group, maria, Presence::lost);
    const auto line = group.when(maria, TakeAside{group.seat(ana)}).the<AsideOffered>().line;
    CHECK(seen(group, ana, line)->state == AsideState::open);

    group.after_ms(group.state().course.hold_after_ms - 1);
    CHECK_FALSE(is_over(group, line));
    group.after_ms(1);
    CHECK(is_over(group, line));
}

TEST_CASE("a member who was lost since they asked says yes when they are back", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    group.when(ana, AskAside{}).events();
    note(group, ana, Presence::lost);

    const auto taken = group.when(maria, TakeAside{group.seat(ana)});
    CHECK_FALSE(taken.has<AsideBegun>());
    const auto line = taken.the<AsideOffered>().line;
    note(group, ana, Presence::here);
    CHECK(seen(group, ana, line)->state == AsideState::offered);
    group.when(ana, AgreeAside{line}).then(AsideBegun{line});
}

TEST_CASE("what was asked for and never opened moves nothing else, and is forgotten",
          "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto first = group.when(ana, AskAside{}).the<AsideAsked>().line;
    auto state = group.state();
    const auto touched = domain::group::evolve(state, Event{AsideEnded{first}}, {group.now()});
    CHECK_FALSE(touched.gates);

    group.when(ana, LeaveAside{first}).events();
    const auto second = group.when(ana, AskAside{}).the<AsideAsked>().line;
    CHECK_FALSE(group.state().asides.find(first));
    CHECK(group.state().asides.find(second));
}

TEST_CASE("no undo hands the turn to somebody who was taken aside", "[group][aside][next]") {
    auto group = a_group_in_round();
    for (const auto& person : {maria, jonas}) note(group, person, Presence::here);
    const auto speaker = *group.floor().speaker;
    const auto person = group.state().membership.seat(speaker)->person;
    group.when(maria, Next{group.next().step}).events();
    CHECK(group.next().undo_until);

    aside_of(group, jonas, person);

    CHECK_FALSE(group.next().undo_until);
    group.when(maria, UndoNext{}).refused(Refusal::nothing_to_undo);
}

TEST_CASE("whoever led and observes now reads nothing more of a side room", "[group][aside]") {
    auto group = a_group_with_two_who_lead();
    const auto line = aside_of(group, jonas, ana);
    group.when(ana, SayAside{line, {"It is too loud in there."}}).events();
    REQUIRE(group.sees<LineView>(jonas, Kind::lines, line));

    group.when(maria, RemovePerson{group.seat(jonas), {"Their hours have ended."}}).events();
    group.when_server(SeatPerson{jonas, {"Jonas"}, Role::observer}).events();

    CHECK_FALSE(group.sees<LineView>(jonas, Kind::lines, line));
    CHECK(group.sees<LineView>(ana, Kind::lines, line)->aside->said.size() == 1);
}
