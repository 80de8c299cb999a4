// SPDX-License-Identifier: Apache-2.0
// A person who was erased leaves a place without a name: nothing that they said is in the group's
// state, and what others said is as it was.
#include <catch2/catch.hpp>

#include "protocol/group/codec.hpp"
#include "server/domain/forget.hpp"
#include "tests/keys/support/marks.hpp"
#include "tests/support/group.hpp"

using namespace support;

TEST_CASE("F1: whatever a group's state can hold of a person's words is forgotten", "[erasure]") {
    Marks marks;
    auto state = marks.made<domain::group::GroupState>("state");  // all of it Amina's
    auto of_another = state;

    domain::forget_words_of(PersonId{"amina"}, state);
    const auto split = protocol::encode_split(state);
    for (const auto& [part, words] : split.parts) {
        CHECK(part.key_class == protocol::KeyClass::process_note);
    }
    for (const auto& mark : marks.all()) {
        INFO(mark.where);
        if (mark.personal) CHECK(split.skeleton.find(mark.word) == std::string::npos);
    }

    const auto before = protocol::encode_split(of_another);
    domain::forget_words_of(PersonId{"ben"}, of_another);
    CHECK(protocol::encode_split(of_another) == before);
}

TEST_CASE("F1: the others see that somebody was here, and nothing of what they said",
          "[group][erasure]") {
    auto group = a_group();
    const auto seat = group.seat(ben);
    group.when(ben, SetGoal{{"Call my sister"}, {}, Sharing::group}).events();
    group.when(ben, WriteLine{LineKind::distress, Words{"help"}}).events();
    group.when(ana, SetGoal{{"Walk each day"}, {}, Sharing::group}).events();

    group.when_server(ErasePerson{ben}).then(PersonErased{seat});

    const auto shown = group.sees<SeatView>(maria, Kind::seats, seat);
    REQUIRE(shown);
    CHECK(shown->removed);
    CHECK_FALSE(shown->name);
    CHECK_FALSE(domain::group::viewer_of(group.state(), ben));
    const auto kept = protocol::encode_split(group.state());
    CHECK_FALSE(kept.parts.contains({ben, protocol::KeyClass::words}));
    CHECK(kept.parts.contains({ana, protocol::KeyClass::words}));
    group.when(ben, RaiseHand{}).refused(Refusal::not_in_group);

    SECTION("once") { group.when_server(ErasePerson{ben}).then_nothing(); }
    SECTION("and their name is free for another") {
        group.when_server(SeatPerson{{"new"}, {"Ben"}, Role::member}).events();
    }
}

TEST_CASE("somebody who was removed before is erased as well", "[group][erasure]") {
    auto group = a_group();
    const auto seat = group.seat(ben);
    group.when(maria, RemovePerson{seat, {"moved away"}}).events();

    group.when_server(ErasePerson{ben}).then(PersonErased{seat});
    CHECK_FALSE(
        protocol::encode_split(group.state()).parts.contains({ben, protocol::KeyClass::words}));
}

TEST_CASE("somebody whom the group never knew is no matter", "[group][erasure]") {
    auto group = a_group();
    group.when_server(ErasePerson{{"stranger"}}).then_nothing();
}

TEST_CASE("whoever is erased while they speak leaves the floor free", "[group][erasure][floor]") {
    auto group = a_group_in_session();
    group.when(maria, GiveTurn{group.seat(ben)}).events();
    group.when_server(ErasePerson{ben}).events();
    CHECK_FALSE(group.state().floor.speaker);
}

TEST_CASE("what is answered to whoever was erased, and why their card is hidden, is not kept",
          "[group][erasure]") {
    auto group = a_group();
    const auto line =
        group.when(ben, WriteLine{LineKind::words, Words{"May we talk?"}}).the<LineWritten>().line;
    const Commit commit{{}, {{"Call her"}, {}, {}, {}, {}}, Sharing::group};
    const auto card = group.when(ben, commit).the<Committed>().card;
    group.when_server(ErasePerson{ben}).events();

    group.when(maria, AnswerLine{line, LineAnswer::calling, Sentence{"On Monday."}}).events();
    group.when(maria, HideCard{card, {"It names somebody."}}).events();

    CHECK_FALSE(
        protocol::encode_split(group.state()).parts.contains({ben, protocol::KeyClass::words}));
}
