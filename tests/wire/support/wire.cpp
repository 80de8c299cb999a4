// SPDX-License-Identifier: Apache-2.0
#include "tests/wire/support/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace wire {
namespace {

constexpr int wait_seconds_max = 10;

int connected(std::uint16_t port, const std::string& from, int receive_buffer) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    timeval wait{wait_seconds_max, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    if (receive_buffer > 0) {
        ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, generic, sizeof address) != 0) throw std::runtime_error{"bind"};
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    address.sin_port = htons(port);
    if (::connect(socket, generic, sizeof address) != 0) throw std::runtime_error{"connect"};
    return socket;
}

}  // namespace

struct Wire::Tls {
    explicit Tls(int socket) : context{SSL_CTX_new(TLS_client_method())}, ssl{SSL_new(context)} {
        std::signal(SIGPIPE, SIG_IGN);
        SSL_set_fd(ssl, socket);
        if (SSL_connect(ssl) != 1) throw std::runtime_error{"TLS handshake"};
    }
    ~Tls() {
        SSL_free(ssl);
        SSL_CTX_free(context);
    }
    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;
    SSL_CTX* context;
    SSL* ssl;
};

Wire::Wire(std::uint16_t port, Over over, const std::string& from, int receive_buffer)
    : socket_{connected(port, from, receive_buffer)} {
    if (over == Over::tls) tls_ = std::make_unique<Tls>(socket_);
}

Wire::Wire(Wire&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)},
      tls_{std::move(other.tls_)},
      buffer_{std::move(other.buffer_)} {}

Wire::~Wire() {
    tls_.reset();
    if (socket_ >= 0) ::close(socket_);
}

void Wire::say(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto went = tls_ ? SSL_write(tls_->ssl, bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (went <= 0) return;  // the server has closed: what it said is still to be read
        bytes.remove_prefix(static_cast<std::size_t>(went));
    }
}

bool Wire::fill() {
    std::array<char, 64 * 1024> more;
    const auto got = tls_ ? SSL_read(tls_->ssl, more.data(), static_cast<int>(more.size()))
                          : ::recv(socket_, more.data(), more.size(), 0);
    if (got < 0 && !tls_ && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        throw std::runtime_error{"nothing came in time"};
    }
    if (got <= 0) return false;
    buffer_.append(more.data(), static_cast<std::size_t>(got));
    return true;
}

std::string Wire::take(std::size_t bytes) {
    while (buffer_.size() < bytes) {
        if (!fill()) throw std::runtime_error{"the stream ended too early"};
    }
    auto taken = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return taken;
}

Answer Wire::answer(std::string_view method) {
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
        if (!fill()) return {};
    }
    Answer answer;
    answer.head = take(buffer_.find("\r\n\r\n") + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const auto length = answer.header("Content-Length");
    if (method != "HEAD" && !length.empty()) answer.body = take(std::stoul(length));
    return answer;
}

Frame Wire::frame() {
    if (buffer_.empty() && !fill()) return {};
    const auto head = take(2);
    Frame frame;
    frame.opcode = head[0] & 0x0f;
    frame.is_final = (head[0] & 0x80) != 0;
    REQUIRE((head[1] & 0x80) == 0);  // a server does not mask
    std::uint64_t length = head[1] & 0x7f;
    if (length >= 126) {
        const auto wide = take(length == 126 ? 2 : 8);
        length = 0;
        for (const char c : wide) length = length << 8 | static_cast<unsigned char>(c);
    }
    frame.payload = take(length);
    return frame;
}

bool Wire::is_over() { return buffer_.empty() && !fill(); }

std::string Wire::rest() {
    while (fill()) {
    }
    return std::exchange(buffer_, {});
}

Wire& Wire::enter(const std::string& room, const std::string& query, const std::string& cookie) {
    Upgrade upgrade;
    upgrade.path = "/ws/" + room + query;
    upgrade.cookie = cookie;
    say(upgrade.text());
    REQUIRE(answer().status == 101);
    return *this;
}

void Wire::cut() {
    const linger now{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(socket_, -1));
}

void Wire::half_close() { ::shutdown(socket_, SHUT_WR); }

std::string Answer::header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
}

int Frame::close_code() const {
    if (opcode != 8 || payload.size() < 2) return -1;
    return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

std::string masked(int first, std::string_view payload) {
    constexpr std::string_view mask = "\x11\xa2\x37\xf4";
    std::string frame{static_cast<char>(first)};
    const auto size = payload.size();
    const int wide = size > 0xffff ? 8 : size > 125 ? 2 : 0;
    frame += static_cast<char>(0x80 | (wide == 8 ? 127 : wide == 2 ? 126 : static_cast<int>(size)));
    for (int i = wide - 1; i >= 0; --i) frame += static_cast<char>(size >> (8 * i) & 0xff);
    frame += mask;
    for (std::size_t i = 0; i < size; ++i) {
        frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    }
    return frame;
}

std::string text(std::string_view payload) { return masked(0x81, payload); }

std::string closing(int code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    return masked(0x88, payload.append(reason));
}

std::string get(std::string_view path, std::string_view headers) {
    std::string request{"GET "};
    return request.append(path).append(" HTTP/1.1\r\nHost: clinic.example\r\n").append(headers) +
           "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view headers) {
    std::string request{"POST "};
    request.append(path).append(" HTTP/1.1\r\nHost: clinic.example\r\nContent-Length: ");
    return request.append(std::to_string(body.size())).append("\r\n").append(headers) + "\r\n" +
           std::string{body};
}

std::string Upgrade::text() const {
    std::string lines;
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
        if (value) lines += std::string{name} + ": " + *value + "\r\n";
    };
    add("Upgrade", upgrade);
    add("Connection", connection);
    add("Sec-WebSocket-Version", version);
    add("Sec-WebSocket-Key", key);
    add("Origin", origin);
    add("Cookie", cookie);
    add("Sec-WebSocket-Protocol", subprotocol);
    return get(path, lines);
}

}  // namespace wire
