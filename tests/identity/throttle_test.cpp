// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/identity/throttle.hpp"

using namespace identity;
using namespace std::chrono_literals;

namespace {

const Throttle::Instant start{1h};

// How many of `tries`, one every `every`, were let through.
std::size_t let_through(Throttle& throttle, const std::string& account, const std::string& address,
                        int tries, std::chrono::milliseconds every) {
    std::size_t through = 0;
    for (int i = 0; i < tries; ++i) {
        if (!throttle.try_now(account, address, start + i * every)) ++through;
    }
    return through;
}

}  // namespace

TEST_CASE("nobody may guess more than ten times in a quarter of an hour", "[identity]") {
    Throttle throttle;
    CHECK(let_through(throttle, "dana", "10.0.0.1", 890, 1s) == 10);
}

TEST_CASE("three mistakes cost no wait, each further one twice the last", "[identity]") {
    Throttle throttle;
    for (int i = 0; i < 3; ++i) CHECK_FALSE(throttle.try_now("dana", "10.0.0.1", start));
    CHECK(throttle.try_now("dana", "10.0.0.1", start) == Throttle::Wait{1000});
    CHECK_FALSE(throttle.try_now("dana", "10.0.0.1", start + 1s));
    CHECK(throttle.try_now("dana", "10.0.0.1", start + 1s) == Throttle::Wait{2000});
    CHECK_FALSE(throttle.try_now("dana", "10.0.0.1", start + 3s));
    CHECK(throttle.try_now("dana", "10.0.0.1", start + 3s) == Throttle::Wait{4000});
}

TEST_CASE("after a quarter of an hour everything is forgiven", "[identity]") {
    Throttle throttle;
    let_through(throttle, "dana", "10.0.0.1", 890, 1s);
    CHECK_FALSE(throttle.try_now("dana", "10.0.0.1", start + 890s + 15min));
}

TEST_CASE("the right password forgives the account at once", "[identity]") {
    Throttle throttle;
    for (int i = 0; i < 3; ++i) throttle.try_now("dana", "10.0.0.1", start);
    throttle.succeeded("dana", "10.0.0.1");
    CHECK_FALSE(throttle.try_now("dana", "10.0.0.1", start));
}

TEST_CASE("guesses at many accounts are counted for the address they come from", "[identity]") {
    Throttle throttle;
    std::size_t through = 0;
    for (int i = 0; i < 100; ++i) {
        if (!throttle.try_now("somebody" + std::to_string(i), "10.0.0.1", start)) ++through;
    }
    CHECK(through == 40);
    CHECK_FALSE(throttle.try_now("dana", "10.0.0.2", start));
}

TEST_CASE("guesses from many addresses at many accounts have an end too", "[identity]") {
    Throttle throttle;
    std::size_t through = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto n = std::to_string(i);
        if (!throttle.try_now("somebody" + n, "10.0.1." + n, start)) ++through;
    }
    CHECK(through == 600);
}

TEST_CASE("people who sign in rightly use up nothing", "[identity]") {
    Throttle throttle;
    for (int i = 0; i < 2000; ++i) {
        const auto name = "somebody" + std::to_string(i);
        REQUIRE_FALSE(throttle.try_now(name, "10.0.0.1", start));
        throttle.succeeded(name, "10.0.0.1");
    }
}

TEST_CASE("a flood of made-up names does not use up the memory", "[identity]") {
    ThrottleLimits limits;
    limits.remembered_max = 100;
    limits.in_all = 100'000;
    Throttle throttle{limits};
    for (int i = 0; i < 1000; ++i) {
        const auto n = std::to_string(i);
        CHECK_FALSE(throttle.try_now("x" + n, "a" + n, start + std::chrono::milliseconds{i}));
    }
}
