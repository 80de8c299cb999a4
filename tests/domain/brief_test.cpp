// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

BriefMember brief_of(const Group& group, const PersonId& member) {
    const auto view = group.sees<BriefView>(jonas, Kind::brief).value();
    for (const auto& one : view.members) {
        if (one.seat == group.seat(member)) return one;
    }
    FAIL("nothing about " << member.value);
    return {};
}

// The first session, to which Dora does not come; in the mood round one passes, one speaks.
Group after_the_first() {
    auto group = a_group_in_round();
    const auto first = *group.floor().speaker;
    group.when(group.state().membership.seat(first)->person, PassTurn{}).events();
    const auto second = *group.floor().speaker;
    group.when(group.state().membership.seat(second)->person, FinishTurn{}).events();
    group.when(maria, EndSession{}).events();
    return group;
}

}  // namespace

TEST_CASE("before a session the facilitators have a page, and nobody else", "[group][brief]") {
    auto group = a_group();
    CHECK(group.sees<BriefView>(maria, Kind::brief)->session == group.session(1));
    CHECK(group.sees<BriefView>(jonas, Kind::brief)->began == 4);
    for (const auto& person : {ana, olga}) CHECK_FALSE(group.sees<BriefView>(person, Kind::brief));

    CHECK_FALSE(a_group_in_session().sees<BriefView>(maria, Kind::brief));
}

TEST_CASE("who said nothing last time, and who was not there", "[group][brief]") {
    const auto group = after_the_first();

    int silent = 0;
    for (const auto& member : {ana, ben, carl}) silent += brief_of(group, member).silent ? 1 : 0;
    // The third had the turn when the session ended.
    CHECK(silent == 1);
    CHECK_FALSE(brief_of(group, dora).silent);
    CHECK(brief_of(group, dora).missed_in_a_row == 1);
    CHECK_FALSE(brief_of(group, dora).call);
}

TEST_CASE("who will not come, who has written nothing, whose step is not done", "[group][brief]") {
    auto group = after_the_first();
    group.when(ana, TellAbsence{group.session(2), AbsenceReason::ill, {}}).events();
    group.when(ben, CheckInStep{{}, StepOutcome::not_yet, {}, PartSharing::facilitator}).events();
    group.when(carl, CheckInStep{{}, StepOutcome::done, {}, PartSharing::facilitator}).events();

    CHECK(brief_of(group, ana).away);
    CHECK_FALSE(brief_of(group, ben).away);
    CHECK(brief_of(group, ana).nothing_written);
    CHECK_FALSE(brief_of(group, ben).nothing_written);
    CHECK(brief_of(group, ben).step == StepOutcome::not_yet);
    CHECK_FALSE(brief_of(group, carl).step);
}

TEST_CASE("whoever waits long for a focus turn is owed one, as the ledger says", "[group][brief]") {
    auto programme = short_programme();
    auto& sessions = programme.sessions.items;
    sessions.insert(sessions.begin() + 1, 3, sessions[1]);
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(jonas, Role::cofacilitator).seat(ana, Role::member);
    for (int held = 0; held < 4; ++held) {
        CHECK_FALSE(brief_of(group, ana).owed_turn);
        group.at(group.state().current_session()->starts_at);
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
    }

    CHECK(brief_of(group, ana).owed_turn);
}

TEST_CASE("what is open: items put off, private lines, danger, drafts", "[group][brief]") {
    auto group = after_the_first();
    const auto line =
        group.when(ana, WriteLine{LineKind::words, {{"Are you there?"}}}).the<LineWritten>().line;
    group.when(ben, WriteLine{LineKind::distress, {}}).events();
    const auto item =
        group.when(ana, ProposeItem{{"My move"}, ProposalFor::everyone, false, {{10}}})
            .the<ItemProposed>()
            .item;
    group.when(maria, ParkItem{item}).events();
    group.when(maria, WriteGroupNote{group.session(1), {"A calm hour."}, {}, {}}).events();

    const auto view = group.sees<BriefView>(maria, Kind::brief).value();
    CHECK(view.parked == std::vector{item});
    CHECK(view.open_lines.size() == 2);
    CHECK(view.unsigned_notes == std::vector{group.session(1)});
    CHECK(brief_of(group, ben).open_risk);
    CHECK_FALSE(brief_of(group, ana).open_risk);

    group.when(maria, AnswerLine{line, LineAnswer::seen, {}}).events();
    CHECK(group.sees<BriefView>(maria, Kind::brief)->open_lines.size() == 1);
}

TEST_CASE("who has left is counted, and is on the page no more", "[group][brief]") {
    auto group = a_group();
    group.when(maria, RecordLeaving{group.seat(ana), LeavingReason::better, {}}).events();

    const auto view = group.sees<BriefView>(maria, Kind::brief).value();
    CHECK(view.began == 4);
    CHECK(view.left == 1);
    CHECK(view.members.size() == 3);
}
