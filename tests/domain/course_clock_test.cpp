// SPDX-License-Identifier: Apache-2.0
// A group in Berlin keeps the hour of its own clock. In 2026 clocks were put forward there on 29
// March and put back on 25 October, both at 01:00 UTC. All times here are UTC.
#include <catch2/catch.hpp>
#include <chrono>

#include "server/definitions/programmes.hpp"
#include "tests/support/group.hpp"

using namespace support;

namespace {

Timestamp in_2026(unsigned month, unsigned on, int hours, int minutes = 0) {
    using namespace std::chrono;
    const sys_days date{std::chrono::year{2026} / std::chrono::month{month} / std::chrono::day{on}};
    const auto at = date + std::chrono::hours{hours} + std::chrono::minutes{minutes};
    return Timestamp{milliseconds{at.time_since_epoch()}.count()};
}

Group a_group_in_berlin(const char* programme, Timestamp first) {
    const auto* found = definitions::find_programme(definitions::own_programmes(), programme);
    REQUIRE(found);
    Group group{FoundGroup{{"Monday group"}, {"Europe/Berlin"}, {8}, first, *found}};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    return group;
}

std::int64_t starts_at(const Group& group, std::int64_t n) {
    return ms(group.state().sessions.find(group.session(n))->starts_at);
}

void hold_a_session(Group& group) {
    group.at(group.state().current_session()->starts_at);
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();
}

// On Mondays at seven in the evening.
Group a_group_from_january() { return a_group_in_berlin("weekly-14", in_2026(1, 5, 18)); }

}  // namespace

TEST_CASE("a course that begins at seven in winter meets at seven in summer", "[group][course]") {
    const auto group = a_group_from_january();

    CHECK(starts_at(group, 2) == ms(in_2026(1, 12, 18)));
    CHECK(starts_at(group, 12) == ms(in_2026(3, 23, 18)));
    CHECK(starts_at(group, 13) == ms(in_2026(3, 30, 17)));
    CHECK(starts_at(group, 14) == ms(in_2026(4, 6, 17)));
    const auto seen = group.sees<CourseView>(ana, Kind::course).value();
    CHECK(ms(seen.last_session_at) == ms(in_2026(4, 6, 17)));
}

TEST_CASE("a course that begins at seven in summer meets at seven in winter", "[group][course]") {
    const auto group = a_group_in_berlin("weekly-8", in_2026(10, 5, 17));

    CHECK(starts_at(group, 3) == ms(in_2026(10, 19, 17)));
    CHECK(starts_at(group, 4) == ms(in_2026(10, 26, 18)));
    CHECK(starts_at(group, 8) == ms(in_2026(11, 23, 18)));
}

TEST_CASE("who moves a session and all that follow moves them by the group's own clock",
          "[group][course]") {
    auto group = a_group_from_january();

    // From Mondays at seven to Tuesdays at six.
    group.when(maria, MoveSession{group.session(5), in_2026(2, 3, 17), true}).events();
    CHECK(starts_at(group, 4) == ms(in_2026(1, 26, 18)));
    CHECK(starts_at(group, 5) == ms(in_2026(2, 3, 17)));
    CHECK(starts_at(group, 6) == ms(in_2026(2, 10, 17)));
    CHECK(starts_at(group, 12) == ms(in_2026(3, 24, 17)));
    CHECK(starts_at(group, 13) == ms(in_2026(3, 31, 16)));
    CHECK(starts_at(group, 14) == ms(in_2026(4, 7, 16)));
}

TEST_CASE("sessions that are put off into summer keep their hour, each its own",
          "[group][course]") {
    auto group = a_group_from_january();
    group.when(maria, MoveSession{group.session(13), in_2026(3, 31, 18)}).events();

    group.when(maria, MoveSession{group.session(11), in_2026(3, 23, 18), true}).events();

    CHECK(starts_at(group, 11) == ms(in_2026(3, 23, 18)));
    CHECK(starts_at(group, 12) == ms(in_2026(3, 30, 17)));
    CHECK(starts_at(group, 13) == ms(in_2026(4, 7, 18)));  // at eight, as was agreed for it alone
    CHECK(starts_at(group, 14) == ms(in_2026(4, 13, 17)));
}

TEST_CASE("a course without an end keeps its hour too", "[group][course]") {
    auto group = a_group_in_berlin("monthly-open", in_2026(1, 5, 18));  // three are planned

    hold_a_session(group);
    CHECK(starts_at(group, 3) == ms(in_2026(3, 2, 18)));
    CHECK(starts_at(group, 4) == ms(in_2026(3, 30, 17)));

    group.when(maria, CancelSession{group.session(4), {"A holiday"}}).events();
    CHECK(starts_at(group, 5) == ms(in_2026(4, 27, 17)));
}

TEST_CASE("where the clock leaves a group's hour out, it meets when the clock is put forward",
          "[group][course]") {
    // Sundays at half past two in the night.
    const auto group = a_group_in_berlin("weekly-14", in_2026(1, 18, 1, 30));

    CHECK(starts_at(group, 10) == ms(in_2026(3, 22, 1, 30)));
    CHECK(starts_at(group, 11) == ms(in_2026(3, 29, 1)));
    CHECK(starts_at(group, 12) == ms(in_2026(4, 5, 0, 30)));
}

TEST_CASE("where the clock shows a group's hour twice, it meets the first time",
          "[group][course]") {
    const auto group = a_group_in_berlin("weekly-8", in_2026(10, 4, 0, 30));

    CHECK(starts_at(group, 3) == ms(in_2026(10, 18, 0, 30)));
    CHECK(starts_at(group, 4) == ms(in_2026(10, 25, 0, 30)));
    CHECK(starts_at(group, 5) == ms(in_2026(11, 1, 1, 30)));
}
