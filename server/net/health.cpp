// SPDX-License-Identifier: Apache-2.0
#include "server/net/health.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace net {
namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

constexpr auto result = asio::as_tuple(asio::use_awaitable);

tcp::endpoint as_reached_from_here(const Listen& bound) {
    boost::system::error_code error;
    auto address = asio::ip::make_address(bound.address, error);
    if (address.is_unspecified()) {
        address = address.is_v4() ? asio::ip::address{asio::ip::address_v4::loopback()}
                                  : asio::ip::address{asio::ip::address_v6::loopback()};
    }
    return {address, bound.port};
}

// The system finishes a connection by itself, so being connected proves nothing: the listener
// must have counted one more.
asio::awaitable<bool> takes_connections(std::shared_ptr<Listener> listener) {
    const auto loop = co_await asio::this_coro::executor;
    const auto before = listener->accepted();
    tcp::socket socket{loop};
    const auto [error] =
        co_await socket.async_connect(as_reached_from_here(listener->bound()), result);
    if (error) co_return false;
    asio::steady_timer timer{loop};
    for (int i = 0; i < 100 && listener->accepted() == before; ++i) {
        timer.expires_after(10ms);
        co_await timer.async_wait(result);
    }
    co_return listener->accepted() > before;
}

// Asked more often than once a second, it answers what it last found.
struct LastCheck {
    std::chrono::steady_clock::time_point at{};
    bool alive = false;
};

asio::awaitable<HttpResponse> healthz(std::shared_ptr<Listener> listener,
                                      std::shared_ptr<LastCheck> last) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last->at > 1s) {
        last->alive = co_await takes_connections(std::move(listener));
        last->at = now;
    }
    if (last->alive) co_return json_response(200, R"({"alive":true})");
    co_return json_response(503, R"({"alive":false})");
}

HttpResponse readyz(const Health& health) {
    const auto why_not = health.not_ready ? health.not_ready() : std::nullopt;
    if (!why_not) return json_response(200, R"({"ready":true})");
    auto answer = problem(503, *why_not, "The server takes nobody at the moment.");
    answer.headers.push_back({"Retry-After", "5"});
    return answer;
}

bool is_from_here(const HttpRequest& request) {
    // A proxy on this machine speaks for others: one that we know, or one that says so.
    if (request.by_proxy) return false;
    if (!request.header("x-forwarded-for").empty() || !request.header("forwarded").empty()) {
        return false;
    }
    boost::system::error_code error;
    const auto address = asio::ip::make_address(request.remote_address, error);
    return !error && address.is_loopback();
}

using Count = std::function<asio::awaitable<void>()>;

asio::awaitable<HttpResponse> counted(const telemetry::Registry& metrics, Count count) {
    if (count) co_await count();
    HttpResponse answer;
    answer.content_type = telemetry::Registry::content_type;
    answer.body = std::make_shared<const std::string>(metrics.text());
    co_return answer;
}

asio::awaitable<HttpResponse> nothing_here() {
    co_return problem(404, "not_found", "There is nothing at this address.");
}

}  // namespace

void add_health(Router& router, Health health) {
    router.add("GET", "/healthz",
               [listener = health.listener, last = std::make_shared<LastCheck>()](
                   const HttpRequest&) { return healthz(listener, last); });
    router.add_plain("GET", "/readyz",
                     [health = std::move(health)](const HttpRequest&) { return readyz(health); });
}

void add_metrics(Router& router, const telemetry::Registry& metrics,
                 std::function<asio::awaitable<void>()> count, bool to_anyone) {
    router.add("GET", "/metrics",
               [&metrics, count = std::move(count), to_anyone](const HttpRequest& request) {
                   if (!to_anyone && !is_from_here(request)) return nothing_here();
                   return counted(metrics, count);
               });
}

}  // namespace net
