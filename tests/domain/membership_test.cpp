// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

TEST_CASE("a group is founded once", "[group][course]") {
    auto group = a_group();

    group
        .when_server(FoundGroup{{"Again"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()})
        .refused(Refusal::group_exists);
}

TEST_CASE("a person who is seated again in the same role keeps the seat", "[group][membership]") {
    auto group = a_group();

    group.when_server(SeatPerson{ana, {"Ana"}, Role::member}).then_nothing();
    group.when_server(SeatPerson{ana, {"Ana"}, Role::observer}).refused(Refusal::already_seated);
}

TEST_CASE("the ceiling counts members only", "[group][membership]") {
    auto group = a_group();
    group.when(maria, ChangeSeatsMax{{3}}).refused(Refusal::seats_taken, "/seats_max");
    group.when(maria, ChangeSeatsMax{{4}}).then(SeatsMaxChanged{{4}});

    group.when_server(SeatPerson{{"emil"}, {"Emil"}, Role::member}).refused(Refusal::group_full);
    group.when_server(SeatPerson{{"emil"}, {"Emil"}, Role::observer}).events();

    CHECK(group.sees<GroupView>(ana, Kind::group)->seats_taken == 4);
}

TEST_CASE("nobody can be taken for another by their name", "[group][membership]") {
    auto group = a_group();
    group.seat({"zoe"}, Role::member, "Zo\u00cb");

    for (const auto* name : {"ana", " ANA ", "zo\u00eb", "\u00a0Zo\u00eb"}) {
        group.when_server(SeatPerson{{"new"}, {name}, Role::member})
            .refused(Refusal::name_taken, "/name");
    }
    group.when(ben, RenameMe{{"  dora"}}).refused(Refusal::name_taken, "/name");
    group.when(ben, RenameMe{{"   "}}).refused(Refusal::words_needed, "/name");
    group.when(ben, RenameMe{{" Benjamin "}})
        .then(PersonRenamed{group.seat(ben), personal(ben, Name{"Benjamin"})});
    group.when(ben, RenameMe{{"Benjamin"}}).then_nothing();
}

TEST_CASE("a name that looks like another's is taken", "[group][membership]") {
    auto group = a_group();
    group.seat({"zoe"}, Role::member, "Zo\u00eb May");
    group.seat({"vera"}, Role::member, "\u0412\u0435\u0440\u0430 \u0439");

    const std::array same{
        "Zoe May",                      // without the mark
        "Zoe\u0308 May",                // the mark on its own
        "Zo\u200be\u2060 May",          // what draws nothing
        "Zoe \u2003 May",               // another space
        "\uff3a\uff4f\uff45 May",       // wide letters
        "Z\u043e\u0435 \u041c\u0430y",  // letters of Cyrillic script
        "\u0396\u03bfe \u039c\u03b1y",  // and of Greek
        "Bepa \u0438\u0306",
    };
    for (const auto* name : same) {
        INFO(name);
        group.when_server(SeatPerson{{"new"}, {name}, Role::member})
            .refused(Refusal::name_taken, "/name");
    }
    group.when(ben, RenameMe{{"Zo\u00e9 May"}}).refused(Refusal::name_taken, "/name");
    for (const auto* name :
         {"Zoey May", "Zoe Mai", "\u0412\u0435\u0440\u043e\u043d\u0438\u043a\u0430"}) {
        INFO(name);
        group.when(ben, RenameMe{{name}})
            .then(PersonRenamed{group.seat(ben), personal(ben, Name{name})});
    }
}

TEST_CASE("everybody with a seat sees who belongs to the group", "[group][membership]") {
    const auto group = a_group();

    for (const auto& person : {maria, jonas, olga, ana}) {
        CHECK(group.sees<SeatView>(person, Kind::seats, group.seat(ben))->name->value == "Ben");
    }
    CHECK_FALSE(domain::group::viewer_of(group.state(), {"stranger"}));
}

TEST_CASE("somebody without a seat can ask for nothing", "[group][membership]") {
    auto group = a_group();

    group.when({"stranger"}, SetGoal{{"Sleep"}, {}, Sharing::group}).refused(Refusal::not_in_group);
}

TEST_CASE("a person who was removed is out at once, and the seat says so", "[group][membership]") {
    auto group = a_group_in_round();
    group.when(ana, RemovePerson{group.seat(ben), {"No."}}).refused(Refusal::not_for_your_role);
    group.when(maria, RemovePerson{group.seat(maria), {"Me."}})
        .refused(Refusal::not_yourself, "/seat");
    group.when(jonas, RemovePerson{group.seat(maria), {"Why not."}})
        .refused(Refusal::not_for_your_role);
    group.when(maria, RemovePerson{{"nobody"}, {"?"}}).refused(Refusal::not_found, "/seat");

    group.when(maria, RemovePerson{group.seat(ben), {"We agreed on it."}}).events();

    CHECK_FALSE(domain::group::viewer_of(group.state(), ben));
    group.when(ben, RaiseHand{}).refused(Refusal::not_in_group);
    CHECK(group.sees<SeatView>(ana, Kind::seats, group.seat(ben))->removed);
    for (const auto& turn : group.floor().round) CHECK(turn.seat != group.seat(ben));
    for (const auto& here : group.floor().here) CHECK(here.seat != group.seat(ben));
    group.when(maria, RemovePerson{group.seat(ben), {"Twice."}}).refused(Refusal::not_found);
}

TEST_CASE("when the speaker is removed the next person speaks", "[group][membership][floor]") {
    auto group = a_group_in_round();
    const auto speaker = *group.floor().speaker;

    group.when(maria, RemovePerson{speaker, {"We agreed on it."}}).events();

    REQUIRE(group.floor().speaker);
    CHECK(*group.floor().speaker != speaker);
}

TEST_CASE("a person who comes back has the same seat", "[group][membership]") {
    auto group = a_group();
    const auto seat = group.seat(dora);
    group.when(maria, RemovePerson{seat, {"Moved away."}}).events();

    group.seat(dora, Role::member);

    CHECK(group.seat(dora) == seat);
    CHECK_FALSE(group.sees<SeatView>(ana, Kind::seats, seat)->removed);
}
