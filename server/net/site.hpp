// SPDX-License-Identifier: Apache-2.0
// What the connections of one listening address serve, and within which limits.
#pragma once

#include <boost/intrusive/list.hpp>
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

using SpareHook =
    boost::intrusive::list_base_hook<boost::intrusive::tag<class Spare>,
                                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// A connection that waits for a request: whoever has something to say loses least by its end.
class Spare : public SpareHook {
public:
    virtual void make_room() = 0;

protected:
    ~Spare() = default;
};

// The one that waits longest comes first.
using Spares = boost::intrusive::list<Spare, boost::intrusive::base_hook<SpareHook>,
                                      boost::intrusive::constant_time_size<false>>;

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
    // Without TLS of its own, behind a proxy: whoever comes past it is not answered.
    bool near_only = false;
    // Touched on the first loop, as all that follows.
    bool going_away = false;
    Spares silents = {};  // wait for their first request
    Spares idles = {};    // wait for a further one

    // A proxy stands for many people: for it only the limit in all counts.
    std::optional<AddressTicket> take(AddressQuota& quota, const boost::asio::ip::address& peer) {
        return quota.take(key_of(peer), proxies.has(peer));
    }

    // For who has just come. When too many are silent in all, the longest silent makes room, so
    // that nobody can keep others out by saying nothing; an address that has its share gets none.
    std::optional<AddressTicket> take_silent(const boost::asio::ip::address& peer) {
        auto ticket = take(silent, peer);
        if (ticket || has_its_share(peer)) return ticket;
        metrics.refused_all.add();
        if (!end_first_of(silents)) return std::nullopt;
        return take(silent, peer);
    }

    // When descriptors have run out. False: everybody is in the middle of something.
    bool make_room() { return end_first_of(silents) || end_first_of(idles); }

private:
    bool has_its_share(const boost::asio::ip::address& peer) {
        const bool has =
            !proxies.has(peer) && silent.taken_by(key_of(peer)) >= limits.silent_per_address_max;
        if (has) metrics.refused_address.add();
        return has;
    }

    static bool end_first_of(Spares& spares) {
        if (spares.empty()) return false;
        spares.front().make_room();
        return true;
    }
};

}  // namespace net
