// SPDX-License-Identifier: Apache-2.0
// Clocks, timers and deadlines by themselves.
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include "server/rooms/budget.hpp"
#include "server/rooms/deadlines.hpp"
#include "tests/rooms/support/fake_time.hpp"

using namespace support;
using namespace std::chrono_literals;
using rooms::Steady;

namespace {

constexpr Steady start{1h};

struct Time {
    FakeClock clock{protocol::Timestamp{1'000'000}};
    FakeTimers timers;
    void pass(std::chrono::milliseconds ms) {
        timers.pass(clock, ms, [] {});
    }
};

}  // namespace

TEST_CASE("the wall goes with the steady clock", "[rooms][time]") {
    rooms::Wall wall{100s, start};
    CHECK(wall.at(105s, start + 5s) == 105s);
    CHECK(wall.at(110s + 300ms, start + 10s) == 110s);  // the ordinary drift of two clocks
}

TEST_CASE("a wall that is put forward is followed at once", "[rooms][time]") {
    rooms::Wall wall{100s, start};
    CHECK(wall.at(500s, start + 1s) == 500s);
}

TEST_CASE("a wall that is put back never takes time back, and is caught up with", "[rooms][time]") {
    rooms::Wall wall{100s, start};
    auto before = wall.at(100s, start);
    for (int second = 1; second <= 100; ++second) {
        const auto now =
            wall.at(90s + std::chrono::seconds{second}, start + std::chrono::seconds{second});
        CHECK(now > before);
        before = now;
    }
    CHECK(before - 190s <= 1s);
}

TEST_CASE("what is due at the same time is called in the order in which it was asked for",
          "[rooms][time]") {
    Time time;
    std::string order;
    time.timers.at(start + 2s, [&] { order += 'c'; });
    time.timers.at(start + 1s, [&] { order += 'a'; });
    time.timers.at(start + 1s, [&] { order += 'b'; });
    const auto never = time.timers.at(start + 1s, [&] { order += 'x'; });
    time.timers.cancel(never);
    time.pass(999ms);
    CHECK(order.empty());
    time.pass(1ms);
    CHECK(order == "ab");
    time.pass(10s);
    CHECK(order == "abc");
}

TEST_CASE("a call that asks to be called at once waits for its turn", "[rooms][time]") {
    Time time;
    int calls = 0;
    std::function<void()> again = [&] {
        if (++calls < 3) time.timers.at(time.clock.steady(), again);
    };
    time.timers.at(start + 1s, again);
    time.pass(1s);
    CHECK(calls == 3);
}

TEST_CASE("an alarm is forgotten with whoever set it", "[rooms][time]") {
    Time time;
    int calls = 0;
    {
        rooms::Alarm alarm{time.timers};
        alarm.set(start + 1s, [&] { ++calls; });
        alarm.set(start + 2s, [&] { calls += 10; });
        CHECK(alarm.is_set_by(start + 2s));
        CHECK_FALSE(alarm.is_set_by(start + 1s));
        time.pass(2s);
        CHECK(calls == 10);
        CHECK_FALSE(alarm.is_set());
        alarm.set(start + 3s, [&] { ++calls; });
    }
    time.pass(5s);
    CHECK(calls == 10);
    CHECK(time.timers.none());
}

TEST_CASE("a loop's timers call back on the loop", "[rooms][time]") {
    boost::asio::io_context loop;
    rooms::LoopTimers timers{loop.get_executor()};
    const auto now = std::chrono::steady_clock::now();
    std::string order;
    timers.at(now, [&] { order += 'b'; });
    timers.at(now - 1s, [&] {
        order += 'a';
        timers.at(now - 2s, [&] { order += 'c'; });
    });
    const auto never = timers.at(now - 3s, [&] { order += 'x'; });
    timers.cancel(never);
    CHECK(order.empty());
    loop.run();
    CHECK(order == "abc");
}

TEST_CASE("a loop's timers may go while one of them is due", "[rooms][time]") {
    boost::asio::io_context loop;
    auto timers = std::make_unique<rooms::LoopTimers>(loop.get_executor());
    timers->at(std::chrono::steady_clock::now(), [] { FAIL("called"); });
    timers.reset();
    loop.run();
}

TEST_CASE("each room is due once at its time, the soonest first", "[rooms][time]") {
    Time time;
    std::string due;
    rooms::Deadlines deadlines{time.clock, time.timers,
                               [&](const protocol::RoomId& room) { due += room.value; }};
    const auto in = [&](std::int64_t ms) { return later(time.clock.now(), ms); };
    deadlines.set({"b"}, in(2000));
    deadlines.set({"a"}, in(1000));
    deadlines.set({"c"}, in(100'000));
    deadlines.set({"d"}, in(500));
    deadlines.set({"d"}, std::nullopt);
    deadlines.set({"e"}, in(1500));
    deadlines.set({"e"}, in(3000));
    deadlines.set({"f"}, in(-5));
    CHECK(due.empty());
    time.pass(0ms);
    CHECK(due == "f");
    time.pass(1s);
    CHECK(due == "fa");
    time.pass(99s);
    CHECK(due == "fabec");
}

TEST_CASE("so much at once, then so much a second", "[rooms][time]") {
    rooms::Budget budget{{.at_once = 2, .per_second = 10}, start};
    CHECK(budget.take(start));
    CHECK(budget.take(start));
    CHECK_FALSE(budget.take(start));
    CHECK(budget.take(start + 100ms));
    CHECK_FALSE(budget.take(start + 100ms));
    CHECK(budget.take(start + 1h));
    CHECK(budget.take(start + 1h));
    CHECK_FALSE(budget.take(start + 1h));
}
