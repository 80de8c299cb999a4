// SPDX-License-Identifier: Apache-2.0
// What passes between two members about a card.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

constexpr auto been_there = EncouragementKind::been_there;
constexpr auto thinking_of_you = EncouragementKind::thinking_of_you;

CardId commit(Group& group, const PersonId& person, Sharing sharing = Sharing::group) {
    CardWords words;
    words.what = {"Call her"};
    return group.when(person, Commit{{}, words, sharing}).the<Committed>().card;
}

EncouragementId encourage(Group& group, const PersonId& by, const CardId& card) {
    return group.when(by, Encourage{card, been_there}).the<Encouraged>().encouragement;
}

// In three days, if nothing else is said.
OfferId offer(Group& group, const PersonId& by, const CardId& card, std::int64_t days = 3) {
    const auto on = later(group.now(), days * day);
    return group.when(by, OfferToAsk{card, on}).the<AskOffered>().offer;
}

std::optional<OfferState> state_for(const Group& group, const PersonId& by, const OfferId& id) {
    const auto view = group.sees<OfferView>(by, Kind::offers, id);
    if (!view) return {};
    return view->state;
}

bool sees(const Group& group, const PersonId& by, const EncouragementId& id) {
    return group.sees(by, Kind::encouragements, id);
}

}  // namespace

TEST_CASE("an encouragement is for the two and the facilitators", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);

    const auto given = encourage(group, ben, card);

    for (const auto& person : {ana, ben, maria, jonas}) {
        const auto view = group.sees<EncouragementView>(person, Kind::encouragements, given);
        REQUIRE(view);
        CHECK(view->from == group.seat(ben));
        CHECK(view->to == group.seat(ana));
        CHECK(view->kind == been_there);
    }
    for (const auto& person : {carl, olga}) CHECK_FALSE(sees(group, person, given));
}

TEST_CASE("each peer gives a card one encouragement of a kind", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);
    const auto given = encourage(group, ben, card);

    group.when(ben, Encourage{card, been_there}).refused(Refusal::already_encouraged, "/kind");
    group.when(ben, Encourage{card, thinking_of_you}).events();
    encourage(group, carl, card);

    group.when(ben, TakeBackEncouragement{given}).then(EncouragementTakenBack{given});
    for (const auto& person : {ana, ben, maria}) CHECK_FALSE(sees(group, person, given));
    group.when(ben, TakeBackEncouragement{given}).refused(Refusal::not_found, "/encouragement");
    CHECK(encourage(group, ben, card) == given);
    CHECK(sees(group, ana, given));
}

TEST_CASE("only peers encourage, and only what they see", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);
    const auto not_shared = commit(group, ana, Sharing::facilitator);
    const auto given = encourage(group, ben, card);

    group.when(ana, Encourage{card, been_there}).refused(Refusal::your_own_card, "/card");
    for (const auto& person : {maria, olga}) {
        group.when(person, Encourage{card, been_there}).refused(Refusal::not_for_your_role);
    }
    for (const auto& id : {not_shared, CardId{"nocard"}}) {
        group.when(ben, Encourage{id, been_there}).refused(Refusal::not_found, "/card");
        group.when(ben, OfferToAsk{id, later(group.now(), day)})
            .refused(Refusal::not_found, "/card");
    }
    for (const auto& person : {ana, carl}) {
        group.when(person, TakeBackEncouragement{given})
            .refused(Refusal::not_found, "/encouragement");
    }
}

TEST_CASE("what was given goes from peers' sight with its card and with its people",
          "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);
    const auto given = encourage(group, ben, card);
    const auto offered = offer(group, ben, card);
    const auto nobody_of_the_two_sees = [&] {
        for (const auto& person : {ana, ben}) {
            CHECK_FALSE(sees(group, person, given));
            CHECK_FALSE(state_for(group, person, offered));
        }
    };

    SECTION("the owner shares it no longer") {
        group.when(ana, ShareCard{card, Sharing::facilitator}).events();
        nobody_of_the_two_sees();
        CHECK(sees(group, maria, given));
        group.when(ben, WithdrawOffer{offered}).refused(Refusal::not_found, "/offer");
        group.when(ana, AnswerOffer{offered, true}).refused(Refusal::not_found, "/offer");

        group.when(ana, ShareCard{card, Sharing::only_me}).events();
        CHECK_FALSE(sees(group, maria, given));
        CHECK_FALSE(state_for(group, maria, offered));

        group.when(ana, ShareCard{card, Sharing::group}).events();
        CHECK(sees(group, ben, given));
        CHECK(state_for(group, ana, offered) == OfferState::offered);
    }
    SECTION("a facilitator hides it") {
        group.when(maria, HideCard{card, {"It names somebody."}}).events();
        nobody_of_the_two_sees();
        CHECK(sees(group, maria, given));
    }
    SECTION("the peer is removed") {
        group.when(maria, RemovePerson{group.seat(ben), {"We agreed on it."}}).events();
        nobody_of_the_two_sees();
        CHECK(sees(group, maria, given));
    }
    SECTION("the owner is removed") {
        group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();
        nobody_of_the_two_sees();
        CHECK(sees(group, maria, given));
    }
}

TEST_CASE("an offer to ask is answered, comes due on its day, and is kept", "[group][board]") {
    auto group = a_group();
    const auto offered = offer(group, ben, commit(group, ana));
    for (const auto& person : {carl, olga}) CHECK_FALSE(state_for(group, person, offered));
    CHECK(state_for(group, jonas, offered) == OfferState::offered);

    group.when(ana, AnswerOffer{offered, true}).then(OfferAnswered{offered, true});
    group.when(ana, AnswerOffer{offered, true}).then_nothing();
    CHECK(state_for(group, ben, offered) == OfferState::welcome);

    group.after_ms(3 * day - 1);
    CHECK(state_for(group, ben, offered) == OfferState::welcome);
    group.after_ms(1);
    CHECK(state_for(group, ben, offered) == OfferState::due);

    group.when(ben, MarkAsked{offered}).then(Asked{offered});
    CHECK(state_for(group, ana, offered) == OfferState::asked);
    group.when(ben, MarkAsked{offered}).then_nothing();
    group.when(ben, WithdrawOffer{offered}).refused(Refusal::offer_not_open, "/offer");
    group.when(ana, AnswerOffer{offered, false}).refused(Refusal::offer_not_open, "/offer");
}

TEST_CASE("an offer that nobody answered is over on its day, without a word", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);
    const auto offered = offer(group, ben, card);

    group.after_ms(3 * day);

    for (const auto& person : {ana, ben, maria}) CHECK_FALSE(state_for(group, person, offered));
    group.when(ana, AnswerOffer{offered, true}).refused(Refusal::not_found, "/offer");
    CHECK(offer(group, ben, card) == offered);
}

TEST_CASE("no thanks is between the two, and it is not asked again", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);
    const auto offered = offer(group, ben, card);

    group.when(ana, AnswerOffer{offered, false}).events();

    CHECK(state_for(group, ben, offered) == OfferState::no_thanks);
    for (const auto& person : {carl, olga}) CHECK_FALSE(state_for(group, person, offered));
    group.when(ben, MarkAsked{offered}).refused(Refusal::offer_not_open, "/offer");
    group.when(ben, WithdrawOffer{offered}).refused(Refusal::offer_not_open, "/offer");
    group.when(ben, OfferToAsk{card, later(group.now(), day)})
        .refused(Refusal::already_offered, "/card");
    group.after_ms(4 * day);
    CHECK(state_for(group, ben, offered) == OfferState::no_thanks);
}

TEST_CASE("an owner may think again as long as nobody asked", "[group][board]") {
    auto group = a_group();
    const auto offered = offer(group, ben, commit(group, ana));

    group.when(ana, AnswerOffer{offered, false}).events();
    group.when(ana, AnswerOffer{offered, true}).events();
    group.after_ms(3 * day);
    CHECK(state_for(group, ben, offered) == OfferState::due);
    group.when(ana, AnswerOffer{offered, false}).events();
    CHECK(state_for(group, ben, offered) == OfferState::no_thanks);
    group.when(ana, AnswerOffer{offered, true}).refused(Refusal::offer_not_open, "/offer");
}

TEST_CASE("an offer is for a day of the next two weeks", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana);

    group.when(ben, OfferToAsk{card, group.now()}).refused(Refusal::starts_in_past, "/day");
    group.when(ben, OfferToAsk{card, later(group.now(), 14 * day + 1)})
        .refused(Refusal::too_far_ahead, "/day");
    group.when(ana, OfferToAsk{card, later(group.now(), day)})
        .refused(Refusal::your_own_card, "/card");
    for (const auto& person : {maria, olga}) {
        group.when(person, OfferToAsk{card, later(group.now(), day)})
            .refused(Refusal::not_for_your_role);
    }

    offer(group, ben, card, 14);
    group.when(ben, OfferToAsk{card, later(group.now(), day)})
        .refused(Refusal::already_offered, "/card");
    offer(group, carl, card);
}

TEST_CASE("each of the two has their own side of an offer", "[group][board]") {
    auto group = a_group();
    const auto offered = offer(group, ben, commit(group, ana));

    for (const auto& person : {ben, carl}) {
        group.when(person, AnswerOffer{offered, true}).refused(Refusal::not_found, "/offer");
    }
    for (const auto& person : {ana, carl}) {
        group.when(person, WithdrawOffer{offered}).refused(Refusal::not_found, "/offer");
        group.when(person, MarkAsked{offered}).refused(Refusal::not_found, "/offer");
    }
    group.when(ben, MarkAsked{offered}).refused(Refusal::offer_not_open, "/offer");

    group.when(ben, WithdrawOffer{offered}).then(OfferWithdrawn{offered});
    for (const auto& person : {ana, ben, maria}) CHECK_FALSE(state_for(group, person, offered));
}

TEST_CASE("eight open offers are enough", "[group][board]") {
    auto group = a_group();
    for (int i = 0; i < 6; ++i) offer(group, ben, commit(group, ana));
    for (int i = 0; i < 2; ++i) offer(group, ben, commit(group, carl));
    const auto card = commit(group, dora);

    group.when(ben, OfferToAsk{card, later(group.now(), day)}).refused(Refusal::offers_full);
    offer(group, carl, card);
}
