// SPDX-License-Identifier: Apache-2.0
// OpenSSL straight on the non-blocking socket: Asio's own stream would keep 34 KiB a connection.
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "protocol/always.hpp"
#include "server/net/stream_socket.hpp"

namespace net {
namespace asio = boost::asio;

namespace {

using Then = Progress::Then;

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using Ssl = std::unique_ptr<SSL, FreeSsl>;

class Tls final : public StreamSocket {
public:
    Tls(asio::ip::tcp::socket socket, Ssl ssl)
        : StreamSocket{std::move(socket)}, ssl_{std::move(ssl)} {}

    Progress read(std::span<char> into) override {
        std::size_t got = 0;
        ERR_clear_error();
        const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &got);
        if (result > 0) return {got, Then::more};
        return {0, why_stopped(result)};
    }

    Progress write(std::span<const asio::const_buffer> from) override {
        // One record at a time, so that small parts do not become records of their own.
        std::array<char, 16 * 1024> record;
        const auto size = asio::buffer_copy(asio::buffer(record), from);
        std::size_t sent = 0;
        ERR_clear_error();
        const int result = SSL_write_ex(ssl_.get(), record.data(), size, &sent);
        if (result > 0) return {sent, Then::more};
        return {0, why_stopped(result)};
    }

    void end_writing() override {
        ERR_clear_error();
        if (SSL_is_init_finished(ssl_.get()) && !is_broken_) SSL_shutdown(ssl_.get());
        StreamSocket::end_writing();
    }

    std::unique_ptr<Transport> moved_to(const asio::any_io_executor& loop) override {
        return std::make_unique<Tls>(taken_to(loop), std::move(ssl_));
    }

    bool is_secure() const override { return true; }

private:
    Then why_stopped(int result) {
        const int why = SSL_get_error(ssl_.get(), result);
        if (why == SSL_ERROR_WANT_READ) return Then::wait_readable;
        if (why == SSL_ERROR_WANT_WRITE) return Then::wait_writable;
        is_broken_ = why == SSL_ERROR_SSL || why == SSL_ERROR_SYSCALL;
        return Then::closed;
    }

    Ssl ssl_;
    bool is_broken_ = false;
};

}  // namespace

std::unique_ptr<Transport> tls_transport(asio::ip::tcp::socket socket,
                                         asio::ssl::context& context) {
    Ssl ssl{SSL_new(context.native_handle())};
    protocol::always(ssl != nullptr, "there is memory for a TLS connection");
    SSL_set_fd(ssl.get(), socket.native_handle());
    SSL_set_accept_state(ssl.get());
    SSL_set_mode(ssl.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
    return std::make_unique<Tls>(std::move(socket), std::move(ssl));
}

}  // namespace net
