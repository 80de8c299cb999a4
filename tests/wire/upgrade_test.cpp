// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/wire/support/served.hpp"

using namespace wire;

namespace {

Answer answer_to(const Served& served, const Upgrade& upgrade) {
    auto wire = served.wire();
    wire.say(upgrade.text());
    return wire.answer();
}

}  // namespace

TEST_CASE("who is signed in and comes from an allowed page enters the room", "[upgrade]") {
    Served served;
    auto wire = served.wire();
    wire.say(Upgrade{.path = "/ws/room1?since=e7%3A12"}.text());

    const auto answer = wire.answer();
    CHECK(answer.status == 101);
    CHECK(answer.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    CHECK(answer.header("Sec-WebSocket-Protocol") == "octet.v1");
    CHECK(answer.header("Sec-WebSocket-Extensions").empty());

    wire.say(text("hello"));
    CHECK(wire.frame().payload == "hello");
    const auto entered = served.hall.entered();
    REQUIRE(entered.size() == 1);
    CHECK(entered[0].room == "room1");
    CHECK(entered[0].person == "ben");
    CHECK(entered[0].since == "e7:12");
    CHECK(entered[0].on_its_loop);
}

TEST_CASE("a page of any other origin is refused", "[upgrade]") {
    Served served;
    const auto own = served.bound.url;
    for (const auto& origin : {"null", "https://clinic.example", "http://clinic.example:81",
                               "http://clinic.example.evil.com", "http://evil.example", ""}) {
        CAPTURE(origin);
        CHECK(answer_to(served, {.origin = origin}).status == 403);
    }
    CHECK(answer_to(served, {.origin = std::nullopt}).status == 403);
    CHECK(answer_to(served, {.origin = own}).status == 101);
    CHECK(answer_to(served, {.origin = "http://clinic.example"}).status == 101);
}

TEST_CASE("who is not signed in is told so before the upgrade", "[upgrade]") {
    Served served;
    CHECK(answer_to(served, {.cookie = std::nullopt}).status == 401);
    CHECK(answer_to(served, {.cookie = "other=ben"}).status == 401);
    CHECK(answer_to(served, {.cookie = "a=b; login=mila"}).status == 101);
    const auto refused = answer_to(served, {.cookie = std::nullopt});
    CHECK(refused.header("Content-Type") == "application/problem+json");
    CHECK(refused.body == R"({"code":"not_signed_in","at":"","message":"Sign in first."})");
    CHECK(served.hall.entered().size() <= 1);
}

TEST_CASE("what is no upgrade to a room is refused by name", "[upgrade]") {
    Served served;
    CHECK(answer_to(served, {.subprotocol = std::nullopt}).status == 400);
    CHECK(answer_to(served, {.subprotocol = "chat"}).status == 400);
    CHECK(answer_to(served, {.subprotocol = "chat, octet.v1"}).status == 101);
    CHECK(answer_to(served, {.upgrade = "h2c"}).status == 426);
    CHECK(answer_to(served, {.connection = "keep-alive"}).status == 426);
    CHECK(answer_to(served, {.connection = "keep-alive, upgrade"}).status == 101);
    CHECK(answer_to(served, {.version = "8"}).header("Sec-WebSocket-Version") == "13");
    CHECK(answer_to(served, {.key = "short"}).status == 400);
    CHECK(answer_to(served, {.path = "/ws/"}).status == 404);
    CHECK(answer_to(served, {.path = "/ws/Room%201"}).status == 404);
    CHECK(answer_to(served, {.path = "/ws/a/b"}).status == 404);
    CHECK(answer_to(served, {.path = "/ws/abcdefghijklmnop"}).status == 404);
}

TEST_CASE("a page of another version hears so by its own close code", "[upgrade]") {
    Served served;
    auto wire = served.wire();
    wire.say(Upgrade{.subprotocol = "octet.v2"}.text());
    CHECK(wire.answer().header("Sec-WebSocket-Protocol") == "octet.v2");
    CHECK(wire.frame().close_code() == 4504);
    CHECK(served.hall.entered().empty());
}

TEST_CASE("a person has so many sockets and no more, and gets one back for one closed",
          "[upgrade]") {
    net::ServerOptions options;
    options.socket.per_person_max = 2;
    Served served{options};
    auto first = served.socket("room1");
    auto second = served.socket("room2");
    {
        auto third = served.socket("room3");
        CHECK(third.frame().close_code() == 1008);
    }
    CHECK(served.hall.entered().size() == 2);

    auto other = served.wire();
    other.enter("room1", {}, "login=mila");
    second.say(closing(1000));
    CHECK(second.frame().close_code() == 1000);
    served.hall.gone(1);
    auto again = served.socket("room2");
    again.say(text("in"));
    CHECK(again.frame().payload == "in");
}

TEST_CASE("what is said right behind the request is heard in the room", "[upgrade]") {
    Served served;
    auto wire = served.wire();
    wire.say(Upgrade{}.text() + text("early") + text("bird"));
    CHECK(wire.answer().status == 101);
    CHECK(wire.frame().payload == "early\nbird");
}

TEST_CASE("rooms live on their own loops", "[upgrade]") {
    Served served{{}, {}, {}, 4};
    for (const auto* room : {"a", "b", "c", "d", "e", "f"}) {
        auto wire = served.socket(room);
        wire.say(text(room));
        CHECK(wire.frame().payload == room);
    }
    for (const auto& entered : served.hall.entered()) CHECK(entered.on_its_loop);
}
