// SPDX-License-Identifier: Apache-2.0
// What plain and TLS transports have in common: a TCP socket and how to wait for it.
#pragma once

#include <boost/asio/error.hpp>
#include <utility>

#include "server/net/transport.hpp"

namespace net {

class StreamSocket : public Transport {
public:
    explicit StreamSocket(boost::asio::ip::tcp::socket socket) : socket_{std::move(socket)} {}

    void wait_readable(std::shared_ptr<Waiter> waiter) override {
        socket_.async_wait(boost::asio::ip::tcp::socket::wait_read,
                           [waiter = std::move(waiter)](const boost::system::error_code& error) {
                               if (error != boost::asio::error::operation_aborted)
                                   waiter->readable();
                           });
    }

    void wait_writable(std::shared_ptr<Waiter> waiter) override {
        socket_.async_wait(boost::asio::ip::tcp::socket::wait_write,
                           [waiter = std::move(waiter)](const boost::system::error_code& error) {
                               if (error != boost::asio::error::operation_aborted)
                                   waiter->writable();
                           });
    }

    void end_writing() override {
        boost::system::error_code gone_already;
        socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, gone_already);
    }

    void close() override {
        boost::system::error_code gone_already;
        socket_.close(gone_already);
    }

protected:
    int descriptor() { return socket_.native_handle(); }

    // The socket on another loop.
    boost::asio::ip::tcp::socket taken_to(const boost::asio::any_io_executor& loop) {
        boost::system::error_code gone_already;
        const auto protocol = socket_.local_endpoint(gone_already).protocol();
        boost::asio::ip::tcp::socket there{loop, protocol, socket_.release()};
        there.non_blocking(true, gone_already);
        return there;
    }

private:
    boost::asio::ip::tcp::socket socket_;
};

}  // namespace net
