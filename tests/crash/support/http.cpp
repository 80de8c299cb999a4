// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/http.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "protocol/json/strict.hpp"

namespace support {

namespace asio = boost::asio;

std::string get(const bots::Server& server, const std::string& path, const std::string& cookie) {
    asio::io_context io;
    asio::ip::tcp::socket socket{io};
    socket.connect(
        {asio::ip::make_address(server.host), static_cast<unsigned short>(std::stoi(server.port))});
    const auto request = "GET " + path + " HTTP/1.1\r\nHost: " + server.host + ":" + server.port +
                         "\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n";
    asio::write(socket, asio::buffer(request));
    std::string answer;
    boost::system::error_code end;
    asio::read(socket, asio::dynamic_buffer(answer), end);
    const auto body = answer.find("\r\n\r\n");
    return body == std::string::npos ? std::string{} : answer.substr(body + 4);
}

std::string field(const std::string& body, std::string_view name) {
    const auto value = protocol::parse(body, {.bytes_max = 1U << 20U});
    if (!value) return {};
    const auto* found = value->find(name);
    return found != nullptr && found->text() != nullptr ? *found->text() : std::string{};
}

}  // namespace support
