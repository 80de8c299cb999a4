// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

Outcome press_next(Group& group) { return group.when(maria, Next{group.next().step}); }

// All that an undo brings back, as a member of the room sees it.
Shown place_of(const Group& group) {
    auto document = group.document_of(maria);
    document.erase(Kind::next);
    return document;
}

void check_undone(Group& group) {
    const auto before = place_of(group);
    press_next(group).events();
    CHECK(place_of(group) != before);
    group.after_ms(9'000);
    group.when(maria, UndoNext{}).the<MovedBack>();
    CHECK(place_of(group) == before);
}

}  // namespace

TEST_CASE("one button leads through a whole session", "[group][next]") {
    auto group = a_group();
    std::vector<NextStep> steps;
    auto press = [&] {
        steps.push_back(*group.next().what);
        press_next(group).events();
    };

    press();
    group.when(ana, Arrive{}).events();
    group.when(ben, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    for (int i = 0; i < 9; ++i) press();

    using enum NextStep;
    CHECK(steps == std::vector{open_lobby, start_session, start_item, give_turn, start_item,
                               start_item, give_turn, start_closing, end_session, open_lobby});
    CHECK(group.session() == group.session(2));
}

TEST_CASE("Next says what it does and does what it says", "[group][next]") {
    auto group = a_group_in_session();
    CHECK(group.next().item == group.item("Mood"));
    press_next(group).events();
    const auto next = group.next();
    CHECK(next.what == NextStep::give_turn);

    CHECK(press_next(group).the<TurnGiven>().seat == next.seat);
}

TEST_CASE("Next is for facilitators, who see it", "[group][next]") {
    auto group = a_group_in_session();
    group.when(ana, Next{group.next().step}).refused(Refusal::not_for_your_role);
    group.when(ana, UndoNext{}).refused(Refusal::not_for_your_role);

    CHECK(group.text_for(jonas, Kind::next, "this"));
    for (const auto& person : {ana, dora, olga}) {
        CHECK_FALSE(group.text_for(person, Kind::next, "this"));
    }
}

TEST_CASE("Next does nothing that nobody meant", "[group][next]") {
    auto group = a_group_in_round();
    const auto step = group.next().step;
    const auto speaker = group.state().membership.seat(*group.floor().speaker)->person;
    group.when(speaker, FinishTurn{}).events();

    group.when(maria, Next{step}).refused(Refusal::moved_meanwhile, "/step");
}

TEST_CASE("Next can be taken back for ten seconds", "[group][next]") {
    auto group = a_group_in_lobby();
    group.when(maria, AdmitAll{}).events();
    SECTION("the start") { check_undone(group); }
    press_next(group).events();
    SECTION("an item") { check_undone(group); }
    press_next(group).events();
    SECTION("a turn") { check_undone(group); }
    press_next(group).events();
    press_next(group).events();
    press_next(group).events();
    SECTION("from one item to the closing round") { check_undone(group); }
    press_next(group).events();
    press_next(group).events();
    press_next(group).events();
    SECTION("the closing") {
        REQUIRE(group.next().what == NextStep::start_closing);
        check_undone(group);
    }
}

TEST_CASE("after ten seconds Next stands", "[group][next]") {
    auto group = a_group_in_session();
    group.when(maria, UndoNext{}).refused(Refusal::nothing_to_undo);
    press_next(group).events();
    CHECK(group.next().undo_until == later(group.now(), 10'000));

    group.after_ms(10'001);
    group.when(maria, UndoNext{}).refused(Refusal::too_late_to_undo);
}

TEST_CASE("what others moved since is not taken back", "[group][next]") {
    auto group = a_group_in_round();
    const auto speaker = group.state().membership.seat(*group.floor().speaker)->person;
    group.when(speaker, FinishTurn{}).events();

    group.when(maria, UndoNext{}).refused(Refusal::moved_meanwhile);
    CHECK_FALSE(group.next().undo_until);
}

TEST_CASE("one Next is taken back once", "[group][next]") {
    auto group = a_group_in_round();
    group.when(maria, UndoNext{}).events();
    group.when(maria, UndoNext{}).refused(Refusal::nothing_to_undo);
}

TEST_CASE("taking back leaves hands as people hold them", "[group][next]") {
    auto group = a_group_in_session();
    group.when(maria, PlaceItem{group.item("Focus"), {0}}).events();
    group.when(ana, RaiseHand{}).events();
    press_next(group).events();
    group.when(carl, RaiseHand{}).events();
    group.when(maria, UndoNext{}).events();

    CHECK(group.floor().hands == std::vector{group.seat(ana), group.seat(carl)});
    press_next(group).events();
    group.when(carl, LowerHand{}).events();
    group.when(maria, UndoNext{}).events();
    CHECK(group.floor().hands == std::vector{group.seat(ana)});
}

TEST_CASE("opening the lobby and ending are not taken back", "[group][next]") {
    auto group = a_group();
    press_next(group).events();
    CHECK_FALSE(group.next().undo_until);
    group.when(maria, UndoNext{}).refused(Refusal::nothing_to_undo);
    press_next(group).events();
    group.when(maria, StartClosing{}).events();
    while (group.next().what != NextStep::end_session) press_next(group).events();
    press_next(group).events();
    CHECK_FALSE(group.next().undo_until);
    group.when(maria, UndoNext{}).refused(Refusal::nothing_to_undo);
}

TEST_CASE("when the time is over only the goodbyes are left", "[group][next]") {
    auto group = a_group_in_session();
    group.after_minutes(60);

    CHECK(group.next().what == NextStep::start_item);
    CHECK(group.next().item == group.item("Close"));
}
