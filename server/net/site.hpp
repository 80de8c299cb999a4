// SPDX-License-Identifier: Apache-2.0
// What the connections of one listening address serve, and within which limits.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "server/net/gate.hpp"
#include "server/net/loop_local.hpp"
#include "server/net/net_metrics.hpp"
#include "server/net/origins.hpp"
#include "server/net/peers.hpp"
#include "server/net/quota.hpp"
#include "server/net/router.hpp"
#include "server/net/server_options.hpp"
#include "server/net/static_files.hpp"

namespace net {

using AddressQuota = Quota<AddressKey>;
using AddressTicket = AddressQuota::Ticket;

struct Site {
    HttpLimits limits;
    SocketLimits socket_limits;
    Router router;
    StaticFiles files;
    Origins origins;
    Proxies proxies;
    std::unique_ptr<Gate> gate;  // none: no WebSockets
    AddressQuota silent;
    AddressQuota kept;
    NetMetrics metrics;
    std::vector<std::unique_ptr<LoopLocal>>& loops;
    bool going_away = false;  // touched on the first loop

    // A proxy stands for many people: for it only the limit in all counts.
    std::optional<AddressTicket> take(AddressQuota& quota, const boost::asio::ip::address& peer) {
        return quota.take(key_of(peer), proxies.has(peer));
    }
};

}  // namespace net
