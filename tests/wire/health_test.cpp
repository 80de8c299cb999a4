// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/wire/support/served.hpp"

using namespace wire;

namespace {

Answer answer_to(std::uint16_t port, const std::string& request) {
    Wire wire{port};
    wire.say(request);
    return wire.answer();
}

}  // namespace

TEST_CASE("a server that takes connections says that it is alive", "[health]") {
    Served served;
    const auto port = served.bound.listen.port;
    CHECK(answer_to(port, get("/healthz")).body == R"({"alive":true})");
    CHECK(answer_to(port, get("/healthz")).status == 200);
}

TEST_CASE("whether it may take people is asked of who knows", "[health]") {
    std::atomic<bool> ready{false};
    net::ServerOptions options;
    options.not_ready = [&ready]() -> std::optional<std::string> {
        if (ready) return std::nullopt;
        return "disk_full";
    };
    Served served{options};
    const auto port = served.bound.listen.port;
    const auto refused = answer_to(port, get("/readyz"));
    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "5");
    CHECK(refused.body.find("disk_full") != std::string::npos);
    ready = true;
    CHECK(answer_to(port, get("/readyz")).status == 200);
}

TEST_CASE("metrics are for this machine alone", "[health]") {
    Served served;
    auto wire = served.socket();
    wire.say(text("one"));
    wire.frame();

    const auto here = answer_to(served.bound.listen.port, get("/metrics"));
    CHECK(here.status == 200);
    CHECK(here.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
    CHECK(here.body.find("octet_sockets 1\n") != std::string::npos);
    CHECK(here.body.find("octet_messages_received_total 1\n") != std::string::npos);

    const auto proxied = get("/metrics", "X-Forwarded-For: 9.9.9.9\r\n");
    CHECK(answer_to(served.bound.listen.port, proxied).status == 404);
}

TEST_CASE("a proxy on this machine is not this machine, whatever it says of whom it brings",
          "[health]") {
    net::ServerOptions options;
    options.proxies = {"127.0.0.1"};
    Served served{options};
    CHECK(answer_to(served.bound.listen.port, get("/metrics")).status == 404);
}

TEST_CASE("what is counted elsewhere is counted when metrics are asked for", "[health]") {
    std::atomic<int> waiting{0};
    telemetry::Gauge* gauge = nullptr;
    net::ServerOptions options;
    options.count = [&]() -> boost::asio::awaitable<void> {
        gauge->set(waiting);
        co_return;
    };
    Served served{options};
    gauge = &served.metrics.gauge("octet_attention_waiting", "Waiting.");
    const auto told = [&] { return answer_to(served.bound.listen.port, get("/metrics")).body; };

    CHECK(told().find("octet_attention_waiting 0\n") != std::string::npos);
    waiting = 1;
    CHECK(told().find("octet_attention_waiting 1\n") != std::string::npos);
}

TEST_CASE("where metrics have an address of their own, people's address has none", "[health]") {
    net::ServerOptions options;
    options.metrics = net::Listen{};
    Served served{options};
    CHECK(answer_to(served.bound.listen.port, get("/metrics")).status == 404);
    REQUIRE(served.bound.metrics);
    const auto proxied = get("/metrics", "X-Forwarded-For: 9.9.9.9\r\n");
    CHECK(answer_to(served.bound.metrics->port, proxied).status == 200);
    CHECK(answer_to(served.bound.metrics->port, get("/healthz")).status == 200);
    CHECK(answer_to(served.bound.metrics->port, get("/api/me")).status == 404);
}
