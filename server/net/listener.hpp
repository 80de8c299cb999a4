// SPDX-License-Identifier: Apache-2.0
// Takes connections off one address, and goes on whatever accepting one of them says.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/result.hpp>
#include <functional>
#include <memory>
#include <string>

#include "server/net/net_metrics.hpp"
#include "server/net/server_options.hpp"

namespace net {

// On one loop. Waiting keeps it alive.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    // Given a connected, non-blocking socket and where it comes from.
    using Take = std::function<void(boost::asio::ip::tcp::socket, const boost::asio::ip::address&)>;

    // Ends a connection for the sake of who comes. False: there is none that could be spared.
    using MakeRoom = std::function<bool()>;

    // Bound and listening when it is there.
    static boost::system::result<std::shared_ptr<Listener>, StartFailure> open(
        const boost::asio::any_io_executor& loop, const Listen& where, NetMetrics& metrics,
        Take take, MakeRoom make_room);

    Listener(const boost::asio::any_io_executor& loop, NetMetrics& metrics, Take take,
             MakeRoom make_room);
    ~Listener();

    void start() { wait(); }
    void stop();

    // The address as given and the port that was free.
    const Listen& bound() const { return bound_; }

    // How many so far. From any thread.
    std::uint64_t accepted() const { return accepted_.load(std::memory_order_relaxed); }

private:
    void wait();
    void accept_all();
    bool accept_one();
    void shed();
    void rest();

    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    NetMetrics& metrics_;
    Take take_;
    MakeRoom make_room_;
    Listen bound_;
    int spare_;  // a descriptor to give up when there are no more
    std::atomic<std::uint64_t> accepted_{0};
};

}  // namespace net
