// SPDX-License-Identifier: Apache-2.0
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "server/net/stream_socket.hpp"

namespace net {
namespace asio = boost::asio;

namespace {

using Then = Progress::Then;

Progress stopped_by(int error, Then wait) {
    if (error == EAGAIN || error == EWOULDBLOCK) return {0, wait};
    return {0, Then::closed};
}

class Plain final : public StreamSocket {
public:
    using StreamSocket::StreamSocket;

    Progress read(std::span<char> into) override {
        ssize_t got = 0;
        do got = ::recv(descriptor(), into.data(), into.size(), 0);
        while (got < 0 && errno == EINTR);
        if (got == 0) return {0, Then::closed};
        if (got < 0) return stopped_by(errno, Then::wait_readable);

        // A short read has emptied the socket: asking again would only cost a system call.
        const auto bytes = static_cast<std::size_t>(got);
        return {bytes, bytes < into.size() ? Then::wait_readable : Then::more};
    }

    Progress write(std::span<const asio::const_buffer> from) override {
        std::array<iovec, 128> parts{};
        const auto count = std::min(parts.size(), from.size());
        for (std::size_t i = 0; i < count; ++i) {
            parts[i] = {const_cast<void*>(from[i].data()), from[i].size()};
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;

        ssize_t sent = 0;
        do sent = ::sendmsg(descriptor(), &message, MSG_NOSIGNAL);
        while (sent < 0 && errno == EINTR);
        if (sent < 0) return stopped_by(errno, Then::wait_writable);
        return {static_cast<std::size_t>(sent), Then::more};
    }

    std::unique_ptr<Transport> moved_to(const asio::any_io_executor& loop) override {
        return std::make_unique<Plain>(taken_to(loop));
    }

    bool is_secure() const override { return false; }
};

}  // namespace

std::unique_ptr<Transport> plain_transport(asio::ip::tcp::socket socket) {
    return std::make_unique<Plain>(std::move(socket));
}

}  // namespace net
