// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <thread>

#include "tests/wire/support/served.hpp"

using namespace wire;
using rooms::Departure;

namespace {

// Says all of it, and reads what comes meanwhile until the close frame; its code.
int close_code_after(Wire& wire, const std::string& bytes) {
    wire.say(bytes);
    for (auto frame = wire.frame(); frame.opcode != -1; frame = wire.frame()) {
        if (frame.opcode == 8) return frame.close_code();
    }
    return -1;
}

std::string repeated(const std::string& bytes, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += bytes;
    return all;
}

}  // namespace

TEST_CASE("a flood of messages is closed, a burst is not", "[floods]") {
    Served served;
    auto wire = served.socket();
    wire.say(repeated(text("x"), 200));
    std::size_t echoed = 0;
    while (echoed < 200) echoed += (wire.frame().payload.size() + 1) / 2;
    CHECK(echoed == 200);

    served.server.pass(10);
    CHECK(close_code_after(wire, repeated(text("x"), 201)) == 1008);
    CHECK(served.hall.gone(1) == std::vector{Departure::lost});
    CHECK(served.hall.heard() == 400);
}

TEST_CASE("lines count as messages", "[floods]") {
    Served served;
    auto wire = served.socket();
    CHECK(close_code_after(wire, text(repeated("\n", 200))) == 1008);
}

TEST_CASE("a flood of pings is closed", "[floods]") {
    Served served;
    auto wire = served.socket();
    wire.say(repeated(masked(0x89, ""), 19));
    for (int i = 0; i < 19; ++i) CHECK(wire.frame().opcode == 10);
    served.server.pass(1);
    CHECK(close_code_after(wire, repeated(masked(0x89, ""), 20)) == 1008);

    auto pongs = served.socket();
    CHECK(close_code_after(pongs, repeated(masked(0x8a, ""), 20)) == 1008);
}

TEST_CASE("who was sent away and floods on is hardly read any more", "[floods]") {
    Served served;
    const auto open = [&] {
        return served.metrics.gauge("octet_sockets", "WebSockets that are open.").value();
    };
    auto wire = served.socket();
    CHECK(close_code_after(wire, repeated(masked(0x89, ""), 20)) == 1008);
    // Read like any other's it would all be gone at once, and with it the end of the stream.
    wire.say(repeated(masked(0x89, ""), 5'000));
    wire.half_close();
    for (int i = 0; i < 3; ++i) served.server.pass(1);
    CHECK(open() == 1);
    for (int i = 0; i < 2; ++i) served.server.pass(1);
    CHECK(open() == 0);
}

TEST_CASE("empty fragments that never end are closed", "[floods]") {
    Served served;
    auto wire = served.socket();
    CHECK(close_code_after(wire, masked(0x01, "") + repeated(masked(0x00, ""), 100'000)) == 1008);
    CHECK(served.hall.gone(1).size() == 1);
}

TEST_CASE("a message that dribbles in is closed after a while", "[floods]") {
    Served served;
    auto wire = served.socket();
    const auto all = text(std::string(100, 'x'));
    for (std::size_t i = 0; i < 9; ++i) {
        wire.say(all.substr(i, 1));
        served.server.pass(1);
    }
    wire.say(text("a ping would not help").substr(0, 1));
    served.server.pass(1);
    CHECK(wire.frame().close_code() == 1008);

    auto fragments = served.socket();
    fragments.say(masked(0x01, "begun") + masked(0x89, "sync"));
    CHECK(fragments.frame().opcode == 10);
    served.server.pass(9);
    fragments.say(masked(0x00, "and on") + masked(0x89, "sync"));
    CHECK(fragments.frame().opcode == 10);
    served.server.pass(1);
    CHECK(fragments.frame().close_code() == 1008);
}

TEST_CASE("messages one after the other, each cut in two, are no dribble", "[floods]") {
    Served served;
    auto wire = served.socket();
    wire.say(masked(0x01, "a"));
    for (int i = 0; i < 20; ++i) {
        wire.say(masked(0x80, "b") + masked(0x01, "a"));
        CHECK(wire.frame().payload == "ab");
        served.server.pass(1);
    }
}

TEST_CASE("one client's bytes are read so many a second, the rest waits", "[floods]") {
    Served served;
    auto wire = served.socket();
    const auto one = text(std::string(16 * 1024, 'x'));
    std::thread talker{[&wire, &one] { wire.say(repeated(one, 6)); }};
    CHECK(served.hall.heard(3) == 3);
    for (int i = 0; i < 3; ++i) served.server.pass(0);
    CHECK(served.hall.heard() == 3);
    served.server.pass(1);
    CHECK(served.hall.heard(6) == 6);
    talker.join();
}

TEST_CASE("who does not read is closed, and the others do not notice", "[floods]") {
    Served served{{}, {}, {}, 1};
    Wire slow{served.bound.listen.port, Wire::Over::tcp, "127.0.0.1", 4096};
    slow.enter();
    const auto big = std::make_shared<const std::string>(32 * 1024, 'x');
    std::atomic<int> sent{0};
    // Until the buffers of the system are full, and then the queue.
    while (served.hall.gone_so_far() == 0 && sent < 2000) {
        served.hall.on_loop("room1", [&](rooms::Client& client) {
            client.send(big);
            ++sent;
        });
        served.server.pass(0);
    }
    CHECK(served.hall.gone(1) == std::vector{Departure::lost});

    auto other = served.socket();
    other.say(text("quick"));
    CHECK(other.frame().payload == "quick");

    auto frame = slow.frame();
    while (frame.opcode == 1) frame = slow.frame();
    CHECK(frame.close_code() == 4001);
}

TEST_CASE("a queue is bounded by its number as well", "[floods]") {
    Served served;
    auto wire = served.socket();
    served.hall.on_loop("room1", [](rooms::Client& client) {
        for (int i = 0; i < 513; ++i) client.send(std::make_shared<const std::string>("x"));
    });
    CHECK(wire.frame().close_code() == 4001);

    auto fits = served.socket();
    served.hall.on_loop("room1", [](rooms::Client& client) {
        for (int i = 0; i < 512; ++i) client.send(std::make_shared<const std::string>("x"));
    });
    std::size_t lines = 0;
    while (lines < 512) lines += (fits.frame().payload.size() + 1) / 2;
    CHECK(lines == 512);
}

TEST_CASE("one document larger than the queue still gets through", "[floods]") {
    Served served;
    const std::string document(400 * 1024, 'd');
    served.hall.welcomes = [&document](rooms::Client& client) {
        client.send(std::make_shared<const std::string>(document));
    };
    auto wire = served.socket();
    CHECK((wire.frame().payload == document));
}

TEST_CASE("who is slow and then gone is not kept", "[floods]") {
    Served served{{}, {}, {}, 1};
    Wire slow{served.bound.listen.port, Wire::Over::tcp, "127.0.0.1", 4096};
    slow.enter();
    const auto big = std::make_shared<const std::string>(200 * 1024, 'x');
    for (int i = 0; i < 40 && served.hall.gone_so_far() == 0; ++i) {
        served.hall.on_loop("room1", [&](rooms::Client& client) { client.send(big); });
        served.server.pass(0);
    }
    REQUIRE(served.hall.gone(1).size() == 1);
    served.server.pass(5);
    CHECK(served.metrics.gauge("octet_sockets", "WebSockets that are open.").value() == 0);
}
