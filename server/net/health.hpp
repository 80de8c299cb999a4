// SPDX-License-Identifier: Apache-2.0
// What a supervisor asks: is the server alive, may it take people, what does it count.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/net/listener.hpp"
#include "server/net/router.hpp"
#include "server/telemetry/metrics.hpp"

namespace net {

struct Health {
    std::shared_ptr<Listener> listener;  // the one that people come to
    std::function<std::optional<std::string>()> not_ready;
};

// GET /healthz: the server takes a connection from itself within a second.
// GET /readyz: and may take people.
void add_health(Router& router, Health health);

// GET /metrics. `count` as in ServerOptions. `to_anyone`: the address is only for who may read it;
// else only this machine may.
void add_metrics(Router& router, const telemetry::Registry& metrics,
                 std::function<boost::asio::awaitable<void>()> count, bool to_anyone);

}  // namespace net
