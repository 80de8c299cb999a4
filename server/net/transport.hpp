// SPDX-License-Identifier: Apache-2.0
// A connected stream of bytes, plain or TLS, that never blocks: the rest of net knows no sockets.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <memory>
#include <span>

namespace net {

// Who is told that a transport can go on. Kept alive while it waits.
class Waiter {
public:
    virtual ~Waiter() = default;
    virtual void readable() = 0;
    virtual void writable() = 0;
};

// How far a read or a write got, and what must happen before it can go on.
struct Progress {
    enum class Then { more, wait_readable, wait_writable, closed };
    std::size_t bytes = 0;
    Then then = Then::more;
};

// Used on its loop only.
class Transport {
public:
    virtual ~Transport() = default;

    // Takes what is there, without waiting. `more`: there may be more at once. `closed`: the peer
    // has ended the stream or it broke; what came before has been read.
    virtual Progress read(std::span<char> into) = 0;

    // Hands over as much as goes, in order. After wait_writable the same bytes come first again.
    virtual Progress write(std::span<const boost::asio::const_buffer> from) = 0;

    // Calls once, never from within. Nobody else is waiting for the same. close() makes it silent.
    virtual void wait_readable(std::shared_ptr<Waiter> waiter) = 0;
    virtual void wait_writable(std::shared_ptr<Waiter> waiter) = 0;

    // No more will be written; the peer may still talk.
    virtual void end_writing() = 0;

    virtual void close() = 0;

    // The same stream on another loop. Nobody may be waiting; this one is empty afterwards.
    virtual std::unique_ptr<Transport> moved_to(const boost::asio::any_io_executor& loop) = 0;

    virtual bool is_secure() const = 0;
};

// `socket` is connected and non-blocking.
std::unique_ptr<Transport> plain_transport(boost::asio::ip::tcp::socket socket);

// The server's side of TLS; the handshake is part of the first read.
std::unique_ptr<Transport> tls_transport(boost::asio::ip::tcp::socket socket,
                                         boost::asio::ssl::context& context);

}  // namespace net
