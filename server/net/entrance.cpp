// SPDX-License-Identifier: Apache-2.0
#include "server/net/entrance.hpp"

#include <utility>

#include "server/net/http_connection.hpp"
#include "server/net/tls_context.hpp"

namespace net {
namespace asio = boost::asio;

boost::system::result<std::shared_ptr<Entrance>, StartFailure> Entrance::open(
    const Listen& where, const std::optional<TlsFiles>& tls, std::shared_ptr<Site> site) {
    auto entrance = std::make_shared<Entrance>(std::move(site));
    if (tls) {
        auto context = tls_context(*tls);
        if (!context) return context.error();
        entrance->tls_ = std::move(*context);
    }
    auto& first = *entrance->site_->loops.front();
    auto listener = Listener::open(
        first.executor(), where, entrance->site_->metrics,
        [weak = std::weak_ptr{entrance}](auto socket, const asio::ip::address& peer) {
            if (const auto self = weak.lock()) self->take(std::move(socket), peer);
        },
        [weak = std::weak_ptr{entrance}] {
            const auto self = weak.lock();
            return self && self->site_->make_room();
        });
    if (!listener) return listener.error();
    entrance->listener_ = std::move(*listener);
    return entrance;
}

void Entrance::stop() {
    site_->going_away = true;
    listener_->stop();
}

void Entrance::take(asio::ip::tcp::socket socket, const asio::ip::address& peer) {
    if (site_->near_only && !site_->proxies.is_near(peer)) return;
    auto silent = site_->take_silent(peer);
    if (!silent) return;
    auto transport =
        tls_ ? tls_transport(std::move(socket), *tls_) : plain_transport(std::move(socket));
    std::make_shared<HttpConnection>(std::move(transport), site_, *site_->loops.front(), peer,
                                     std::move(*silent))
        ->begin();
}

}  // namespace net
