// SPDX-License-Identifier: Apache-2.0
// What the group works on together in a session, and one member keeps.
#include "tests/domain/sheets.hpp"

using namespace support;

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
