// SPDX-License-Identifier: Apache-2.0
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "server/net/http_reader.hpp"
#include "server/net/peers.hpp"
#include "tests/wire/support/served.hpp"

using namespace wire;

namespace {

constexpr auto from_our_page =
    "Origin: http://clinic.example\r\nContent-Type: application/json\r\n";

// Tells back what it was asked.
net::Router a_router() {
    net::Router router;
    router.add_plain("GET", "/api/me", [](const net::HttpRequest& request) {
        return net::json_response(200, "GET " + request.query);
    });
    router.add_plain("POST", "/api/say", [](const net::HttpRequest& request) {
        return net::json_response(200, request.body + " from " + request.remote_address +
                                           (request.secure ? " by TLS" : ""));
    });
    router.add_plain("GET", "/api/fault", [](const net::HttpRequest&) -> net::HttpResponse {
        throw std::runtime_error{"a secret"};
    });
    return router;
}

// One of this machine, of IPv4, that is not the loopback; "": there is none.
std::string own_address() {
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return {};
    std::string found;
    for (const auto* one = all; one != nullptr && found.empty(); one = one->ifa_next) {
        if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        if ((one->ifa_flags & IFF_LOOPBACK) != 0) continue;
        std::array<char, NI_MAXHOST> text{};
        if (::getnameinfo(one->ifa_addr, sizeof(sockaddr_in), text.data(), text.size(), nullptr, 0,
                          NI_NUMERICHOST) == 0) {
            found = text.data();
        }
    }
    ::freeifaddrs(all);
    return found;
}

Answer answer_to(const Served& served, const std::string& request) {
    auto wire = served.wire();
    wire.say(request);
    return wire.answer(request.starts_with("HEAD") ? "HEAD" : "GET");
}

}  // namespace

TEST_CASE("a question is answered by who has its path", "[http]") {
    Served served{{}, a_router()};
    const auto answer = answer_to(served, get("/api/me?a=1&b=%20"));
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET a=1&b=%20");
    CHECK(answer.header("Content-Type") == "application/json");
    CHECK(answer.header("Connection") == "keep-alive");

    CHECK(answer_to(served, get("/api/you")).status == 404);
    CHECK(answer_to(served, get("/api/you")).body ==
          R"({"code":"not_found","at":"","message":"There is nothing at this address."})");
    const auto wrong_way = answer_to(served, get("/api/say"));
    CHECK(wrong_way.status == 405);
    CHECK(wrong_way.header("Allow") == "POST");
}

TEST_CASE("HEAD is GET without the body", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    wire.say("HEAD /api/me?q HTTP/1.1\r\nHost: a\r\n\r\n" + get("/api/me"));
    const auto head = wire.answer("HEAD");
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "5");
    CHECK(wire.answer().body == "GET ");
}

TEST_CASE("every answer forbids what is not needed", "[http]") {
    Served served{{}, a_router()};
    for (const auto* path : {"/api/me", "/nowhere", "/healthz", "/ws/room1"}) {
        CAPTURE(path);
        const auto answer = answer_to(served, get(path));
        CHECK(answer.header("Content-Security-Policy") ==
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
              "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.header("Referrer-Policy") == "no-referrer");
        CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(answer.header("Cross-Origin-Resource-Policy") == "same-origin");
        CHECK_FALSE(answer.header("Permissions-Policy").empty());
        CHECK(answer.header("Cache-Control") == "no-store");
        CHECK(answer.header("Strict-Transport-Security").empty());
        CHECK(answer.header("Server").empty());
    }
}

TEST_CASE("a change is asked for by a page of ours, in JSON", "[http]") {
    Served served{{}, a_router()};
    const auto status = [&served](std::string_view headers) {
        return answer_to(served, post("/api/say", "{}", headers)).status;
    };
    CHECK(status(from_our_page) == 200);
    CHECK(status("Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n") == 200);
    CHECK(status("Origin: " + served.bound.url +
                 "\r\nContent-Type: application/json; charset=utf-8\r\n") == 200);

    CHECK(status("Content-Type: application/json\r\n") == 403);
    CHECK(status("Origin: null\r\nContent-Type: application/json\r\n") == 403);
    CHECK(status("Origin: http://evil.example\r\nSec-Fetch-Site: same-origin\r\n"
                 "Content-Type: application/json\r\n") == 403);
    CHECK(status("Sec-Fetch-Site: same-site\r\nContent-Type: application/json\r\n") == 403);
    CHECK(status("Origin: http://clinic.example\r\n") == 415);
    CHECK(status("Origin: http://clinic.example\r\nContent-Type: text/plain\r\n") == 415);
    CHECK(status("Origin: http://clinic.example\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n") == 415);
}

TEST_CASE("a fault of ours is 500, and does not say what", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    wire.say(get("/api/fault") + get("/api/me?on"));
    const auto answer = wire.answer();
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
    CHECK(wire.answer().body == "GET on");
}

TEST_CASE("one connection takes many requests, also sent at once", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += get("/api/me?" + std::to_string(i)) + post("/api/say", "\r\n\r\n", from_our_page);
    }
    wire.say(all + "\r\n" + get("/api/me?last", "Connection: close\r\n"));
    for (int i = 0; i < 50; ++i) {
        CHECK(wire.answer().body == "GET " + std::to_string(i));
        CHECK(wire.answer().body == "\r\n\r\n from 127.0.0.1");
    }
    const auto last = wire.answer();
    CHECK(last.body == "GET last");
    CHECK(last.header("Connection") == "close");
    CHECK(wire.is_over());
}

TEST_CASE("a request may come byte by byte, and its body in chunks", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    const auto request = "POST /api/say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" +
                         std::string{from_our_page} + "\r\n3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\n\r\n";
    for (const char byte : request) wire.say({&byte, 1});
    CHECK(wire.answer().body == "abcde from 127.0.0.1");
}

TEST_CASE("a body of no chunks may come byte by byte, and whatever follows its end", "[http]") {
    Served served{{}, a_router()};
    const auto begin = "POST /api/say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" +
                       std::string{from_our_page} + "\r\n";
    auto wire = served.wire();
    for (const char byte : begin + "0\r\n\r\n") wire.say({&byte, 1});
    CHECK(wire.answer().body == " from 127.0.0.1");

    auto odd = served.wire();
    for (const char byte : begin + "0\r\n{}\r\n\r\n") odd.say({&byte, 1});
    CHECK(odd.answer().status == 400);
}

TEST_CASE("a client that waits for a word before its body gets one", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    const auto request =
        post("/api/say", "body", std::string{from_our_page} + "Expect: 100-continue\r\n");
    wire.say(request.substr(0, request.size() - 4));
    CHECK(wire.answer().status == 100);
    wire.say("body");
    CHECK(wire.answer().body == "body from 127.0.0.1");
}

TEST_CASE("what two readers could read in two ways is refused, and the connection ends", "[http]") {
    Served served{{}, a_router()};
    const std::string begin = "POST /api/say HTTP/1.1\r\nHost: a\r\n" + std::string{from_our_page};
    const std::vector<std::string> all{
        begin + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        begin + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        begin + "Transfer-Encoding: gzip\r\n\r\nabc",
        begin + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        begin + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        begin + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        begin + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        begin + "Content-Length: -1\r\n\r\nabc",
        begin + "Content-Length: 3, 3\r\n\r\nabc",
        begin + "Transfer-Encoding: chunked\r\n\r\nx\r\nabc\r\n0\r\n\r\n",
        begin + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
        "GET /api/me HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
        "GET /api/me HTTP/1.1\r\nHost: a\r\nX: a\n\r\n\r\n",
        "GET /api/me HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
        "GET /api/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/me HTTP/1.1\r\nX: no host\r\n\r\n",
        "GET http://a/api/me HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/me HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /api me HTTP/1.1\r\nHost: a\r\n\r\n",
        std::string{"GET /api/me HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 39},
        "\x16\x03\x01\x02\r\n\r\n",
    };
    for (const auto& request : all) {
        CAPTURE(request);
        auto wire = served.wire();
        wire.say(request + get("/api/me"));
        CHECK(wire.answer().status == 400);
        CHECK(wire.is_over());
    }
}

TEST_CASE("TRACE and its like are not done here", "[http]") {
    Served served{{}, a_router()};
    for (const auto* method : {"TRACE", "CONNECT", "PATCHY"}) {
        auto wire = served.wire();
        wire.say(std::string{method} + " /api/me HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(wire.answer().status == 405);
        CHECK(wire.is_over());
    }
    for (const auto* method : {"OPTIONS", "PUT", "DELETE"}) {
        CHECK(answer_to(served, std::string{method} + " /api/me HTTP/1.1\r\nHost: a\r\n\r\n")
                  .status == 405);
    }
}

TEST_CASE("a header and a body have their limits", "[http]") {
    Served served{{}, a_router()};
    const std::string big(8 * 1024, 'x');
    CHECK(answer_to(served, get("/api/me", "X: " + big + "\r\n")).status == 431);
    CHECK(answer_to(served, "GET /" + big).status == 431);
    CHECK(answer_to(served, get("/api/me", "X: " + big.substr(0, 8000) + "\r\n")).status == 200);

    const std::string most(64 * 1024, 'b');
    CHECK(answer_to(served, post("/api/say", most, from_our_page)).status == 200);
    CHECK(answer_to(served, post("/api/say", most + "b", from_our_page)).status == 413);
    const auto chunked = "POST /api/say HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" +
                         std::string{from_our_page} + "\r\n10001\r\n" + most + "b\r\n0\r\n\r\n";
    CHECK(answer_to(served, chunked).status == 413);
}

TEST_CASE("whoever does not finish a request in time is closed", "[http]") {
    Served served{{}, a_router()};
    auto silent = served.wire();
    auto half = served.wire();
    half.say("GET / HTTP/1.1\r\n");
    auto dribble = served.wire();
    for (int i = 0; i < 5; ++i) {
        dribble.say("G");
        served.server.pass(1);
    }
    CHECK(silent.is_over());
    CHECK(half.answer().status == 408);
    CHECK(half.is_over());
    CHECK(dribble.answer().status == 408);
}

TEST_CASE("a connection waits so long for a further request", "[http]") {
    Served served{{}, a_router()};
    auto wire = served.wire();
    wire.say(get("/api/me"));
    CHECK(wire.answer().status == 200);
    served.server.pass(14);
    wire.say(get("/api/me"));
    CHECK(wire.answer().status == 200);
    served.server.pass(15);
    CHECK(wire.is_over());
}

TEST_CASE("silent connections are so many for an address, and so many in all", "[http]") {
    net::ServerOptions options;
    options.http.silent_per_address_max = 2;
    options.http.silent_max = 3;
    Served served{options, a_router()};
    auto one = served.wire();
    auto two = served.wire();
    CHECK(served.wire().is_over());

    // Who has asked something is not silent any more.
    one.say(get("/api/me"));
    CHECK(one.answer().status == 200);
    auto three = served.wire();
    three.say(get("/api/me"));
    CHECK(three.answer().status == 200);
}

TEST_CASE("when too many are silent, the longest silent makes room for who comes", "[http]") {
    net::ServerOptions options;
    options.http.silent_per_address_max = 2;
    options.http.silent_max = 3;
    Served served{options, a_router()};
    const auto from = [&served](const std::string& address) {
        return Wire{served.bound.listen.port, Wire::Over::tcp, address};
    };
    auto first = from("127.0.0.2");
    auto second = from("127.0.0.2");
    auto third = from("127.0.0.3");
    auto newcomer = from("127.0.0.4");
    CHECK(first.is_over());
    newcomer.say(get("/api/me"));
    CHECK(newcomer.answer().status == 200);

    // An address that has its share takes nobody's place.
    auto fourth = from("127.0.0.3");
    CHECK(from("127.0.0.3").is_over());
    second.say(get("/api/me"));
    CHECK(second.answer().status == 200);
}

TEST_CASE("when enough connections are kept, an answer is the last of its own", "[http]") {
    net::ServerOptions options;
    options.http.kept_per_address_max = 1;
    Served served{options, a_router()};
    auto kept = served.wire();
    kept.say(get("/api/me"));
    CHECK(kept.answer().header("Connection") == "keep-alive");
    auto other = served.wire();
    other.say(get("/api/me"));
    CHECK(other.answer().header("Connection") == "close");
    CHECK(other.is_over());
}

TEST_CASE("a proxy that is known is believed about whom it speaks for", "[http]") {
    const auto told_by = [](std::vector<std::string> proxies, std::string_view headers) {
        net::ServerOptions options;
        options.proxies = std::move(proxies);
        Served served{options, a_router()};
        return answer_to(served, post("/api/say", "", std::string{from_our_page}.append(headers)))
            .body;
    };
    constexpr auto forwarded =
        "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 127.0.0.5\r\n"
        "X-Forwarded-Proto: https\r\n";
    CHECK(told_by({}, forwarded) == " from 127.0.0.1");
    CHECK(told_by({"127.0.0.1"}, "") == " from 127.0.0.1");
    CHECK(told_by({"127.0.0.1"}, forwarded) == " from 127.0.0.5 by TLS");
    CHECK(told_by({"127.0.0.1", "127.0.0.5"}, forwarded) == " from 9.9.9.9 by TLS");
    CHECK(told_by({"127.0.0.1"}, "X-Forwarded-For: rubbish\r\n") == " from 127.0.0.1");

    // A proxy may add a line of its own behind what came: the last line counts as the right end.
    constexpr auto in_two_lines =
        "X-Forwarded-For: 6.6.6.6\r\n"
        "X-Forwarded-For: 9.9.9.9, 127.0.0.5\r\n";
    CHECK(told_by({"127.0.0.1"}, in_two_lines) == " from 127.0.0.5");
    CHECK(told_by({"127.0.0.1", "127.0.0.5"}, in_two_lines) == " from 9.9.9.9");
    CHECK(told_by({"127.0.0.1", "127.0.0.5", "9.9.9.9"}, in_two_lines) == " from 6.6.6.6");
}

TEST_CASE("a household counts as one address, whichever of its own it takes", "[http]") {
    CHECK(net::limited_as("2001:db8:1:2::3") == "2001:db8:1:2::");
    CHECK(net::limited_as("2001:db8:1:2:ffff::9") == "2001:db8:1:2::");
    CHECK(net::limited_as("2001:db8:1:3::3") != net::limited_as("2001:db8:1:2::3"));
    CHECK(net::limited_as("9.9.9.9") == "9.9.9.9");
    CHECK(net::limited_as("::ffff:9.9.9.9") == "9.9.9.9");
    CHECK(net::limited_as("::1") == "::1");
    CHECK(net::limited_as("rubbish") == "rubbish");
}

TEST_CASE("behind a proxy nobody comes past it over an open line", "[http]") {
    const auto elsewhere = own_address();
    if (elsewhere.empty()) {
        WARN("this machine has no address but the loopback");
        return;
    }
    const auto answer = [&](std::vector<std::string> proxies) {
        net::ServerOptions options;
        options.proxies = std::move(proxies);
        Served served{options, a_router()};
        Wire wire{served.bound.listen.port, Wire::Over::tcp, elsewhere};
        wire.say(get("/api/me"));
        return wire.answer().status;
    };
    CHECK(answer({}) == 200);
    CHECK(answer({elsewhere}) == 200);
    CHECK(answer({"10.9.9.9"}) == 0);
}

TEST_CASE("an address of IPv6 is listened on and named", "[http]") {
    net::ServerOptions options;
    options.listen.address = "::1";
    net::Loops loops{1};
    FakeHall hall{loops};
    telemetry::Registry metrics;
    net::Server server{options, loops, hall, {}, login_by_name, {}, metrics};
    const auto bound = server.start();
    REQUIRE(bound.has_value());
    CHECK(bound->url == "http://[::1]:" + std::to_string(bound->listen.port));
}

TEST_CASE("cookies and queries are read one by one", "[http]") {
    net::HttpRequest request;
    request.query = "a=1&b=x%2Fy+z&empty=&c";
    request.headers.push_back({"cookie", "a=1; b=two; a=3"});
    CHECK(request.query_value("a") == "1");
    CHECK(request.query_value("b") == "x/y z");
    CHECK(request.query_value("empty") == "");
    CHECK(request.query_value("c") == "");
    CHECK_FALSE(request.query_value("d").has_value());
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("b") == "two");
    CHECK_FALSE(request.cookie("c").has_value());
    request.query = "bad=%2";
    CHECK_FALSE(request.query_value("bad").has_value());
}

TEST_CASE("one empty line before a request is passed over, however the bytes are cut", "[http]") {
    using Step = net::HttpReader::Step;
    const auto end_of = [](std::string_view bytes, std::size_t piece) {
        net::HttpReader reader{{}};
        auto step = Step::more_bytes;
        for (; !bytes.empty() && step == Step::more_bytes; step = reader.next()) {
            reader.add(bytes.substr(0, piece));
            bytes.remove_prefix(std::min(piece, bytes.size()));
        }
        return step;
    };
    const std::string question = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const std::size_t piece : {1U, 2U, 3U, 1000U}) {
        CHECK(end_of("\r\n" + question, piece) == Step::request);
        CHECK(end_of("\r\n\r\n" + question, piece) == Step::refused);
    }
}
