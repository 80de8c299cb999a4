// SPDX-License-Identifier: Apache-2.0
// A scene is tried out: who plays, how long, and that nobody leaves it as somebody else.
#include "tests/domain/sheets.hpp"

using namespace support;

TEST_CASE("a scene needs words and somebody who plays", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto other = open(group, maria, ana, SheetKind::decision);
    group.when(ana, JoinPlay{other, {"myself"}}).refused(Refusal::not_a_play, "/sheet");
    group.when(ana, CloseSheet{other}).events();
    const auto sheet = open(group, maria, ana, SheetKind::role_play);

    group.when(ben, SetScene{sheet, {"At the door"}}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(maria, StartPlay{sheet, {3}}).refused(Refusal::scene_needed);
    group.when(ana, SetScene{sheet, {"At the door"}}).events();
    group.when(maria, StartPlay{sheet, {3}}).refused(Refusal::nobody_plays);
    group.when(ben, JoinPlay{sheet, {"my sister"}}).events();
    group.when(ben, StartPlay{sheet, {3}}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ana, StartPlay{sheet, {3}}).then(PlayStarted{sheet, later(group.now(), 3 * minute)});

    for (const auto& person : {ana, carl, maria, olga}) {
        const auto play = seen(group, person, sheet)->play;
        CHECK(play->state == PlayState::playing);
        CHECK(play->ends_at == later(group.now(), 3 * minute));
        CHECK(play->parts.at(0).as->value == "my sister");
    }
}

TEST_CASE("nobody leaves a play as somebody else", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);
    const auto write_it = [&](SheetBox box) {
        return group.when(carl, WriteEntry{sheet, box, {"You looked at her"}, {}});
    };

    group.when(carl, StopPlay{sheet}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ben, StopPlay{sheet}).then(PlayStopped{sheet});

    // The step out of the role cannot be skipped.
    group.when(maria, CloseSheet{sheet}).refused(Refusal::still_in_role);
    group.when(maria, EndSession{}).refused(Refusal::still_in_role);
    group.when(maria, StartPlay{sheet, {3}}).refused(Refusal::still_in_role);
    write_it(SheetBox::worked).refused(Refusal::still_in_role);
    group.when(ana, StepOutOfRole{sheet, {}}).then(SteppedOutOfRole{sheet, group.seat(ana)});
    write_it(SheetBox::worked).refused(Refusal::still_in_role);
    group.when(carl, StepOutOfRole{sheet, {}}).refused(Refusal::not_in_role);
    group.when(carl, StepOutOfRole{sheet, group.seat(ben)})
        .refused(Refusal::not_for_your_role, "/seat");
    group.when(maria, StepOutOfRole{sheet, group.seat(ben)}).events();

    CHECK(seen(group, ana, sheet)->play->state == PlayState::feedback);
    write_it(SheetBox::another_way).refused(Refusal::worked_first, "/box");
    write_it(SheetBox::worked).events();
    write_it(SheetBox::another_way).events();
    group.when(maria, CloseSheet{sheet}).events();
}

TEST_CASE("one button does not end a session while somebody is in a role",
          "[group][sheets][play][next]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);
    group.when(maria, StartClosing{}).events();
    while (group.next().what != NextStep::end_session) {
        group.when(maria, Next{group.next().step}).events();
    }

    group.when(maria, Next{group.next().step}).refused(Refusal::still_in_role);
    for (const auto& person : {ana, ben}) group.when(person, StepOutOfRole{sheet, {}}).events();
    group.when(maria, Next{group.next().step}).events();
}

TEST_CASE("whoever has had enough steps out while the others play", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);

    group.when(maria, HoldSession{}).events();
    group.when(ben, StepOutOfRole{sheet, {}}).events();

    CHECK(seen(group, ana, sheet)->play->state == PlayState::playing);
    group.when(ana, StepOutOfRole{sheet, {}}).events();
    CHECK(seen(group, ana, sheet)->play->state == PlayState::feedback);
    CHECK_FALSE(seen(group, ana, sheet)->play->ends_at);
}

TEST_CASE("who is gone plays no part", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);
    group.when(ana, StepOutOfRole{sheet, {}}).events();

    group.when(maria, RemovePerson{group.seat(ben), {"Moved away"}}).events();

    CHECK(seen(group, ana, sheet)->play->state == PlayState::feedback);
}

TEST_CASE("when the owner of a scene is gone the others still step out of their roles",
          "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);

    group.when(maria, RemovePerson{group.seat(ana), {"Moved away"}}).events();

    for (const auto& person : {ben, carl}) {
        const auto view = seen(group, person, sheet);
        REQUIRE(view);
        CHECK_FALSE(view->about);
        CHECK_FALSE(view->play->scene);
        CHECK_FALSE(view->play->parts.at(1).as);
    }
    group.when(maria, EndSession{}).refused(Refusal::still_in_role);
    group.when(ben, StepOutOfRole{sheet, {}}).events();
    CHECK_FALSE(sees(group, carl, sheet));
    CHECK(sees(group, maria, sheet));
    end(group);
}

TEST_CASE("a hold uses up nobody's minutes of a scene or a focus", "[group][sheets][play][hold]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);
    const auto focus = group.when(maria, GiveFocus{group.seat(ana), {10}}).the<FocusGiven>().focus;
    const auto play_ends = *seen(group, ana, sheet)->play->ends_at;
    const auto focus_ends = *group.sees<FocusView>(ana, Kind::focus, focus)->ends_at;

    group.when(maria, HoldSession{}).events();
    group.after_minutes(7);
    group.when(maria, ResumeSession{}).events();

    CHECK(seen(group, ana, sheet)->play->ends_at == later(play_ends, 7 * minute));
    CHECK(group.sees<FocusView>(ana, Kind::focus, focus)->ends_at == later(focus_ends, 7 * minute));
}

TEST_CASE("a scene is played again with other parts", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene(group);
    group.when(ben, StepOutOfRole{sheet, {}}).events();
    CHECK(seen(group, ana, sheet)->play->parts.size() == 1);
    group.when(ana, StartPlay{sheet, {2}}).events();
    group.when(ana, StopPlay{sheet}).events();
    group.when(ana, StepOutOfRole{sheet, {}}).events();

    group.when(carl, JoinPlay{sheet, {"Ana"}}).events();

    const auto play = seen(group, ana, sheet)->play;
    CHECK(play->state == PlayState::casting);
    CHECK(play->runs == 1);
    REQUIRE(play->parts.size() == 1);
    CHECK(play->parts.at(0).seat == group.seat(carl));
}

TEST_CASE("what a session's time ends, ends; the play is not left open", "[group][sheets][play]") {
    auto group = a_group_in_session();
    const auto sheet = a_scene_that_runs(group);
    group.after_ms(2 * hour);

    CHECK_FALSE(seen(group, ana, sheet)->live);
    CHECK_FALSE(sees(group, ben, sheet));
}
