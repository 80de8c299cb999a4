// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <stdexcept>
#include <utility>

namespace bots {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace {

constexpr auto as_values = asio::as_tuple(asio::use_awaitable);

asio::ip::tcp::endpoint endpoint_of(const Server& server) {
    return {asio::ip::make_address(server.host),
            static_cast<unsigned short>(std::stoi(server.port))};
}

}  // namespace

Server server_of(const std::string& url) {
    constexpr std::string_view scheme = "http://";
    const auto colon = url.rfind(':');
    if (!url.starts_with(scheme) || colon <= scheme.size()) {
        throw std::invalid_argument("the address must look like http://127.0.0.1:8080, not " + url);
    }
    Server server{url.substr(scheme.size(), colon - scheme.size()), url.substr(colon + 1)};
    if (server.port.ends_with('/')) server.port.pop_back();
    if (server.host == "localhost") server.host = "127.0.0.1";
    boost::system::error_code error;
    const auto address = asio::ip::make_address(server.host, error);
    if (error || !address.is_loopback()) {
        throw std::invalid_argument("bots only speak to a server on this machine, not to " +
                                    server.host);
    }
    return server;
}

struct Socket::Line : std::enable_shared_from_this<Socket::Line> {
    using Stream = websocket::stream<beast::tcp_stream>;

    asio::any_io_executor executor;
    Server server;
    std::string cookie;
    std::unique_ptr<Stream> stream;
    std::deque<std::string> waiting;
    bool writing = false;
    bool closing = false;

    asio::awaitable<unsigned> talk(std::string room, std::string since, OnMessage on_message) {
        const auto self = shared_from_this();
        stream = std::make_unique<Stream>(executor);
        closing = false;
        waiting.clear();
        if (!co_await open(std::move(room), std::move(since))) co_return 0U;
        const auto code = co_await read(std::move(on_message));
        closing = true;
        co_return code;
    }

    asio::awaitable<bool> open(std::string room, std::string since) {
        auto& tcp = beast::get_lowest_layer(*stream);
        tcp.expires_after(std::chrono::seconds{15});
        const auto endpoint = endpoint_of(server);
        auto [refused] = co_await tcp.async_connect(endpoint, as_values);
        if (refused) co_return false;
        tcp.socket().set_option(asio::ip::tcp::no_delay{true});
        tcp.expires_never();
        stream->set_option(websocket::stream_base::timeout{std::chrono::seconds{15},
                                                           websocket::stream_base::none(), false});
        stream->set_option(
            websocket::stream_base::decorator([this](websocket::request_type& request) {
                request.set(http::field::cookie, cookie);
                request.set(http::field::origin, server.origin());
                request.set(http::field::sec_websocket_protocol, "octet.v1");
            }));
        const auto host = server.host + ":" + server.port;
        const auto target = "/ws/" + room + (since.empty() ? "" : "?since=" + since);
        auto [failed] = co_await stream->async_handshake(host, target, as_values);
        co_return !failed;
    }

    asio::awaitable<unsigned> read(OnMessage on_message) {
        beast::flat_buffer buffer;
        for (;;) {
            auto [error, size] = co_await stream->async_read(buffer, as_values);
            if (error == websocket::error::closed) co_return stream->reason().code;
            if (error) co_return 1006U;
            hand_over({static_cast<const char*>(buffer.data().data()), size}, on_message);
            buffer.consume(size);
        }
    }

    // A frame holds one message a line.
    static void hand_over(std::string_view frame, const OnMessage& on_message) {
        while (!frame.empty()) {
            const auto end = std::min(frame.find('\n'), frame.size());
            if (end > 0) on_message(frame.substr(0, end));
            frame.remove_prefix(std::min(end + 1, frame.size()));
        }
    }

    void send(std::string message) {
        if (!stream || closing || !stream->is_open()) return;
        waiting.push_back(std::move(message));
        if (!writing) write();
    }

    void write() {
        writing = true;
        auto message = std::make_shared<std::string>();
        for (auto& part : waiting) {
            if (!message->empty()) *message += '\n';
            *message += part;
        }
        waiting.clear();
        stream->text(true);
        const auto bytes = asio::buffer(*message);
        stream->async_write(bytes, [self = shared_from_this(), message](auto error, std::size_t) {
            self->writing = false;
            if (!error && !self->waiting.empty()) self->write();
        });
    }

    void close() {
        if (!stream || closing || !stream->is_open()) return;
        closing = true;
        stream->async_close(websocket::close_code::normal, [self = shared_from_this()](auto) {});
    }
};

Socket::Socket(asio::any_io_executor executor, Server server, std::string cookie)
    : line_{std::make_shared<Line>()} {
    line_->executor = std::move(executor);
    line_->server = std::move(server);
    line_->cookie = std::move(cookie);
}

Socket::~Socket() { line_->close(); }

asio::awaitable<unsigned> Socket::talk(std::string room, std::string since, OnMessage on_message) {
    return line_->talk(std::move(room), std::move(since), std::move(on_message));
}

void Socket::send(std::string message) { line_->send(std::move(message)); }

void Socket::close() { line_->close(); }

asio::awaitable<Answer> post(Server server, std::string target, std::string body,
                             std::string cookie) {
    beast::tcp_stream stream{co_await asio::this_coro::executor};
    stream.expires_after(std::chrono::seconds{30});
    const auto endpoint = endpoint_of(server);
    auto [refused] = co_await stream.async_connect(endpoint, as_values);
    if (refused) co_return Answer{};

    http::request<http::string_body> request{http::verb::post, target, 11};
    request.set(http::field::host, server.host + ":" + server.port);
    request.set(http::field::origin, server.origin());
    request.set(http::field::content_type, "application/json");
    if (!cookie.empty()) request.set(http::field::cookie, cookie);
    request.body() = std::move(body);
    request.prepare_payload();
    auto [unsent, written] = co_await http::async_write(stream, request, as_values);
    if (unsent) co_return Answer{};

    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    auto [unread, got] = co_await http::async_read(stream, buffer, response, as_values);
    if (unread) co_return Answer{};

    const auto set = response[http::field::set_cookie];
    const std::string_view kept{set.data(), set.size()};
    co_return Answer{response.result_int(), std::move(response.body()),
                     std::string{kept.substr(0, kept.find(';'))}};
}

}  // namespace bots
