// SPDX-License-Identifier: Apache-2.0
#include "server/net/loop_local.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>
#include <deque>

namespace {

struct Sender final : net::Dirty {
    void flush() override { ++flushes; }
    int flushes = 0;
};

}  // namespace

TEST_CASE("however often a client is marked in a turn, it is flushed once", "[loop]") {
    boost::asio::io_context loop;
    net::LoopLocal local{loop.get_executor()};
    Sender sender;
    local.mark(sender, net::Haste::may_wait);
    local.mark(sender, net::Haste::at_once);
    loop.run();
    CHECK(sender.flushes == 1);
}

TEST_CASE("after a flush to many the next one still comes, to everybody once", "[loop]") {
    boost::asio::io_context loop;
    net::LoopLocal local{loop.get_executor()};
    std::deque<Sender> senders(500);
    for (auto& sender : senders) local.mark(sender, net::Haste::may_wait);
    loop.run();
    loop.restart();
    for (auto& sender : senders) local.mark(sender, net::Haste::may_wait);
    local.mark(senders.front(), net::Haste::may_wait);
    loop.run();
    for (const auto& sender : senders) CHECK(sender.flushes == 2);
}

TEST_CASE("whoever has just come is flushed beside all others", "[loop]") {
    boost::asio::io_context loop;
    net::LoopLocal local{loop.get_executor()};
    std::deque<Sender> senders(500);
    Sender newcomer;
    for (auto& sender : senders) local.mark(sender, net::Haste::may_wait);
    local.mark(newcomer, net::Haste::at_once);
    CHECK(loop.run_one() == 1);
    CHECK(loop.run_one() == 1);
    CHECK(newcomer.flushes == 1);
    loop.run();
    for (const auto& sender : senders) CHECK(sender.flushes == 1);
}
