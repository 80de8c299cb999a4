// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <future>

#include "tests/wire/support/served.hpp"

using namespace wire;
using namespace std::chrono_literals;

TEST_CASE("a server that stops sends what is pending and says when to come back", "[shutdown]") {
    Served served;
    std::vector<Wire> wires;
    for (const auto* room : {"a", "b", "c"}) wires.push_back(served.socket(room));
    for (auto& wire : wires) wire.say(text("last"));
    for (auto& wire : wires) CHECK(wire.frame().payload == "last");

    auto stopped = std::async(std::launch::async, [&] { served.server.stop(10s); });
    for (auto& wire : wires) {
        const auto frame = wire.frame();
        CHECK(frame.close_code() == 1001);
        CHECK(frame.payload.substr(2) == "back_in_ms=2000");
        wire.say(closing(1001));
        CHECK(wire.is_over());
    }
    stopped.get();
    CHECK(served.hall.gone(3).size() == 3);
    CHECK_THROWS(served.wire());
}

TEST_CASE("who does not answer the goodbye is cut at the limit", "[shutdown]") {
    Served served;
    auto wire = served.socket();
    served.server.stop(50ms);
    CHECK(wire.frame().close_code() == 1001);
    CHECK(wire.is_over());
    CHECK(served.hall.gone(1).size() == 1);
}

TEST_CASE("an answer in flight is finished, an idle connection is closed", "[shutdown]") {
    net::Router router;
    std::promise<void> asked;
    std::promise<void> go_on;
    auto may_go_on = go_on.get_future();
    router.add("GET", "/slow", [&](const net::HttpRequest&) {
        return [](std::promise<void>& asked_,
                  std::future<void>& may_go_on_) -> boost::asio::awaitable<net::HttpResponse> {
            asked_.set_value();
            boost::asio::steady_timer timer{co_await boost::asio::this_coro::executor};
            while (may_go_on_.wait_for(0s) != std::future_status::ready) {
                timer.expires_after(1ms);
                co_await timer.async_wait(boost::asio::use_awaitable);
            }
            co_return net::json_response(200, "{}");
        }(asked, may_go_on);
    });
    Served served{{}, std::move(router)};
    auto idle = served.wire();
    idle.say(get("/nothing"));
    CHECK(idle.answer().status == 404);
    auto busy = served.wire();
    busy.say(get("/slow"));
    asked.get_future().get();

    auto stopped = std::async(std::launch::async, [&] { served.server.stop(10s); });
    CHECK(idle.is_over());
    go_on.set_value();
    const auto answer = busy.answer();
    CHECK(answer.status == 200);
    CHECK(answer.header("Connection") == "close");
    CHECK(busy.is_over());
    busy.half_close();
    stopped.get();
}

TEST_CASE("a server may end without its loops ever having run", "[shutdown]") {
    net::Loops loops{2};
    FakeHall hall{loops};
    telemetry::Registry metrics;
    net::Server server{{}, loops, hall, {}, login_by_name, {}, metrics};
    CHECK(server.start()->listen.port != 0);
}

TEST_CASE("a port that is taken is one clear sentence", "[shutdown]") {
    Served served;
    net::ServerOptions options;
    options.listen.port = served.bound.listen.port;
    net::Server second{options, served.loops, served.hall, {}, login_by_name, {}, served.metrics};
    const auto started = second.start();
    REQUIRE_FALSE(started.has_value());
    CHECK(started.error().sentence == "Cannot listen on 127.0.0.1 port " +
                                          std::to_string(options.listen.port) +
                                          ": Address already in use.");
}
