// SPDX-License-Identifier: Apache-2.0
// What an operator or a test may choose about the server, and every limit on a connection.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace net {

// Address: an IPv4 or IPv6 literal without brackets. Port 0: any free one.
struct Listen {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
};

struct TlsFiles {
    std::filesystem::path certificate;  // PEM, the whole chain
    std::filesystem::path key;          // PEM
};

// Of connections that have not become sockets of a room.
struct HttpLimits {
    // Connections without one whole request yet. In all: the oldest makes room.
    std::size_t silent_per_address_max = 20;
    std::size_t silent_max = 256;

    // Connections that may wait for a further request. Over it, an answer is the last.
    std::size_t kept_per_address_max = 128;
    std::size_t kept_max = 1024;

    std::size_t header_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 64 * 1024;

    std::uint32_t request_seconds_max = 5;   // for a header: from the connection or its first byte
    std::uint32_t body_seconds_max = 10;     // from the end of the header
    std::uint32_t idle_seconds_max = 15;     // until a further request begins
    std::uint32_t stalled_seconds_max = 30;  // without the client taking one byte of an answer
    std::uint32_t answer_seconds_max = 120;  // for a whole answer
};

// Of a WebSocket.
struct SocketLimits {
    std::size_t message_bytes_max = 16 * 1024;
    std::size_t fragments_max = 128;             // of one message, empty ones too
    std::uint32_t message_seconds_max = 10;      // from its first byte to its last
    std::uint32_t bytes_per_second = 64 * 1024;  // read from one client; more waits
    std::uint32_t messages_max = 200;            // in any window of message_window_seconds
    std::uint32_t message_window_seconds = 10;
    std::uint32_t controls_per_second = 20;  // pings and pongs: as many are a flood
    // Read from one that was sent away: nothing of it counts any more.
    std::uint32_t deaf_bytes_per_second = 4 * 1024;

    std::size_t pending_messages_max = 512;  // for a client that does not read
    std::size_t pending_bytes_max = 256 * 1024;

    std::uint32_t ping_seconds = 20;        // after this long without a word from the client
    std::uint32_t silent_seconds_max = 45;  // after this long the line is lost
    std::uint32_t closing_seconds_max = 5;  // for the rest of the data and the client's goodbye

    std::size_t per_person_max = 8;
};

struct ServerOptions {
    Listen listen;
    std::optional<Listen> metrics;  // /metrics and health, apart from what the world can reach
    std::optional<TlsFiles> tls;    // for `listen`

    // Beside the server's own, which follow from `listen`: "https://clinic.example".
    std::vector<std::string> origins;

    // Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> proxies;

    // Said to clients in going_away: come back after this long.
    std::chrono::milliseconds back_in{2000};

    // Nothing when the server may take people; else one word for why not (in /readyz). Called on
    // the first loop; must not block.
    std::function<std::optional<std::string>()> not_ready;

    // Awaited before /metrics is answered, when it is set: who keeps numbers elsewhere brings them
    // up to this moment. On the first loop; must not block.
    std::function<boost::asio::awaitable<void>()> count;

    HttpLimits http;
    SocketLimits socket;

    // Off in tests: then time passes by Server::pass only.
    bool time_runs = true;
};

// What keeps the server from starting: one sentence for the operator.
struct StartFailure {
    std::string sentence;
};

}  // namespace net
