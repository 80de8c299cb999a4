// SPDX-License-Identifier: Apache-2.0
// The operator's way to the running server: a Unix socket in the data directory that only its owner
// may open. One JSON line asks, one answers.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <filesystem>
#include <optional>

#include "server/commands/admin.hpp"

namespace commands {

// Takes questions until it is destroyed. Throws config::Mistake when the socket cannot be made.
class AdminSocket {
public:
    AdminSocket(Service& service, std::filesystem::path path);
    ~AdminSocket();
    AdminSocket(const AdminSocket&) = delete;
    AdminSocket& operator=(const AdminSocket&) = delete;

private:
    using Protocol = boost::asio::local::stream_protocol;
    static boost::asio::awaitable<void> accept(Service& service, Protocol::acceptor& acceptor);
    static boost::asio::awaitable<void> serve(Service& service, Protocol::socket socket);

    std::filesystem::path path_;
    Protocol::acceptor acceptor_;
};

// Asks the running server; empty: none runs on this data.
std::optional<AdminAnswer> ask_running(const std::filesystem::path& socket,
                                       const AdminCommand& command);

}  // namespace commands
