// SPDX-License-Identifier: Apache-2.0
// One address that is listened on: who comes in by it gets a connection, or is turned away when
// there are enough.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <optional>

#include "server/net/listener.hpp"
#include "server/net/site.hpp"

namespace net {

// On the first loop.
class Entrance : public std::enable_shared_from_this<Entrance> {
public:
    static boost::system::result<std::shared_ptr<Entrance>, StartFailure> open(
        const Listen& where, const std::optional<TlsFiles>& tls, std::shared_ptr<Site> site);

    explicit Entrance(std::shared_ptr<Site> site) : site_{std::move(site)} {}

    const std::shared_ptr<Listener>& listener() const { return listener_; }

    void stop();

private:
    void take(boost::asio::ip::tcp::socket socket, const boost::asio::ip::address& peer);

    std::shared_ptr<Site> site_;
    std::optional<boost::asio::ssl::context> tls_;
    std::shared_ptr<Listener> listener_;
};

}  // namespace net
