// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

AgreeArea on(const Group& group, AreaWords words) {
    return {group.seat(ana), std::move(words), {}};
}

std::optional<AreaView> seen(const Group& group, const PersonId& by) {
    return group.sees<AreaView>(by, Kind::areas, group.seat(ana));
}

}  // namespace

TEST_CASE("one problem area comes first, and at most one beside it", "[group][area]") {
    auto group = a_group();

    group.when(ana, on(group, {ProblemArea::dispute, ProblemArea::dispute, {}, {}, {}}))
        .refused(Refusal::area_twice, "/words/secondary");
    group.when(ana, on(group, {ProblemArea::dispute, ProblemArea::grief, {}, {}, {}})).events();

    CHECK(seen(group, maria)->primary == ProblemArea::dispute);
    CHECK(seen(group, maria)->secondary == ProblemArea::grief);
}

TEST_CASE("only a dispute has a stage", "[group][area]") {
    auto group = a_group();
    const auto stage = DisputeStage::impasse;

    group.when(maria, on(group, {ProblemArea::grief, {}, stage, {}, {}}))
        .refused(Refusal::no_dispute, "/words/stage");
    group.when(maria, on(group, {ProblemArea::grief, ProblemArea::dispute, stage, {}, {}}))
        .events();
    CHECK(seen(group, ana)->stage == stage);
}

TEST_CASE("grief may be chosen whatever was lost: the rule is a hint to people", "[group][area]") {
    auto group = a_group();
    group.when(maria, on(group, {ProblemArea::grief, {}, {}, {{"My divorce"}}, {}})).events();
    CHECK(seen(group, ana)->about->value == "My divorce");
}

TEST_CASE("what was agreed before is kept, with who changed it and why", "[group][area]") {
    auto group = a_group();
    group.when(ana, on(group, {ProblemArea::isolation, {}, {}, {}, {}})).events();
    group.when(ana, on(group, {ProblemArea::isolation, {}, {}, {}, {{"Again"}}})).then_nothing();
    group.after_minutes(5);
    group.when(maria, on(group, {ProblemArea::transition, {}, {}, {}, {{"The move came first"}}}))
        .events();

    const auto history = seen(group, ana)->history;
    REQUIRE(history.size() == 2);
    CHECK(history[0].words->primary == ProblemArea::isolation);
    CHECK(history[0].revision.by == group.seat(ana));
    CHECK(history[1].words->reason->value == "The move came first");
    CHECK(ms_between(history[0].revision.at, history[1].revision.at) == 5 * minute);
}

TEST_CASE("the group learns which area it is, no more, when its member says so", "[group][area]") {
    auto group = a_group();
    group.when(ana, ShareArea{PartSharing::group}).refused(Refusal::area_needed);
    const AreaWords words{
        ProblemArea::dispute, ProblemArea::grief, DisputeStage::impasse, {{"My sister"}}, {}};
    group.when(ana, on(group, words)).events();
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person));
    group.when(maria, ShareArea{PartSharing::group}).refused(Refusal::not_for_your_role);

    group.when(ana, ShareArea{PartSharing::group})
        .then(AreaShared{group.seat(ana), PartSharing::group});

    for (const auto& person : {ben, olga}) {
        const auto view = seen(group, person);
        REQUIRE(view);
        CHECK(view->primary == ProblemArea::dispute);
        CHECK(view->secondary == ProblemArea::grief);
        CHECK_FALSE(view->stage);
        CHECK_FALSE(view->about);
        CHECK(view->history.empty());
    }
    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();
    CHECK_FALSE(seen(group, ben));
    CHECK(seen(group, maria));
}

TEST_CASE("what a facilitator changes is not shared until the member shares it", "[group][area]") {
    auto group = a_group();
    group.when(ana, on(group, {ProblemArea::isolation, {}, {}, {}, {}})).events();
    group.when(ana, ShareArea{PartSharing::group}).events();
    group.when(ana, on(group, {ProblemArea::dispute, {}, {}, {}, {}})).events();
    CHECK(seen(group, ben)->primary == ProblemArea::dispute);

    group.when(maria, on(group, {ProblemArea::grief, {}, {}, {}, {}})).events();

    CHECK_FALSE(seen(group, ben));
    CHECK(seen(group, ana)->sharing == PartSharing::facilitator);
    group.when(ana, ShareArea{PartSharing::group}).events();
    CHECK(seen(group, ben)->primary == ProblemArea::grief);
}

TEST_CASE("the last twenty changes are in sight", "[group][area]") {
    auto group = a_group();
    for (int i = 0; i < 15; ++i) {
        group.when(ana, on(group, {ProblemArea::grief, {}, {}, {}, {}})).events();
        group.when(ana, on(group, {ProblemArea::isolation, {}, {}, {}, {}})).events();
    }
    CHECK(seen(group, ana)->history.size() == 20);
    CHECK(seen(group, ana)->history.back().revision.version == 30);
}
