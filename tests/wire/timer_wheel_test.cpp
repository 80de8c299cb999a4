// SPDX-License-Identifier: Apache-2.0
#include "server/net/timer_wheel.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <vector>

using net::Seconds;
using net::TimerWheel;

namespace {

struct Alarm final : net::Timed {
    void due(Seconds now) override {
        rang.push_back(now);
        if (then) then();
    }
    std::vector<Seconds> rang;
    std::function<void()> then;
};

}  // namespace

TEST_CASE("a deadline comes in its second, once", "[wheel]") {
    TimerWheel wheel;
    Alarm soon, later, much_later;
    wheel.set(soon, 1);
    wheel.set(later, 65);
    wheel.set(much_later, 1000);
    for (Seconds now = 1; now <= 1100; ++now) wheel.advance(now);
    CHECK(soon.rang == std::vector<Seconds>{1});
    CHECK(later.rang == std::vector<Seconds>{65});
    CHECK(much_later.rang == std::vector<Seconds>{1000});
}

TEST_CASE("a loop that was held up makes all deadlines good, each in its second", "[wheel]") {
    TimerWheel wheel;
    Alarm first, second;
    wheel.set(first, 3);
    wheel.set(second, 90);
    wheel.advance(200);
    CHECK(first.rang == std::vector<Seconds>{3});
    CHECK(second.rang == std::vector<Seconds>{90});
}

TEST_CASE("a deadline that is moved or cleared does not come", "[wheel]") {
    TimerWheel wheel;
    Alarm moved, cleared;
    wheel.set(moved, 3);
    wheel.set(cleared, 3);
    wheel.set(moved, 5);
    wheel.clear(cleared);
    wheel.advance(10);
    CHECK(moved.rang == std::vector<Seconds>{5});
    CHECK(cleared.rang.empty());
    wheel.set(moved, 2);
    wheel.advance(11);
    CHECK(moved.rang.back() == 11);
}

TEST_CASE("who is due may set again, end itself, or end another", "[wheel]") {
    TimerWheel wheel;
    Alarm again;
    auto doomed = std::make_unique<Alarm>();
    auto killer = std::make_unique<Alarm>();
    again.then = [&] { wheel.set(again, wheel.now() + 64); };
    killer->then = [&] {
        doomed.reset();
        killer.reset();
    };
    wheel.set(again, 1);
    wheel.set(*killer, 2);
    wheel.set(*doomed, 2);
    wheel.advance(130);
    CHECK(again.rang == std::vector<Seconds>{1, 65, 129});
    CHECK_FALSE(doomed);
}
