// SPDX-License-Identifier: Apache-2.0
#include "server/net/listener.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <utility>

#include "server/net/peers.hpp"
#include "server/telemetry/log.hpp"

namespace net {
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr int backlog = 4096;          // a whole clinic comes back at once
constexpr int accepted_per_turn = 64;  // then those who are in get their turn
constexpr unsigned user_timeout_ms = 30'000;
// What the system may hold that is not yet on its way: more would be megabytes for each client
// that does not read, and news that is old when it arrives.
constexpr unsigned unsent_bytes_max = 64 * 1024;
constexpr auto rest_after_failure = std::chrono::milliseconds{100};

int open_spare() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

StartFailure cannot_listen(const Listen& where, const boost::system::error_code& error) {
    return {fmt::format("Cannot listen on {} port {}: {}.", where.address, where.port,
                        error.message())};
}

bool is_shortage(const boost::system::error_code& error) {
    namespace errc = boost::system::errc;
    return error == errc::too_many_files_open || error == errc::too_many_files_open_in_system ||
           error == errc::no_buffer_space || error == errc::not_enough_memory;
}

}  // namespace

Listener::Listener(const asio::any_io_executor& loop, NetMetrics& metrics, Take take,
                   MakeRoom make_room)
    : acceptor_{loop},
      pause_{loop},
      metrics_{metrics},
      take_{std::move(take)},
      make_room_{std::move(make_room)},
      spare_{open_spare()} {}

Listener::~Listener() {
    if (spare_ >= 0) ::close(spare_);
}

boost::system::result<std::shared_ptr<Listener>, StartFailure> Listener::open(
    const asio::any_io_executor& loop, const Listen& where, NetMetrics& metrics, Take take,
    MakeRoom make_room) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(where.address, error);
    if (error) return cannot_listen(where, error);
    const tcp::endpoint endpoint{address, where.port};

    auto listener =
        std::make_shared<Listener>(loop, metrics, std::move(take), std::move(make_room));
    auto& acceptor = listener->acceptor_;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(backlog, error);
    if (!error) acceptor.non_blocking(true, error);
    if (error) return cannot_listen(where, error);
    listener->bound_ = {where.address, acceptor.local_endpoint().port()};
    return listener;
}

void Listener::stop() {
    boost::system::error_code closed_already;
    acceptor_.close(closed_already);
    pause_.cancel();
}

void Listener::wait() {
    if (!acceptor_.is_open()) return;
    acceptor_.async_wait(tcp::acceptor::wait_read,
                         [self = shared_from_this()](const boost::system::error_code& error) {
                             if (error == asio::error::operation_aborted) return;
                             if (error)
                                 self->rest();
                             else
                                 self->accept_all();
                         });
}

void Listener::accept_all() {
    for (int i = 0; i < accepted_per_turn; ++i) {
        if (!accept_one()) return;
    }
    wait();
}

// False: it has seen to what comes next.
bool Listener::accept_one() {
    boost::system::error_code error;
    tcp::endpoint peer;
    auto socket = acceptor_.accept(peer, error);
    if (error == asio::error::would_block || error == asio::error::try_again) {
        wait();
        return false;
    }
    if (error && !acceptor_.is_open()) return false;
    if (error) {
        metrics_.accept_failures.add();
        // That one has gone already: the others have not.
        if (!is_shortage(error)) return true;
        // Whoever waits in the queue may have something to say.
        if (make_room_()) return true;
        telemetry::warn("accept_failed", {{"error", error.message()}});
        shed();
        rest();
        return false;
    }
    accepted_.fetch_add(1, std::memory_order_relaxed);
    metrics_.accepted.add();
    socket.non_blocking(true, error);
    if (!error) socket.set_option(tcp::no_delay{true}, error);
    if (error) return true;
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout_ms,
                 sizeof user_timeout_ms);
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes_max,
                 sizeof unsent_bytes_max);
    take_(std::move(socket), unmapped(peer.address()));
    return true;
}

// Without descriptors whoever waits would wait for ever: better that they hear a no.
void Listener::shed() {
    if (spare_ >= 0) ::close(spare_);
    const int one = ::accept(acceptor_.native_handle(), nullptr, nullptr);
    if (one >= 0) ::close(one);
    spare_ = open_spare();
}

void Listener::rest() {
    pause_.expires_after(rest_after_failure);
    pause_.async_wait([self = shared_from_this()](const boost::system::error_code& stopped) {
        if (!stopped) self->wait();
    });
}

}  // namespace net
