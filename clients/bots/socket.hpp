// SPDX-License-Identifier: Apache-2.0
// One WebSocket to one room, as a browser would open it: messages in, messages out.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace bots {

// Where the server is. Only an address on this machine is ever spoken to.
struct Server {
    std::string host;
    std::string port;

    std::string origin() const { return "http://" + host + ":" + port; }
};

// "http://127.0.0.1:8080" and nothing else; throws std::invalid_argument with one sentence.
Server server_of(const std::string& url);

// All calls on the executor it was made with.
class Socket {
public:
    using OnMessage = std::function<void(std::string_view)>;

    Socket(boost::asio::any_io_executor executor, Server server, std::string cookie);
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    // Opens /ws/{room}, hands every message to `on_message`, and returns the close code when it is
    // over: 1006 when the line broke, 0 when it could not be opened.
    boost::asio::awaitable<unsigned> talk(std::string room, std::string since,
                                          OnMessage on_message);

    // Queues one message. Dropped when nothing is open: whoever sends, sends again.
    void send(std::string message);

    // Says goodbye and closes; talk() then returns.
    void close();

private:
    struct Line;
    std::shared_ptr<Line> line_;
};

// One POST with a JSON body; returns the status and the body, and the cookie that came with it.
struct Answer {
    unsigned status = 0;
    std::string body;
    std::string cookie;
};
boost::asio::awaitable<Answer> post(Server server, std::string target, std::string body,
                                    std::string cookie);

}  // namespace bots
