// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/rooms/zones.hpp"

using protocol::ms;
using protocol::Timestamp;
using protocol::Title;

namespace {

const Title berlin{"Europe/Berlin"};
constexpr std::int64_t hour = 3'600'000;

constexpr Timestamp january_5{1'767'636'000'000};  // 2026, 18:00 UTC
constexpr Timestamp march_30{1'774'890'000'000};   // 2026, 17:00 UTC: twelve weeks after

std::int64_t shown(Timestamp at, const Title& zone) {
    return rooms::zones().local(at, zone).time_since_epoch().count();
}

}  // namespace

TEST_CASE("a time zone is one whose file this machine has", "[rooms][zones]") {
    for (const auto* name : {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"}) {
        INFO(name);
        CHECK(rooms::is_time_zone(name));
    }
    for (const auto* name : {"", "Europe", "Europe/Nowhere", "Berlin time", "leapseconds",
                             "../zoneinfo/UTC", "/usr/share/zoneinfo/UTC"}) {
        INFO(name);
        CHECK_FALSE(rooms::is_time_zone(name));
    }
}

TEST_CASE("clocks show another hour in winter than in summer", "[rooms][zones]") {
    CHECK(shown(january_5, berlin) == ms(january_5) + hour);
    CHECK(shown(march_30, berlin) == ms(march_30) + 2 * hour);
    CHECK(shown(march_30, {"UTC"}) == ms(march_30));
}

TEST_CASE("a day later is the same hour, to the millisecond", "[rooms][zones]") {
    const auto& zones = rooms::zones();
    CHECK(ms(zones.days_later(january_5, 84, berlin)) == ms(march_30));
    CHECK(ms(zones.days_later(march_30, -84, berlin)) == ms(january_5));
    CHECK(ms(zones.days_later(Timestamp{-1'500}, 1, berlin)) == 24 * hour - 1'500);
}

TEST_CASE("a zone that is not known counts as UTC", "[rooms][zones]") {
    CHECK(ms(rooms::zones().days_later(january_5, 84, {"Europe/Nowhere"})) ==
          ms(january_5) + 84 * 24 * hour);
}

TEST_CASE("an instant of an hour that comes twice stays itself in no days", "[rooms][zones]") {
    constexpr Timestamp second_time{1'792'891'800'000};  // 25 October 2026, 01:30 UTC
    CHECK(ms(rooms::zones().days_later(second_time, 0, berlin)) == ms(second_time));
    const auto local = rooms::zones().local(second_time, berlin);
    CHECK(ms(rooms::zones().instant(local, berlin)) == ms(second_time) - hour);
}
