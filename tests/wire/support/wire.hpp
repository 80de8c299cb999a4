// SPDX-License-Identifier: Apache-2.0
// A client that may say anything: raw bytes over a real socket, HTTP answers and WebSocket frames
// read from it. Every wait ends after some seconds, and then the test fails.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    // The value of a header, or nothing: an empty text.
    std::string header(const std::string& name) const;
};

struct Frame {
    int opcode = -1;  // -1: the stream has ended
    bool is_final = true;
    std::string payload;

    int close_code() const;
};

// A masked frame as a client sends it. `first`: FIN, RSV and opcode.
std::string masked(int first, std::string_view payload);
std::string text(std::string_view payload);
std::string closing(int code, std::string_view reason = {});

class Wire {
public:
    enum class Over { tcp, tls };

    explicit Wire(std::uint16_t port, Over over = Over::tcp, const std::string& from = "127.0.0.1",
                  int receive_buffer = 0);
    ~Wire();
    Wire(Wire&& other) noexcept;

    void say(std::string_view bytes);

    // Reads an answer to `method`: HEAD has no body.
    Answer answer(std::string_view method = "GET");

    Frame frame();

    // Whether the stream has ended, with nothing before.
    bool is_over();

    // Everything up to the end of the stream.
    std::string rest();

    // Upgrades, and asserts that it worked.
    Wire& enter(const std::string& room = "room1", const std::string& query = {},
                const std::string& cookie = "login=ben");

    int descriptor() const { return socket_; }

    void cut();         // RST
    void half_close();  // FIN

private:
    bool fill();
    std::string take(std::size_t bytes);

    struct Tls;
    int socket_ = -1;
    std::unique_ptr<Tls> tls_;
    std::string buffer_;
};

// A request with these header lines, each ended by CRLF.
std::string get(std::string_view path, std::string_view headers = {});
std::string post(std::string_view path, std::string_view body, std::string_view headers = {});

// The request that enter() sends, with other values for some of its lines.
struct Upgrade {
    std::string path = "/ws/room1";
    std::optional<std::string> origin = "http://clinic.example";
    std::optional<std::string> cookie = "login=ben";
    std::optional<std::string> subprotocol = "octet.v1";
    std::string upgrade = "websocket";
    std::string connection = "Upgrade";
    std::string version = "13";
    std::string key = "dGhlIHNhbXBsZSBub25jZQ==";
    std::string text() const;
};

}  // namespace wire
