// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

const MomentWords the_move{Lane::life, {2024}, {{3}}, {"We moved here"}, {}};

std::optional<MomentView> seen(const Group& group, const PersonId& by, const MomentId& moment) {
    return group.sees<MomentView>(by, Kind::moments, moment);
}

}  // namespace

TEST_CASE("life and mood stand on one timeline", "[group][timeline]") {
    auto group = a_group();
    const MomentWords low{Lane::mood, {2024}, {{4}}, {"Hardly got up"}, {{2}}};
    const auto seat = group.seat(ana);

    const auto move = group.when(maria, AddMoment{seat, the_move}).the<MomentAdded>().moment;
    const auto mood = group.when(ana, AddMoment{seat, low}).the<MomentAdded>().moment;

    CHECK(seen(group, ana, move)->words == the_move);
    CHECK(seen(group, jonas, mood)->words == low);
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person, move));
}

TEST_CASE("a moment is changed and removed by either", "[group][timeline]") {
    auto group = a_group();
    const auto moment =
        group.when(ana, AddMoment{group.seat(ana), the_move}).the<MomentAdded>().moment;
    auto earlier = the_move;
    earlier.year = {2023};

    group.when(maria, ChangeMoment{moment, earlier, {}}).events();
    group.when(maria, ChangeMoment{moment, earlier, {}}).then_nothing();
    CHECK(seen(group, ana, moment)->words == earlier);
    for (const auto& id : {moment, MomentId{"nomoment"}}) {
        group.when(ben, ChangeMoment{id, the_move, {}}).refused(Refusal::not_found, "/moment");
        group.when(ben, RemoveMoment{id}).refused(Refusal::not_found, "/moment");
        group.when(olga, RemoveMoment{id}).refused(Refusal::not_for_your_role);
    }
    group.when(ana, RemoveMoment{moment}).then(MomentRemoved{moment});
    CHECK_FALSE(seen(group, maria, moment));
}

TEST_CASE("a timeline holds forty moments", "[group][timeline]") {
    auto group = a_group();
    for (int i = 0; i < 40; ++i) group.when(ana, AddMoment{group.seat(ana), the_move}).events();
    group.when(ana, AddMoment{group.seat(ana), the_move}).refused(Refusal::moments_full);
    group.when(ben, AddMoment{group.seat(ben), the_move}).events();
}
