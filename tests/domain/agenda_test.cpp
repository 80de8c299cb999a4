// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

std::optional<AgendaItemView> seen(const Group& group, const PersonId& person,
                                   const AgendaItemId& item) {
    return group.sees<AgendaItemView>(person, Kind::agenda, item);
}

std::int64_t place_of(const Group& group, std::string_view title) {
    return seen(group, ana, group.item(title))->place;
}

AgendaItemId proposed(Group& group, const PersonId& person, std::string_view words,
                      ProposalFor proposal_for = ProposalFor::everyone) {
    return group.when(person, ProposeItem{{std::string{words}}, proposal_for, false, Minutes{10}})
        .the<ItemProposed>()
        .item;
}

void end_session(Group& group) {
    group.when(maria, OpenLobby{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();
}

}  // namespace

TEST_CASE("the agenda of the first session is there from the beginning", "[group][agenda]") {
    const auto group = a_group();

    CHECK(place_of(group, "Welcome") == 0);
    CHECK(place_of(group, "Close") == 3);
    CHECK(seen(group, olga, group.item("Mood"))->minutes.value == 12);
}

TEST_CASE("prompts are for facilitators", "[group][agenda]") {
    const auto group = a_group_in_session();
    const auto item = group.item("Mood");

    CHECK(group.sees<PromptsView>(maria, Kind::prompts, item)->prompts.size() == 1);
    CHECK(group.sees(jonas, Kind::prompts, item));
    for (const auto& person : {ana, dora, olga})
        CHECK_FALSE(group.sees(person, Kind::prompts, item));
}

TEST_CASE("anybody but an observer proposes, all week", "[group][agenda]") {
    auto group = a_group();
    group.when(olga, ProposeItem{{"Hm"}, ProposalFor::everyone, false, {}})
        .refused(Refusal::not_for_your_role);

    const auto item = proposed(group, ana, "My sister");

    const auto view = seen(group, dora, item);
    CHECK(view->state == ItemState::proposed);
    CHECK(view->words->value == "My sister");
    CHECK(view->proposed_by == group.seat(ana));
    CHECK(view->place == -1);
}

TEST_CASE("a proposal to the facilitator stays between the two", "[group][agenda]") {
    auto group = a_group();
    const auto item = proposed(group, ana, "Something hard", ProposalFor::facilitator);
    CHECK_FALSE(seen(group, ben, item));
    CHECK_FALSE(seen(group, olga, item));
    CHECK(seen(group, ana, item)->words->value == "Something hard");
    CHECK(seen(group, jonas, item)->proposed_by == group.seat(ana));

    group.when(maria, AcceptItem{item, {12}}).then(ItemAccepted{item, {12}});

    const auto view = seen(group, ben, item);
    REQUIRE(view);
    CHECK(view->kind == ItemKind::focus);
    CHECK_FALSE(view->words);
    CHECK_FALSE(view->proposed_by);
    CHECK_FALSE(view->proposal_for);
    CHECK(seen(group, ana, item)->words->value == "Something hard");
}

TEST_CASE("a hidden proposal shows itself in no way", "[group][agenda]") {
    auto group = a_group();
    const auto before = group.document_of(ben);
    const auto item = proposed(group, ana, "Something hard", ProposalFor::facilitator);
    CHECK(group.document_of(ben) == before);

    group.when(maria, ParkItem{item}).events();
    CHECK(group.document_of(ben) == before);
    group.when(maria, UnparkItem{item}).events();
    CHECK(group.document_of(ben) == before);

    group.when(ben, WithdrawItem{item}).refused(Refusal::not_found, "/item");
    group.when(ben, WithdrawItem{{"nothing"}}).refused(Refusal::not_found, "/item");
}

TEST_CASE("one withdraws one's own", "[group][agenda]") {
    auto group = a_group();
    const auto item = proposed(group, ana, "My sister");
    group.when(ben, WithdrawItem{item}).refused(Refusal::not_for_your_role);
    group.when(ana, WithdrawItem{group.item("Focus")}).refused(Refusal::not_for_your_role);

    group.when(ana, WithdrawItem{item}).then(ItemWithdrawn{item});

    for (const auto& person : {ana, ben, maria}) CHECK_FALSE(seen(group, person, item));
    group.when(ana, WithdrawItem{item}).refused(Refusal::not_found);
    group.when(maria, AcceptItem{item, {10}}).refused(Refusal::not_found, "/item");
}

TEST_CASE("five open proposals of one person are enough", "[group][agenda]") {
    auto group = a_group();
    for (int i = 0; i < 5; ++i) proposed(group, ana, "More");

    group.when(ana, ProposeItem{{"Again"}, ProposalFor::everyone, false, {}})
        .refused(Refusal::items_full);
    proposed(group, ben, "Mine");
}

TEST_CASE("what is accepted comes before the round that turns to the week", "[group][agenda]") {
    auto group = a_group();
    const auto item = proposed(group, ana, "My sister");
    group.when(ana, AcceptItem{item, {10}}).refused(Refusal::not_for_your_role);
    group.when(maria, AcceptItem{item, {10}}).events();
    group.when(maria, AcceptItem{item, {10}}).refused(Refusal::item_not_open);

    CHECK(place_of(group, "My sister") == 3);
    CHECK(place_of(group, "Close") == 4);
}

TEST_CASE("the facilitator orders what is planned", "[group][agenda]") {
    auto group = a_group_in_session();
    group.when(ana, PlaceItem{group.item("Focus"), {0}}).refused(Refusal::not_for_your_role);
    group.when(maria, PlaceItem{group.item("Welcome"), {0}}).refused(Refusal::item_not_open);

    group.when(maria, PlaceItem{group.item("Focus"), {0}}).events();

    CHECK(place_of(group, "Welcome") == 0);
    CHECK(place_of(group, "Focus") == 1);
    CHECK(group.next().item == group.item("Focus"));
    group.when(maria, PlaceItem{group.item("Focus"), {40}}).events();
    CHECK(place_of(group, "Focus") == 3);
}

TEST_CASE("the facilitator adds items, sets minutes and parks", "[group][agenda]") {
    auto group = a_group();
    group.when(ana, AddItem{ItemKind::topic, {"News"}, {5}}).refused(Refusal::not_for_your_role);
    const auto item =
        group.when(maria, AddItem{ItemKind::topic, {"News"}, {5}}).the<ItemAdded>().item;
    CHECK(place_of(group, "News") == 3);

    group.when(maria, SetItemMinutes{item, {7}}).then(ItemMinutesSet{item, {7}});
    group.when(maria, SetItemMinutes{item, {7}}).then_nothing();
    group.when(maria, ParkItem{item}).then(ItemParked{item});
    group.when(maria, ParkItem{item}).refused(Refusal::item_not_open);
    CHECK(place_of(group, "News") == -1);
    group.when(maria, UnparkItem{item}).then(ItemUnparked{item});
    CHECK(place_of(group, "News") == 3);
}

TEST_CASE("items run one at a time while the session is open", "[group][agenda]") {
    auto group = a_group();
    group.when(maria, StartItem{group.item("Focus")}).refused(Refusal::session_not_open);
    group = a_group_in_session();
    const auto focus = group.item("Focus");

    group.when(maria, StartItem{focus})
        .then(ItemFinished{group.item("Welcome")},
              ItemStarted{focus, later(group.now(), 20 * minute)});
    group.when(maria, StartItem{focus}).refused(Refusal::item_not_open);
    group.when(ana, ExtendItem{{5}}).refused(Refusal::not_for_your_role);
    group.when(maria, ExtendItem{{5}}).then(ItemExtended{focus, later(group.now(), 25 * minute)});
    CHECK(seen(group, ana, group.item("Welcome"))->state == ItemState::done);
}

TEST_CASE("more time begins now when the time has run out", "[group][agenda]") {
    auto group = a_group_in_session();
    group.after_minutes(9);

    group.when(maria, ExtendItem{{3}})
        .then(ItemExtended{group.item("Welcome"), later(group.now(), 3 * minute)});
}

TEST_CASE("without a running item there is nothing to extend", "[group][agenda]") {
    auto group = a_group_in_session();
    for (const auto* title : {"Mood", "Focus", "Close"}) {
        group.when(maria, ParkItem{group.item(title)}).events();
    }
    group.when(maria, StartClosing{}).events();
    group.when(maria, EndSession{}).events();

    group.when(maria, ExtendItem{{3}}).refused(Refusal::session_not_open);
}

TEST_CASE("what was parked or not reached comes back by itself", "[group][agenda]") {
    auto group = a_group();
    const auto parked = proposed(group, ana, "Parked");
    const auto accepted = proposed(group, ben, "Accepted");
    const auto unanswered = proposed(group, carl, "Unanswered");
    const auto secret = proposed(group, dora, "Secret", ProposalFor::facilitator);
    const auto gone = proposed(group, ana, "Gone");
    group.when(maria, AcceptItem{parked, {10}}).events();
    group.when(maria, AcceptItem{accepted, {10}}).events();
    group.when(maria, ParkItem{parked}).events();
    group.when(maria, ParkItem{secret}).events();
    group.when(ana, WithdrawItem{gone}).events();

    end_session(group);

    CHECK(seen(group, olga, parked)->state == ItemState::planned);
    CHECK(seen(group, olga, accepted)->state == ItemState::planned);
    CHECK(seen(group, olga, unanswered)->state == ItemState::proposed);
    CHECK(seen(group, dora, secret)->state == ItemState::proposed);
    CHECK_FALSE(seen(group, olga, secret));
    CHECK_FALSE(seen(group, maria, gone));
    CHECK(place_of(group, "Settle in") == 0);
    CHECK(place_of(group, "Accepted") == 2);
    CHECK(place_of(group, "Parked") == 3);
    CHECK(place_of(group, "Commit") == 4);
}

TEST_CASE("the template's own items come anew and only the last two agendas are carried",
          "[group][agenda]") {
    auto group = a_group();
    const auto first = group.item("Welcome");
    end_session(group);
    CHECK(seen(group, ana, first));
    CHECK(group.sees(maria, Kind::prompts, first));
    end_session(group);

    CHECK_FALSE(seen(group, ana, first));
    CHECK_FALSE(group.sees(maria, Kind::prompts, first));
    CHECK_FALSE(group.sees(maria, Kind::attendance, group.session(1)));
    CHECK(group.sees(ana, Kind::sessions, group.session(1)));
}
