// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/group.hpp"

using namespace support;

namespace {

std::vector<SeatId> order_of(const Group& group) {
    std::vector<SeatId> order;
    for (const auto& turn : group.floor().round) order.push_back(turn.seat);
    return order;
}

TurnState turn_of(const Group& group, const SeatId& seat) {
    return group.state().floor.turn_of(seat)->state;
}

PersonId person_of(const Group& group, const SeatId& seat) {
    return group.state().membership.seat(seat)->person;
}

PersonId speaker_of(const Group& group) { return person_of(group, *group.floor().speaker); }

}  // namespace

TEST_CASE("a round goes about those who are there and gives the first turn", "[group][floor]") {
    const auto group = a_group_in_round();
    const auto order = order_of(group);

    const std::set<SeatId> there{group.seat(ana), group.seat(ben), group.seat(carl)};
    CHECK(std::set<SeatId>(order.begin(), order.end()) == there);
    CHECK(group.floor().speaker == order.front());
    // Twelve minutes for three.
    CHECK(ms_between(*group.floor().turn_started_at, *group.floor().turn_ends_at) == 4 * minute);
}

TEST_CASE("the order of a round is drawn", "[group][floor]") {
    std::set<std::vector<SeatId>> seen;
    auto group = a_group_in_round();
    for (int i = 0; i < 40; ++i) {
        group.when(maria, StartRound{}).events();
        seen.insert(order_of(group));
    }
    CHECK(seen.size() == 6);
}

TEST_CASE("nobody's turn is shorter than half a minute", "[group][floor]") {
    auto group = a_group_in_session();
    const auto item =
        group.when(maria, AddItem{ItemKind::open_round, {"Quick"}, {1}}).the<ItemAdded>().item;
    group.when(maria, StartItem{item}).events();
    CHECK(ms_between(*group.floor().turn_started_at, *group.floor().turn_ends_at) == 30'000);
}

TEST_CASE("whoever has stepped out or left is not in the round", "[group][floor]") {
    auto group = a_group_in_session();
    group.when(ana, StepOut{}).events();
    group.when_server(NotePresence{ben, Presence::left}).events();
    group.when(maria, Next{group.next().step}).events();

    CHECK(order_of(group) == std::vector{group.seat(carl)});
}

TEST_CASE("a round without anybody is none", "[group][floor]") {
    auto group = a_group();
    group.when(maria, OpenLobby{}).events();
    group.when(maria, StartSession{}).events();

    CHECK_FALSE(group.when(maria, Next{group.next().step}).has<RoundStarted>());
    CHECK(group.next().what == NextStep::start_item);
}

TEST_CASE("each hands the turn on, and the last one ends the round", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when(dora, FinishTurn{}).refused(Refusal::not_admitted);
    group.when(person_of(group, order[1]), FinishTurn{}).refused(Refusal::not_your_turn);

    for (std::size_t i = 0; i < 2; ++i) {
        group.when(person_of(group, order[i]), FinishTurn{})
            .then(TurnFinished{order[i]}, TurnGiven{order[i + 1], later(group.now(), 4 * minute)});
    }
    group.when(person_of(group, order[2]), FinishTurn{})
        .then(TurnFinished{order[2]}, RoundFinished{});
    CHECK(group.floor().round.empty());
    group.when(ana, FinishTurn{}).refused(Refusal::nobody_speaks);
    group.when(ana, PassTurn{}).refused(Refusal::no_round);
}

TEST_CASE("passing has no cost, now or beforehand", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when(person_of(group, order[1]), PassTurn{}).then(TurnPassed{order[1]});
    group.when(person_of(group, order[1]), PassTurn{}).then_nothing();

    group.when(speaker_of(group), PassTurn{})
        .then(TurnPassed{order[0]}, TurnGiven{order[2], later(group.now(), 4 * minute)});
    group.when(person_of(group, order[2]), FinishTurn{})
        .then(TurnFinished{order[2]}, RoundFinished{});
}

TEST_CASE("a turn that is over cannot be passed", "[group][floor]") {
    auto group = a_group_in_round();
    const auto first = speaker_of(group);
    group.when(first, FinishTurn{}).events();
    group.when(first, PassTurn{}).refused(Refusal::already_spoken);
}

TEST_CASE("a skipped turn comes back at the end", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when(ana, SkipTurn{order[1]}).refused(Refusal::not_for_your_role);
    group.when(maria, SkipTurn{group.seat(dora)}).refused(Refusal::not_in_round, "/seat");
    group.when(maria, SkipTurn{order[1]}).then(TurnSkipped{order[1]});
    group.when(maria, SkipTurn{order[1]}).then_nothing();

    group.when(person_of(group, order[0]), FinishTurn{}).events();
    CHECK(group.floor().speaker == order[2]);
    group.when(person_of(group, order[2]), FinishTurn{}).events();
    CHECK(group.floor().speaker == order[1]);
    group.when(maria, SkipTurn{order[0]}).refused(Refusal::already_spoken, "/seat");
}

TEST_CASE("a speaker who is skipped waits until they are called", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when(person_of(group, order[0]), FinishTurn{}).events();
    group.when(person_of(group, order[1]), FinishTurn{}).events();

    group.when(maria, SkipTurn{order[2]}).then(TurnSkipped{order[2]});

    CHECK_FALSE(group.floor().speaker);
    CHECK(group.next().what == NextStep::give_turn);
    CHECK(group.next().seat == order[2]);
}

TEST_CASE("the turn passes by whoever is away, who then comes last", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when(person_of(group, order[1]), StepOut{}).events();

    group.when(person_of(group, order[0]), FinishTurn{})
        .then(TurnFinished{order[0]}, TurnSkipped{order[1]},
              TurnGiven{order[2], later(group.now(), 4 * minute)});
    group.when(person_of(group, order[1]), StepBackIn{}).events();
    group.when(person_of(group, order[2]), FinishTurn{}).events();
    CHECK(group.floor().speaker == order[1]);
}

TEST_CASE("no turn falls to a broken line", "[group][floor]") {
    auto group = a_group_in_round();
    const auto order = order_of(group);
    group.when_server(NotePresence{person_of(group, order[1]), Presence::lost}).events();

    group.when(person_of(group, order[0]), FinishTurn{}).events();

    CHECK(group.floor().speaker == order[2]);
    CHECK(turn_of(group, order[1]) == TurnState::later);
}

TEST_CASE("a chosen order holds until somebody has spoken", "[group][floor]") {
    auto group = a_group_in_round();
    const List<SeatId, 12> chosen{{group.seat(carl), group.seat(ana)}};
    group.when(ana, StartRound{chosen}).refused(Refusal::not_for_your_role);
    group.when(maria, StartRound{{{group.seat(ana), group.seat(dora)}}})
        .refused(Refusal::not_admitted, "/seats/1");
    group.when(maria, StartRound{{{group.seat(ana), {"nobody"}}}})
        .refused(Refusal::not_found, "/seats/1");
    group.when(maria, StartRound{{{group.seat(ana), group.seat(ana)}}})
        .refused(Refusal::malformed, "/seats/1");

    group.when(maria, StartRound{chosen})
        .then(RoundStarted{chosen.items, 6 * minute},
              TurnGiven{group.seat(carl), later(group.now(), 6 * minute)});
    group.when(carl, FinishTurn{}).events();
    group.when(maria, StartRound{}).refused(Refusal::round_running);
}

TEST_CASE("who has passed need not say so again when the order is drawn anew", "[group][floor]") {
    auto group = a_group_in_round();
    group.when(ana, PassTurn{}).events();
    for (int i = 0; i < 10; ++i) {
        group.when(maria, StartRound{}).events();
        CHECK(group.floor().speaker != group.seat(ana));
        CHECK(turn_of(group, group.seat(ana)) == TurnState::passed);
    }
}

TEST_CASE("who is let in during a round joins it at the end", "[group][floor]") {
    auto group = a_group_in_round();
    group.when(dora, Arrive{}).events();
    group.when(maria, Admit{group.seat(dora)}).events();

    CHECK(order_of(group).back() == group.seat(dora));
    CHECK(turn_of(group, group.seat(dora)) == TurnState::waiting);
}

TEST_CASE("hands queue in the order in which they went up", "[group][floor]") {
    auto group = a_group_in_session();
    group.when(maria, RaiseHand{}).refused(Refusal::not_for_your_role);
    group.when(carl, RaiseHand{}).then(HandRaised{group.seat(carl)});
    group.when(ana, RaiseHand{}).events();
    group.when(ana, RaiseHand{}).refused(Refusal::hand_already_raised);
    group.when(ben, LowerHand{}).refused(Refusal::hand_not_raised);

    CHECK(group.floor().hands == std::vector{group.seat(carl), group.seat(ana)});
    group.when_server(NotePresence{carl, Presence::lost}).events();
    CHECK(group.floor().hands.size() == 2);
    group.when(maria, GiveTurn{group.seat(carl)}).events();
    CHECK(group.floor().hands == std::vector{group.seat(ana)});
    group.when(ana, LowerHand{}).events();
    CHECK(group.floor().hands.empty());

    group.when(ben, RaiseHand{}).events();
    group.when(maria, EndSession{}).events();
    CHECK(group.state().floor.hands.empty());
}

TEST_CASE("the facilitator gives the turn to anybody who was let in", "[group][floor]") {
    auto group = a_group_in_session();
    group.when(ana, GiveTurn{group.seat(ana)}).refused(Refusal::not_for_your_role);
    group.when(maria, GiveTurn{group.seat(dora)}).refused(Refusal::not_admitted, "/seat");
    group.when(maria, GiveTurn{{"nobody"}}).refused(Refusal::not_found, "/seat");
    group.when(maria, ExtendTurn{}).refused(Refusal::nobody_speaks);

    group.when(maria, GiveTurn{group.seat(ben)})
        .then(TurnGiven{group.seat(ben), later(group.now(), 2 * minute)});
    group.when(maria, GiveTurn{group.seat(ben)}).then_nothing();
    group.when(maria, ExtendTurn{})
        .then(TurnExtended{group.seat(ben), later(group.now(), 3 * minute)});
    group.when(ben, FinishTurn{}).then(TurnFinished{group.seat(ben)});
}

TEST_CASE("the floor is for those in the room", "[group][floor]") {
    const auto group = a_group_in_round();

    for (const auto& person : {maria, jonas, olga, ana}) {
        CHECK(group.text_for(person, Kind::floor, "this"));
    }
    CHECK_FALSE(group.text_for(dora, Kind::floor, "this"));
}
