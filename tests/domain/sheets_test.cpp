// SPDX-License-Identifier: Apache-2.0
// What the group works on together in a session, and one member keeps.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

SheetId open(Group& group, const PersonId& by, const PersonId& owner, SheetKind kind) {
    return group.when(by, OpenSheet{kind, group.seat(owner), Title{"The talk on Sunday"}})
        .the<SheetOpened>()
        .sheet;
}

SheetEntryId write(Group& group, const PersonId& by, const SheetId& sheet, SheetBox box,
                   std::optional<SheetEntryId> under = {}) {
    return group.when(by, WriteEntry{sheet, box, {"Why did you not call?"}, under})
        .the<EntryWritten>()
        .entry;
}

std::optional<SheetView> seen(const Group& group, const PersonId& by, const SheetId& sheet) {
    return group.sees<SheetView>(by, Kind::sheets, sheet);
}

bool sees(const Group& group, const PersonId& by, const SheetId& sheet) {
    return group.sees(by, Kind::sheets, sheet);
}

// Ana's scene; Ben plays her sister.
SheetId a_scene(Group& group) {
    const auto sheet = open(group, maria, ana, SheetKind::role_play);
    group.when(ana, SetScene{sheet, {"I ask my sister for help"}}).events();
    group.when(ana, JoinPlay{sheet, {"myself"}}).events();
    group.when(ben, JoinPlay{sheet, {"my sister"}}).events();
    return sheet;
}

SheetId a_scene_that_runs(Group& group) {
    const auto sheet = a_scene(group);
    group.when(maria, StartPlay{sheet, {3}}).events();
    return sheet;
}

void end(Group& group) { group.when(maria, EndSession{}).events(); }

}  // namespace

TEST_CASE("everybody in the room fills a member's sheet in", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::communication);

    write(group, ana, sheet, SheetBox::said);
    write(group, ben, sheet, SheetBox::heard);
    write(group, maria, sheet, SheetBox::could_say);

    for (const auto& person : {ana, ben, carl, maria, jonas, olga}) {
        const auto view = seen(group, person, sheet);
        REQUIRE(view);
        CHECK(view->seat == group.seat(ana));
        CHECK(view->live);
        CHECK(view->about->value == "The talk on Sunday");
        CHECK(view->entries.size() == 3);
    }
    CHECK_FALSE(sees(group, dora, sheet));
    group.when(dora, WriteEntry{sheet, SheetBox::said, {"Me too"}, {}})
        .refused(Refusal::not_admitted);
    group.when(olga, WriteEntry{sheet, SheetBox::said, {"Me too"}, {}})
        .refused(Refusal::not_for_your_role);
}

TEST_CASE("a facilitator opens a sheet for anybody in the room, a member for themselves",
          "[group][sheets]") {
    auto group = a_group_in_session();
    const auto kind = SheetKind::decision;

    group.when(ben, OpenSheet{kind, group.seat(ana), {}})
        .refused(Refusal::not_for_your_role, "/seat");
    group.when(maria, OpenSheet{kind, group.seat(dora), {}})
        .refused(Refusal::not_admitted, "/seat");
    group.when(maria, OpenSheet{kind, {"nobody"}, {}}).refused(Refusal::not_found, "/seat");
    group.when(olga, OpenSheet{kind, group.seat(ana), {}}).refused(Refusal::not_for_your_role);

    const auto sheet = open(group, ben, ben, kind);
    group.when(maria, OpenSheet{kind, group.seat(ana), {}}).refused(Refusal::sheet_live);
    group.when(ana, CloseSheet{sheet}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ben, CloseSheet{sheet}).then(SheetClosed{sheet});
    open(group, maria, ana, kind);
}

TEST_CASE("there are no sheets outside a session", "[group][sheets]") {
    auto group = a_group();
    group.when(maria, OpenSheet{SheetKind::decision, group.seat(ana), {}})
        .refused(Refusal::session_not_open);
}

TEST_CASE("its owner decides which lines stay", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::communication);
    const auto entry = write(group, ben, sheet, SheetBox::meant);

    group.when(carl, StrikeEntry{sheet, entry}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ana, StrikeEntry{sheet, entry}).then(EntryStruck{sheet, entry});

    CHECK(seen(group, ana, sheet)->entries.at(0).struck);
    for (const auto& person : {ben, carl, maria, olga}) {
        CHECK(seen(group, person, sheet)->entries.empty());
    }
    group.when(ana, StrikeEntry{sheet, entry}).then_nothing();
    group.when(ana, KeepEntry{sheet, entry}).then(EntryKept{sheet, entry});
    CHECK(seen(group, carl, sheet)->entries.size() == 1);
    group.when(maria, KeepEntry{sheet, entry}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ana, StrikeEntry{sheet, {"unheardof"}}).refused(Refusal::not_found, "/entry");
}

TEST_CASE("whoever wrote a line may take it back", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::communication);
    const auto entry = write(group, ben, sheet, SheetBox::meant);

    group.when(ben, StrikeEntry{sheet, entry}).then(EntryStruck{sheet, entry});

    CHECK(seen(group, ben, sheet)->entries.empty());
    for (const auto& person : {ben, maria}) {
        group.when(person, StrikeEntry{sheet, entry}).refused(Refusal::not_found, "/entry");
    }
}

TEST_CASE("what follows goes with the option that is struck", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::decision);
    const auto option = write(group, ana, sheet, SheetBox::option);
    write(group, ben, sheet, SheetBox::follows, option);

    group.when(ana, StrikeEntry{sheet, option}).events();

    CHECK(seen(group, ana, sheet)->entries.size() == 2);
    for (const auto& person : {ben, maria, olga})
        CHECK(seen(group, person, sheet)->entries.empty());
}

TEST_CASE("after it is closed a sheet is its owner's and the facilitators'", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::grief);
    write(group, ben, sheet, SheetBox::bond);

    group.when(maria, CloseSheet{sheet}).then(SheetClosed{sheet});

    for (const auto& person : {ana, maria, jonas}) {
        CHECK_FALSE(seen(group, person, sheet)->live);
        CHECK(seen(group, person, sheet)->entries.size() == 1);
    }
    for (const auto& person : {ben, carl, dora, olga}) CHECK_FALSE(sees(group, person, sheet));
    group.when(ben, WriteEntry{sheet, SheetBox::bond, {"More"}, {}})
        .refused(Refusal::not_found, "/sheet");
    group.when(ana, WriteEntry{sheet, SheetBox::bond, {"More"}, {}})
        .refused(Refusal::sheet_closed, "/sheet");
}

TEST_CASE("the end of the session closes what is still open", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::transition);
    end(group);

    CHECK_FALSE(seen(group, ana, sheet)->live);
    CHECK(sees(group, jonas, sheet));
    for (const auto& person : {ben, carl, olga}) CHECK_FALSE(sees(group, person, sheet));
}

TEST_CASE("its owner may share a sheet with the group, and take it back", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::dispute);
    write(group, ben, sheet, SheetBox::pattern);
    end(group);

    group.when(ben, ShareSheet{sheet, PartSharing::group}).refused(Refusal::not_found, "/sheet");
    group.when(maria, ShareSheet{sheet, PartSharing::group}).refused(Refusal::not_for_your_role);
    group.when(ana, ShareSheet{sheet, PartSharing::group})
        .then(SheetShared{sheet, PartSharing::group});
    for (const auto& person : {ben, dora, olga}) CHECK(sees(group, person, sheet));

    group.when(ana, ShareSheet{sheet, PartSharing::facilitator}).events();
    for (const auto& person : {ben, dora, olga}) CHECK_FALSE(sees(group, person, sheet));
}

TEST_CASE("what stands on a sheet belongs there", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::decision);
    const auto write_it = [&](SheetBox box, std::optional<SheetEntryId> under) {
        return group.when(ana, WriteEntry{sheet, box, {"Wait"}, under});
    };

    write_it(SheetBox::said, {}).refused(Refusal::wrong_box, "/box");
    write_it(SheetBox::follows, {}).refused(Refusal::not_found, "/under");
    const auto option = write(group, ana, sheet, SheetBox::option);
    write_it(SheetBox::option, option).refused(Refusal::wrong_box, "/under");
    const auto follows = write(group, carl, sheet, SheetBox::follows, option);
    write_it(SheetBox::follows, follows).refused(Refusal::not_found, "/under");
    for (int i = 2; i < 60; ++i) write(group, ben, sheet, SheetBox::option);
    write_it(SheetBox::option, {}).refused(Refusal::sheet_full);
}

TEST_CASE("the choice of an option becomes next week's step", "[group][sheets][board]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::decision);
    const auto option = write(group, ben, sheet, SheetBox::option);

    group.when(ben, ChooseOption{sheet, option}).refused(Refusal::not_your_sheet, "/sheet");
    group.when(ana, ChooseOption{sheet, {"unheardof"}}).refused(Refusal::not_found, "/entry");
    group.when(ana, ChooseOption{sheet, option}).then(OptionChosen{sheet, option});
    CardWords words;
    words.what = {"Call her"};
    group.when(ben, Commit{{}, words, Sharing::group, sheet}).refused(Refusal::not_found, "/sheet");
    const auto card =
        group.when(ana, Commit{{}, words, Sharing::group, sheet}).the<Committed>().card;

    CHECK(seen(group, ana, sheet)->card == card);
    CHECK(seen(group, maria, sheet)->card == card);
    CHECK_FALSE(seen(group, ben, sheet)->card);
    CHECK(group.sees<CardView>(ana, Kind::cards, card)->sheet == sheet);
    CHECK_FALSE(group.sees<CardView>(ben, Kind::cards, card)->sheet);
    group.when(ana, ShareCard{card, Sharing::only_me}).events();
    CHECK_FALSE(seen(group, maria, sheet)->card);
}

TEST_CASE("an option that is struck is not the choice any more", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::decision);
    const auto option = write(group, ben, sheet, SheetBox::option);
    group.when(ana, ChooseOption{sheet, option}).events();

    group.when(ana, StrikeEntry{sheet, option}).events();

    CHECK_FALSE(seen(group, ana, sheet)->choice);
    group.when(ana, ChooseOption{sheet, option}).refused(Refusal::not_found, "/entry");
}

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

TEST_CASE("what was said about somebody who is erased goes with them", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::communication);
    write(group, ana, sheet, SheetBox::said);
    write(group, ben, sheet, SheetBox::heard);
    end(group);
    group.when(maria, RemovePerson{group.seat(ana), {"Moved away"}}).events();
    group.when_server(ErasePerson{ana}).events();

    const auto view = seen(group, maria, sheet);
    REQUIRE(view);
    CHECK(view->entries.empty());
    CHECK_FALSE(view->about);
}

TEST_CASE("whoever wrote a line and is erased takes it along", "[group][sheets]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::communication);
    write(group, ben, sheet, SheetBox::heard);
    end(group);
    group.when_server(ErasePerson{ben}).events();

    CHECK_FALSE(seen(group, ana, sheet)->entries.at(0).words);
}

TEST_CASE("an earlier sheet is found by asking for its session", "[group][sheets][recall]") {
    auto group = a_group_in_session();
    const auto sheet = open(group, maria, ana, SheetKind::isolation);
    const auto first = group.session();
    end(group);
    for (std::int64_t n = 2; n <= 3; ++n) {
        group.at(later(first_monday, (n - 1) * 7 * day));
        group.when(maria, StartSession{}).events();
        end(group);
    }
    CHECK_FALSE(sees(group, ana, sheet));

    const auto found = [&](const PersonId& person) {
        const auto text = domain::group::answer(group.state(), person, RecallSession{first});
        return decode<Document>(text.value()).value().sheets.has_value();
    };
    CHECK(found(ana));
    CHECK(found(maria));
    CHECK_FALSE(found(ben));
}
