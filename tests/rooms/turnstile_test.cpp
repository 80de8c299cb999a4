// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/turnstile.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <optional>
#include <vector>

namespace asio = boost::asio;
using rooms::Turnstile;

namespace {

// Everybody who comes stays inside until they are asked to leave.
struct Crowd {
    asio::io_context loop;
    Turnstile turnstile{loop.get_executor(), 2};
    std::vector<int> came;
    std::vector<std::optional<Turnstile::Inside>> inside;

    void comes(int who) {
        asio::co_spawn(loop, come(who), asio::detached);
        settle();
    }
    void leaves(int who) {
        inside.at(static_cast<std::size_t>(who)).reset();
        settle();
    }
    void settle() {
        loop.restart();
        loop.poll();  // who waits is work to come: run() would not return
    }

private:
    asio::awaitable<void> come(int who) {
        auto place = co_await turnstile.enter();
        came.push_back(who);
        inside.resize(std::max<std::size_t>(inside.size(), static_cast<std::size_t>(who) + 1));
        inside.at(static_cast<std::size_t>(who)).emplace(std::move(place));
    }
};

}  // namespace

TEST_CASE("a few are let in, the others wait for one to leave, in their order", "[turnstile]") {
    Crowd crowd;
    for (int who = 0; who < 5; ++who) crowd.comes(who);
    CHECK(crowd.came == std::vector{0, 1});
    crowd.leaves(1);
    CHECK(crowd.came == std::vector{0, 1, 2});
    crowd.leaves(0);
    crowd.leaves(2);
    CHECK(crowd.came == std::vector{0, 1, 2, 3, 4});
}

TEST_CASE("a place that nobody waits for is free for who comes next", "[turnstile]") {
    Crowd crowd;
    crowd.comes(0);
    crowd.comes(1);
    crowd.leaves(0);
    crowd.comes(2);
    CHECK(crowd.came == std::vector{0, 1, 2});
}

TEST_CASE("who is inside may stay when nobody is let in any more", "[turnstile]") {
    Crowd crowd;
    for (int who = 0; who < 4; ++who) crowd.comes(who);
    crowd.turnstile.abandon();
    crowd.leaves(0);
    CHECK(crowd.came == std::vector{0, 1});
}
