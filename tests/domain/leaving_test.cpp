// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/domain/group/records.hpp"
#include "tests/support/group.hpp"

using namespace support;

namespace {

const RecordLeaving moved_away(const Group& group, const PersonId& member) {
    return {group.seat(member), LeavingReason::moved, {{"To Lisbon, for work."}}};
}

}  // namespace

TEST_CASE("a facilitator records who left and why; nobody else reads why", "[group][leaving]") {
    auto group = a_group();
    group.when(ana, moved_away(group, ana)).refused(Refusal::not_for_your_role);
    group.when(jonas, moved_away(group, maria)).refused(Refusal::not_found, "/seat");

    group.when(jonas, moved_away(group, ana))
        .then(MemberLeft{
            group.seat(ana), group.seat(jonas),
            personal(ana, LeavingWords{LeavingReason::moved, {{"To Lisbon, for work."}}})});

    const auto seen = group.sees<LeavingView>(maria, Kind::leavings, group.seat(ana)).value();
    CHECK(seen.reason == LeavingReason::moved);
    CHECK(seen.words->value == "To Lisbon, for work.");
    const auto own = group.sees<LeavingView>(ana, Kind::leavings, group.seat(ana)).value();
    CHECK_FALSE(own.reason);
    CHECK_FALSE(own.words);
    for (const auto& person : {ben, olga}) {
        CHECK_FALSE(group.sees(person, Kind::leavings, group.seat(ana)));
    }
    CHECK(group.sees<SeatView>(ben, Kind::seats, group.seat(ana))->removed);
    group.when(maria, moved_away(group, ana)).refused(Refusal::member_has_left, "/seat");
}

TEST_CASE("whoever has left sees what is their own, and nothing of the group", "[group][leaving]") {
    auto group = a_group();
    const auto goal =
        group.when(ana, SetGoal{{"Call more"}, {}, Sharing::group}).the<GoalSet>().goal;
    group.when(ben, SetGoal{{"Walk"}, {}, Sharing::group}).events();
    group.when(maria, moved_away(group, ana)).events();

    const auto document = group.document_of(ana);

    for (const auto& [kind, entities] : document) {
        const bool own = kind == Kind::group || kind == Kind::seats || kind == Kind::goals ||
                         kind == Kind::leavings || kind == Kind::watch || kind == Kind::meetings;
        CHECK(own);
        CHECK(entities.size() == 1);
    }
    CHECK(group.sees(ana, Kind::goals, goal));
    CHECK_FALSE(group.sees(ben, Kind::goals, goal));
    CHECK(group.sees(maria, Kind::goals, goal));
    const auto found = domain::group::answer(group.state(), ana, RecallSession{group.session(1)});
    CHECK(found.has_error());
}

TEST_CASE("whoever has left is not told what the group does", "[group][leaving]") {
    auto group = a_group();
    group.when(maria, moved_away(group, ana)).events();
    const auto before = group.document_of(ana);
    group.at(first_monday);
    group.when(ben, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();

    CHECK(group.document_of(ana) == before);
}

TEST_CASE("nothing of or for whoever has left is done any more", "[group][leaving]") {
    auto group = a_group_in_session();
    const auto card = group.when(ana, Commit{{}, {{"Call"}, {}, {}, {}, {}}, Sharing::group})
                          .the<Committed>()
                          .card;
    group.when(ana, RaiseHand{}).events();
    group.when(maria, moved_away(group, ana)).events();

    CHECK(group.floor().hands.empty());
    group.when(ana, SetGoal{{"Later"}, {}, Sharing::group}).refused(Refusal::has_left);
    group.when(ana, MoveCard{card, CardPlace::done}).refused(Refusal::has_left);
    group.when(ana, RenameMe{{"Anna"}}).refused(Refusal::has_left);
    group.when(ben, Encourage{card, EncouragementKind::been_there}).refused(Refusal::not_found);
    group.when(maria, HideCard{card, {"?"}}).refused(Refusal::member_has_left);
    group.when(maria, GiveTurn{group.seat(ana)}).refused(Refusal::member_has_left, "/seat");
    group.when(maria, Admit{group.seat(ana)}).refused(Refusal::member_has_left, "/seat");
    group.when(maria, CorrectAttendance{group.session(), group.seat(ana), AttendanceStatus::late})
        .refused(Refusal::member_has_left, "/seat");
    group.when_server(NotePresence{ana, Presence::left}).then_nothing();
}

TEST_CASE("a sign of danger still reaches the facilitators", "[group][leaving][line]") {
    auto group = a_group();
    group.when(maria, moved_away(group, ana)).events();

    const auto line = group.when(ana, WriteLine{LineKind::distress, {}}).the<LineWritten>().line;

    CHECK(group.sees(maria, Kind::lines, line));
    group.when(maria, AnswerLine{line, LineAnswer::calling, {}}).events();
    CHECK(group.sees<LineView>(ana, Kind::lines, line)->replies.size() == 1);
}

TEST_CASE("a speaker who leaves leaves the turn to the next", "[group][leaving][floor]") {
    auto group = a_group_in_round();
    const auto speaker = *group.floor().speaker;

    group.when(maria, RecordLeaving{speaker, LeavingReason::own_wish, {}}).events();

    CHECK(group.floor().speaker != speaker);
    CHECK_FALSE(group.state().floor.turn_of(speaker));
}

TEST_CASE("a goodbye is read by the group once a facilitator releases it", "[group][leaving]") {
    auto group = a_group();
    const auto goodbye = [&](const PersonId& who) {
        return group.sees<LeavingView>(who, Kind::leavings, group.seat(ana));
    };
    group.when(ana, WriteGoodbye{{"Thank you."}}).refused(Refusal::not_left);
    group.when(maria, moved_away(group, ana)).events();
    group.when(maria, ReleaseGoodbye{group.seat(ana)}).refused(Refusal::no_goodbye);
    group.when(ana, WriteGoodbye{{"Thank you."}}).events();
    group.when(ana, WriteGoodbye{{"Thank you all."}}).events();
    CHECK(goodbye(maria)->goodbye->value == "Thank you all.");
    CHECK_FALSE(goodbye(ben));

    group.when(ben, ReleaseGoodbye{group.seat(ana)}).refused(Refusal::not_for_your_role);
    group.when(jonas, ReleaseGoodbye{group.seat(ana)}).then(GoodbyeReleased{group.seat(ana)});
    group.when(jonas, ReleaseGoodbye{group.seat(ana)}).then_nothing();

    CHECK(goodbye(ben)->goodbye->value == "Thank you all.");
    CHECK_FALSE(goodbye(ben)->reason);
    CHECK_FALSE(goodbye(olga));
    group.when(ana, WriteGoodbye{{"One more word."}}).refused(Refusal::already_released);
    group.when(maria, ReleaseGoodbye{group.seat(ben)}).refused(Refusal::not_found, "/seat");
}

TEST_CASE("whoever has left is counted among those who began", "[group][leaving][attendance]") {
    auto group = a_group();
    group.when(maria, moved_away(group, ana)).events();
    group.at(first_monday);
    for (const auto& member : {ben, carl}) group.when(member, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();

    const auto view = group.sees<AttendanceView>(maria, Kind::attendance, group.session(1)).value();

    REQUIRE(view.entries.size() == 4);
    for (const auto& entry : view.entries) {
        const bool is_ana = entry.seat == group.seat(ana);
        CHECK(entry.left == is_ana);
        if (is_ana) CHECK(entry.status == AttendanceStatus::absent);
        if (is_ana) CHECK_FALSE(entry.call);
    }
    CHECK(group.sees<GroupView>(ben, Kind::group)->seats_taken == 3);
}

TEST_CASE("whoever comes back has their seat again", "[group][leaving][membership]") {
    auto group = a_group();
    const auto seat = group.seat(ana);
    group.when(maria, moved_away(group, ana)).events();
    group.when(ana, WriteGoodbye{{"Thank you."}}).events();

    group.when_server(SeatPerson{ana, {"Ana"}, Role::member}).events();

    CHECK(group.seat(ana) == seat);
    CHECK(group.state().leavings.find(seat)->goodbye->value->value == "Thank you.");
    CHECK_FALSE(group.sees(maria, Kind::leavings, seat));
    group.when(ana, SetGoal{{"Call more"}, {}, Sharing::group}).events();
}

TEST_CASE("after an erasure the leaving has no words, and is counted still", "[group][leaving]") {
    auto group = a_group();
    group.when(maria, moved_away(group, ana)).events();
    group.when(ana, WriteGoodbye{{"Thank you."}}).events();
    group.when(maria, ReleaseGoodbye{group.seat(ana)}).events();
    group.when_server(ErasePerson{ana}).events();

    const auto seen = group.sees<LeavingView>(maria, Kind::leavings, group.seat(ana)).value();
    CHECK(seen.at);
    CHECK_FALSE(seen.reason);
    CHECK_FALSE(seen.goodbye);
    CHECK(group.state().leavings.all.size() == 1);
}
