// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/wire/support/served.hpp"

using namespace wire;
using rooms::Departure;

namespace {

rooms::Frame message(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

TEST_CASE("each line of a frame is one message to the room", "[session]") {
    Served served;
    auto wire = served.socket();
    wire.say(text("one\ntwo\n\nthree\n"));
    CHECK(wire.frame().payload == "one\ntwo\nthree");
    CHECK(served.hall.heard() == 3);
}

TEST_CASE("what a room sends in one turn leaves in one frame", "[session]") {
    Served served;
    auto wire = served.socket();
    served.hall.on_loop("room1", [](rooms::Client& client) {
        for (const auto* line : {"a", "b", "c"}) client.send(message(line));
    });
    CHECK(wire.frame().payload == "a\nb\nc");
}

TEST_CASE("the welcome follows right behind the answer", "[session]") {
    Served served;
    served.hall.welcomes = [](rooms::Client& client) { client.send(message("welcome")); };
    auto wire = served.socket();
    CHECK(wire.frame().payload == "welcome");
}

TEST_CASE("bytes that dribble in make the same messages", "[session]") {
    Served served;
    auto wire = served.socket();
    for (const char byte : masked(0x01, "one ") + masked(0x80, "two")) {
        wire.say(std::string_view{&byte, 1});
    }
    CHECK(wire.frame().payload == "one two");
}

TEST_CASE("a large message comes whole, and so does the echo", "[session]") {
    Served served;
    auto wire = served.socket();
    const std::string words(16 * 1024, 'w');
    wire.say(text(words));
    CHECK(wire.frame().payload == words);
}

TEST_CASE("a ping is answered with its own words", "[session]") {
    Served served;
    auto wire = served.socket();
    for (const auto* words : {"", "one", "two"}) wire.say(masked(0x89, words));
    for (const auto* words : {"", "one", "two"}) {
        const auto pong = wire.frame();
        CHECK(pong.opcode == 10);
        CHECK(pong.payload == words);
    }
}

TEST_CASE("who says goodbye with 1000 has left; else the line was lost", "[session]") {
    const auto ended = [](auto how) {
        Served served;
        auto wire = served.socket();
        how(wire);
        return served.hall.gone(1);
    };
    using Departures = std::vector<Departure>;
    CHECK(ended([](Wire& wire) {
              wire.say(closing(1000));
              CHECK(wire.frame().close_code() == 1000);
              CHECK(wire.is_over());
          }) == Departures{Departure::left});
    CHECK(ended([](Wire& wire) {
              wire.say(closing(1001));
              CHECK(wire.frame().close_code() == 1001);
          }) == Departures{Departure::lost});
    CHECK(ended([](Wire& wire) {
              wire.say(masked(0x88, ""));
              CHECK(wire.frame().payload.empty());
          }) == Departures{Departure::lost});
    CHECK(ended([](Wire& wire) { wire.half_close(); }) == Departures{Departure::lost});
    CHECK(ended([](Wire& wire) { wire.cut(); }) == Departures{Departure::lost});
}

TEST_CASE("after a goodbye nothing more is heard", "[session]") {
    Served served;
    auto wire = served.socket();
    wire.say(text("before") + closing(1000) + text("after"));
    served.hall.gone(1);
    CHECK(served.hall.heard() == 1);
}

TEST_CASE("what is wrong on the wire is named by the close code", "[session]") {
    struct Wrong {
        std::string bytes;
        int code;
    };
    const std::vector<Wrong> all{
        {"\x81\x05hello", 1002},
        {masked(0xc1, "rsv"), 1002},
        {masked(0x83, "reserved"), 1002},
        {masked(0x89, std::string(126, 'x')), 1002},
        {closing(1005), 1002},
        {masked(0x82, "binary"), 1003},
        {text("\xff"), 1007},
        {text(std::string(16 * 1024 + 1, 'x')), 1009},
    };
    Served served;
    for (const auto& wrong : all) {
        CAPTURE(wrong.code, wrong.bytes.size());
        auto wire = served.socket();
        wire.say(wrong.bytes + text("not heard"));
        CHECK(wire.frame().close_code() == wrong.code);
        CHECK(wire.is_over());
    }
    CHECK(served.hall.gone(all.size()).size() == all.size());
    CHECK(served.hall.heard() == 0);
}

TEST_CASE("a room closes a socket: what is pending first, then why", "[session]") {
    Served served;
    auto wire = served.socket();
    served.hall.on_loop("room1", [](rooms::Client& client) {
        client.send(message("last words"));
        client.close(protocol::CloseCode::not_invited);
        client.send(message("too late"));
        client.close(protocol::CloseCode::normal);
    });
    CHECK(wire.frame().payload == "last words");
    CHECK(wire.frame().close_code() == 4501);
    CHECK(served.hall.gone(1) == std::vector{Departure::lost});

    wire.say(text("heard by nobody") + closing(4501));
    CHECK(wire.is_over());
    CHECK(served.hall.heard() == 0);
}

TEST_CASE("a room may close whoever has just come", "[session]") {
    Served served;
    served.hall.welcomes = [](rooms::Client& client) {
        client.close(protocol::CloseCode::room_broken);
    };
    auto wire = served.socket();
    CHECK(wire.frame().close_code() == 4505);
    CHECK(served.hall.gone(1).size() == 1);
}

TEST_CASE("who does not answer a goodbye is cut off after a while", "[session]") {
    Served served;
    auto wire = served.socket();
    served.hall.on_loop(
        "room1", [](rooms::Client& client) { client.close(protocol::CloseCode::room_moved); });
    CHECK(wire.frame().close_code() == 4002);
    served.server.pass(5);
    CHECK(wire.is_over());
}

TEST_CASE("a quiet client is pinged, and one that stays silent is lost", "[session]") {
    Served served;
    auto wire = served.socket();
    served.server.pass(19);
    wire.say(text("here"));
    CHECK(wire.frame().payload == "here");

    served.server.pass(20);
    CHECK(wire.frame().opcode == 9);
    wire.say(masked(0x8a, ""));
    wire.say(text("still here"));
    CHECK(wire.frame().payload == "still here");

    served.server.pass(44);
    CHECK(wire.frame().opcode == 9);
    CHECK(wire.frame().opcode == 9);
    served.server.pass(1);
    CHECK(wire.frame().close_code() == 4004);
    CHECK(served.hall.gone(1) == std::vector{Departure::lost});
}

TEST_CASE("signing out closes the sockets of that sign-in, on every loop", "[session]") {
    Served served{{}, {}, {}, 3};
    std::vector<Wire> bens;
    for (const auto* room : {"a", "b", "c", "d"}) bens.push_back(served.socket(room));
    auto mila = served.wire();
    mila.enter("a", {}, "login=mila");

    served.server.close_sockets_of(protocol::LoginId{"byben"}, protocol::CloseCode::signed_out);
    for (auto& ben : bens) CHECK(ben.frame().close_code() == 4503);
    mila.say(text("still in"));
    CHECK(mila.frame().payload == "still in");

    served.server.close_sockets_of(protocol::PersonId{"mila"}, protocol::CloseCode::not_invited);
    CHECK(mila.frame().close_code() == 4501);
}

TEST_CASE("a revocation reaches the socket that is being made", "[session]") {
    Served served{{}, {}, {}, 3};
    for (int i = 0; i < 50; ++i) {
        auto wire = served.wire();
        wire.say(Upgrade{.path = "/ws/room" + std::to_string(i)}.text());
        served.server.close_sockets_of(protocol::PersonId{"ben"}, protocol::CloseCode::signed_out);
        // Either it came first and is closed, or the revocation did, and the socket is open.
        if (wire.answer().status != 101) FAIL("the test's login stays good");
        served.server.close_sockets_of(protocol::PersonId{"ben"}, protocol::CloseCode::signed_out);
        CHECK(wire.frame().close_code() == 4503);
    }
}
