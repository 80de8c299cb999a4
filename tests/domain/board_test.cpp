// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

CardWords words(const char* what) {
    return {{what},
            Title{"my sister"},
            Title{"Friday"},
            Sentence{"I am tired."},
            Sentence{"Write to her."}};
}

CardId commit(Group& group, const PersonId& person, Sharing sharing) {
    return group.when(person, Commit{{}, words("Call her"), sharing}).the<Committed>().card;
}

std::optional<CardView> seen(const Group& group, const PersonId& by, const CardId& card) {
    return group.sees<CardView>(by, Kind::cards, card);
}

void hold_a_session(Group& group, std::int64_t n) {
    group.at(later(first_monday, (n - 1) * 7 * day));
    group.when(maria, StartSession{}).events();
    group.when(maria, StartClosing{}).events();
    group.when(maria, EndSession{}).events();
}

}  // namespace

TEST_CASE("a commitment is a card of the coming session", "[group][board]") {
    auto group = a_group();

    const auto card = commit(group, ana, Sharing::group);

    const auto view = seen(group, ana, card);
    CHECK(view->seat == group.seat(ana));
    CHECK(view->session == group.session(1));
    CHECK(view->place == CardPlace::ahead);
    CHECK(view->plan_b->value == "Write to her.");
    for (const auto& person : {maria, olga}) {
        group.when(person, Commit{{}, words("Mine"), Sharing::group})
            .refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("a card may serve an active goal of one's own", "[group][board][goals]") {
    auto group = a_group();
    const auto goal = group.when(ana, SetGoal{{"Sleep"}, {}, Sharing::only_me}).the<GoalSet>().goal;
    const auto card =
        group.when(ana, Commit{goal, words("Call her"), Sharing::group}).the<Committed>().card;

    CHECK(seen(group, ana, card)->goal == goal);
    CHECK_FALSE(seen(group, maria, card)->goal);
    CHECK_FALSE(seen(group, ben, card)->goal);
    group.when(ana, ShareGoal{goal, Sharing::group}).events();
    CHECK(seen(group, maria, card)->goal == goal);
    CHECK_FALSE(seen(group, ben, card)->goal);

    group.when(ben, Commit{goal, words("Mine"), Sharing::group})
        .refused(Refusal::not_found, "/goal");
    group.when(ana, LayGoalAside{goal, {"Not now."}}).events();
    group.when(ana, Commit{goal, words("More"), Sharing::group})
        .refused(Refusal::goal_not_active, "/goal");
}

TEST_CASE("when a goal is shared, the cards that serve it are told again",
          "[group][board][goals]") {
    auto group = a_group();
    const auto goal = group.when(ana, SetGoal{{"Sleep"}, {}, Sharing::only_me}).the<GoalSet>().goal;
    const auto card =
        group.when(ana, Commit{goal, words("Call her"), Sharing::group}).the<Committed>().card;

    auto state = group.state();
    const auto touched =
        domain::group::evolve(state, GoalShared{goal, Sharing::group}, {group.now()});

    CHECK(touched.entities == std::vector<EntityRef>{{Kind::goals, goal.value},
                                                     {Kind::intakes, group.seat(ana).value},
                                                     {Kind::cards, card.value}});
}

TEST_CASE("six open cards are enough", "[group][board]") {
    auto group = a_group();
    const auto first = commit(group, ana, Sharing::group);
    for (int i = 1; i < 6; ++i) commit(group, ana, Sharing::group);

    group.when(ana, Commit{{}, words("More"), Sharing::group}).refused(Refusal::cards_full);
    commit(group, ben, Sharing::group);

    group.when(ana, MoveCard{first, CardPlace::done}).then(CardMoved{first, CardPlace::done});
    commit(group, ana, Sharing::group);
    group.when(ana, MoveCard{first, CardPlace::hard_this_week}).refused(Refusal::cards_full);
}

TEST_CASE("only its owner changes a card", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::group);

    for (const auto& id : {card, CardId{"nocard"}}) {
        group.when(ben, EditCard{id, words("Mine")}).refused(Refusal::not_found, "/card");
        group.when(ben, MoveCard{id, CardPlace::done}).refused(Refusal::not_found, "/card");
        group.when(ben, ShareCard{id, Sharing::only_me}).refused(Refusal::not_found, "/card");
        group.when(maria, MoveCard{id, CardPlace::done}).refused(Refusal::not_for_your_role);
    }

    group.when(ana, EditCard{card, words("Visit her")})
        .then(CardEdited{card, personal(ana, words("Visit her"))});
    group.when(ana, EditCard{card, words("Visit her")}).then_nothing();
    group.when(ana, MoveCard{card, CardPlace::ahead}).then_nothing();
    group.when(ana, ShareCard{card, Sharing::group}).then_nothing();
    CHECK(seen(group, ben, card)->what->value == "Visit her");
}

TEST_CASE("the group reads what, with whom and when, never what may go wrong or how it went",
          "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::group);
    group.when(ana, CheckInStep{card, StepOutcome::not_yet, {}, PartSharing::facilitator}).events();

    for (const auto& person : {ben, olga}) {
        const auto view = seen(group, person, card);
        REQUIRE(view);
        CHECK(view->what->value == "Call her");
        CHECK(view->with_whom->value == "my sister");
        CHECK(view->when->value == "Friday");
        CHECK_FALSE(view->obstacle);
        CHECK_FALSE(view->plan_b);
        CHECK_FALSE(view->outcome);
    }
    CHECK(seen(group, maria, card)->obstacle);
    CHECK(seen(group, jonas, card)->outcome == StepOutcome::not_yet);
}

TEST_CASE("a card is seen by whom its owner chose", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::only_me);
    for (const auto& person : {maria, jonas, olga, ben}) CHECK_FALSE(seen(group, person, card));

    group.when(ana, ShareCard{card, Sharing::facilitator}).events();
    for (const auto& person : {maria, jonas}) CHECK(seen(group, person, card));
    for (const auto& person : {olga, ben}) CHECK_FALSE(seen(group, person, card));

    group.when(ana, ShareCard{card, Sharing::group}).events();
    for (const auto& person : {maria, jonas, olga, ben}) CHECK(seen(group, person, card));
}

TEST_CASE("a hidden card is gone for the group, and its author reads why", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::group);
    group.when(ben, HideCard{card, {"No."}}).refused(Refusal::not_for_your_role);
    group.when(maria, UnhideCard{card}).refused(Refusal::card_not_hidden, "/card");

    group.when(maria, HideCard{card, {"It names somebody else."}})
        .then(CardHidden{card, personal(ana, Sentence{"It names somebody else."})});

    for (const auto& person : {olga, ben}) CHECK_FALSE(seen(group, person, card));
    for (const auto& person : {ana, maria, jonas}) {
        CHECK(seen(group, person, card)->hidden);
        CHECK(seen(group, person, card)->hidden_reason->value == "It names somebody else.");
    }
    group.when(maria, HideCard{card, {"Twice."}}).refused(Refusal::card_hidden, "/card");
    group.when(ana, EditCard{card, words("Visit her")}).events();

    group.when(jonas, UnhideCard{card}).then(CardUnhidden{card});
    CHECK(seen(group, ben, card)->what->value == "Visit her");
    CHECK_FALSE(seen(group, ana, card)->hidden_reason);
}

TEST_CASE("facilitators hide only what is on the board", "[group][board]") {
    auto group = a_group();
    const auto mine = commit(group, ana, Sharing::only_me);
    const auto ours = commit(group, ana, Sharing::facilitator);

    group.when(maria, HideCard{mine, {"Why"}}).refused(Refusal::not_found, "/card");
    group.when(maria, HideCard{ours, {"Why"}}).refused(Refusal::not_shared, "/card");
    group.when(maria, HideCard{{"nocard"}, {"Why"}}).refused(Refusal::not_found, "/card");
}

TEST_CASE("the cards of a person who was removed are for the facilitators only", "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::group);

    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();

    for (const auto& person : {olga, ben}) CHECK_FALSE(seen(group, person, card));
    CHECK(seen(group, maria, card));
    group.when(ben, Encourage{card, EncouragementKind::been_there})
        .refused(Refusal::not_found, "/card");
}

TEST_CASE("an open card stays on the board; one that is done leaves it after two sessions",
          "[group][board]") {
    auto group = a_group();
    const auto open = commit(group, ana, Sharing::group);
    const auto done = commit(group, ana, Sharing::group);
    const auto late = commit(group, ana, Sharing::group);
    group.when(ana, MoveCard{done, CardPlace::done}).events();

    hold_a_session(group, 1);
    hold_a_session(group, 2);
    CHECK(seen(group, ben, open));
    CHECK_FALSE(seen(group, ben, done));
    CHECK_FALSE(seen(group, ana, done));

    group.when(ana, MoveCard{late, CardPlace::done}).events();
    CHECK(seen(group, ben, late));
    hold_a_session(group, 3);
    CHECK(seen(group, ben, late));
}

TEST_CASE("after the course there is no commitment to make, and a card can still be moved",
          "[group][board]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::group);
    for (const auto n : {1, 2, 3}) hold_a_session(group, n);

    group.when(ana, Commit{{}, words("More"), Sharing::group}).refused(Refusal::no_session);
    group.when(ana, MoveCard{card, CardPlace::done}).events();
    CHECK(seen(group, ben, card)->place == CardPlace::done);
}
