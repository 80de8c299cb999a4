// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/intake.hpp"

using namespace support;

namespace {

constexpr Placement near{Closeness::close, {90}};
constexpr Placement far{Closeness::further, {180}};

std::optional<TieView> seen(const Group& group, const PersonId& by, const TieId& tie) {
    return group.sees<TieView>(by, Kind::ties, tie);
}

// The session that stands in the place `n` of three is the coming one.
void go_on_to(Group& group, std::int64_t n) {
    while (group.state().current_session() && group.state().current_session()->n < n) {
        group.at(group.state().current_session()->starts_at);
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
    }
}

}  // namespace

TEST_CASE("the people in a life are named by either, and seen by both only", "[group][ties]") {
    auto group = a_group();
    const TieWords words{{"Rosa"}, {{"Sister"}}, {{"She calls"}}, {{"She judges"}}, {}, {}};
    const auto tie = group.when(maria, AddTie{group.seat(ana), words}).the<TieAdded>().tie;

    CHECK(seen(group, ana, tie)->words == words);
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person, tie));

    auto more = words;
    more.wished = {"That she asks first"};
    group.when(ana, DescribeTie{tie, more, {}}).events();
    group.when(jonas, DescribeTie{tie, more, {}}).then_nothing();
    CHECK(seen(group, jonas, tie)->words == more);
}

TEST_CASE("somebody else's people are as people that there are not", "[group][ties]") {
    auto group = a_group();
    const auto tie = add_tie(group, ana, "Rosa");
    for (const auto& id : {tie, TieId{"notie"}}) {
        group.when(ben, DescribeTie{id, {{"R"}, {}, {}, {}, {}, {}}, {}})
            .refused(Refusal::not_found);
        group.when(ben, PlaceTie{id, Occasion::start, near}).refused(Refusal::not_found, "/tie");
        group.when(ben, LiftTie{id, Occasion::start}).refused(Refusal::not_found, "/tie");
        group.when(ben, RemoveTie{id}).refused(Refusal::not_found, "/tie");
        group.when(olga, RemoveTie{id}).refused(Refusal::not_for_your_role);
    }
    group.when(ben, AddTie{group.seat(ana), {{"R"}, {}, {}, {}, {}, {}}})
        .refused(Refusal::not_for_your_role);
}

TEST_CASE("somebody is placed, moved and lifted out again", "[group][ties]") {
    auto group = a_group();
    const auto tie = add_tie(group, ana, "Rosa");

    group.when(ana, PlaceTie{tie, Occasion::start, near}).events();
    group.when(ana, PlaceTie{tie, Occasion::start, near}).then_nothing();
    group.when(maria, PlaceTie{tie, Occasion::start, far}).events();
    REQUIRE(seen(group, ana, tie)->places.size() == 1);
    CHECK(seen(group, ana, tie)->places[0].placement == far);

    group.when(ana, LiftTie{tie, Occasion::start}).then(TieLifted{tie, Occasion::start});
    group.when(ana, LiftTie{tie, Occasion::start}).then_nothing();
    CHECK(seen(group, ana, tie)->places.empty());
    group.when(ana, RemoveTie{tie}).then(TieRemoved{tie});
    CHECK_FALSE(seen(group, ana, tie));
}

TEST_CASE("each circle is drawn when the course has come to it", "[group][ties]") {
    auto group = a_group_with_half_way();
    const auto tie = add_tie(group, ana, "Rosa");
    const auto place = [&](Occasion occasion) {
        return group.when(ana, PlaceTie{tie, occasion, near});
    };

    place(Occasion::midpoint).refused(Refusal::not_yet, "/occasion");
    place(Occasion::end).refused(Refusal::not_yet, "/occasion");
    place(Occasion::start).events();
    go_on_to(group, 2);  // half-way
    place(Occasion::end).refused(Refusal::not_yet, "/occasion");
    place(Occasion::midpoint).events();
    go_on_to(group, 3);  // the ending phase
    place(Occasion::end).events();

    CHECK(seen(group, maria, tie)->places.size() == 3);
}

TEST_CASE("a circle is kept as it was once the next one is begun", "[group][ties]") {
    auto group = a_group_with_half_way();
    const auto rosa = add_tie(group, ana, "Rosa");
    const auto paul = add_tie(group, ana, "Paul");
    const auto bens = add_tie(group, ben, "Uncle");
    group.when(ana, PlaceTie{rosa, Occasion::start, near}).events();
    go_on_to(group, 2);
    group.when(ana, PlaceTie{rosa, Occasion::start, far}).events();
    group.when(ana, PlaceTie{paul, Occasion::midpoint, near}).events();

    group.when(ana, PlaceTie{rosa, Occasion::start, near})
        .refused(Refusal::kept_as_it_was, "/occasion");
    group.when(ana, LiftTie{rosa, Occasion::start}).refused(Refusal::kept_as_it_was, "/occasion");
    group.when(ana, RemoveTie{rosa}).refused(Refusal::kept_as_it_was, "/tie");
    group.when(ana, RemoveTie{paul}).events();
    group.when(ben, PlaceTie{bens, Occasion::start, near}).events();
}

TEST_CASE("a circle has room for twenty-four people", "[group][ties]") {
    auto group = a_group();
    for (int i = 0; i < 24; ++i) add_tie(group, ana, "Somebody");
    group.when(ana, AddTie{group.seat(ana), {{"One more"}, {}, {}, {}, {}, {}}})
        .refused(Refusal::ties_full);
    add_tie(group, ben, "Ben's own");
}
