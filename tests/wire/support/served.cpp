// SPDX-License-Identifier: Apache-2.0
#include "tests/wire/support/served.hpp"

#include <chrono>
#include <stdexcept>
#include <utility>

#include "server/net/http_message.hpp"

namespace wire {
namespace {

net::ServerOptions as_tested(net::ServerOptions options) {
    options.origins.push_back("http://clinic.example");
    options.time_runs = false;
    return options;
}

}  // namespace

std::optional<net::Login> login_by_name(std::string_view cookies) {
    const auto name = net::cookie_in(cookies, "login");
    if (!name) return std::nullopt;
    return net::Login{{std::string{*name}}, {"by" + std::string{*name}}};
}

Served::Served(net::ServerOptions options, net::Router router, net::StaticFiles files,
               std::size_t loop_count)
    : loops{loop_count},
      hall{loops},
      server{as_tested(std::move(options)),
             loops,
             hall,
             std::move(router),
             login_by_name,
             std::move(files),
             metrics} {
    auto started = server.start();
    if (!started) throw std::runtime_error{started.error().sentence};
    bound = *started;
    loops.start();
}

Served::~Served() {
    server.stop(std::chrono::milliseconds{0});
    loops.stop();
}

Wire Served::socket(const std::string& room) const {
    auto made = wire();
    made.enter(room);
    return made;
}

}  // namespace wire
