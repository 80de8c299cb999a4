// SPDX-License-Identifier: Apache-2.0
// octet-echo: the transport alone, for checking it from outside. Whatever WebSocket comes, to any
// path and from any page, hears its own messages.
//
//     octet-echo [port]        prints the address that it listens on
#include <signal.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <string_view>

#include "server/net/entrance.hpp"
#include "server/net/loops.hpp"
#include "server/net/websocket_handshake.hpp"
#include "server/net/websocket_session.hpp"

namespace {

// Conformance suites send larger messages than members do, and more of them.
net::SocketLimits echo_limits() {
    net::SocketLimits limits;
    limits.message_bytes_max = 16 * 1024 * 1024;
    limits.fragments_max = 1 << 20;
    limits.bytes_per_second = 1 << 30;
    limits.messages_max = 1 << 30;
    limits.controls_per_second = 1000;
    limits.pending_messages_max = 1 << 20;
    limits.pending_bytes_max = 64 * 1024 * 1024;
    return limits;
}

class EchoSession final : public net::WebSocketSession {
public:
    explicit EchoSession(net::SessionParts parts)
        : WebSocketSession{std::move(parts), net::Outbox::Frames::of_one_message, true} {}

private:
    void on_message(net::Opcode opcode, std::string_view message) override {
        send_frame(*net::frame(opcode, message));
    }
    void on_gone(rooms::Departure) override {}
};

class EchoGate final : public net::Gate {
public:
    bool is_for(std::string_view) const override { return true; }
    std::variant<net::HttpResponse, net::Upgrade> admit(const net::HttpRequest& request) override {
        const auto offered = net::offered_subprotocols(request);
        return net::Upgrade{0, offered.empty() ? std::string{} : std::string{offered.front()},
                            [](net::SessionParts parts) {
                                return std::make_shared<EchoSession>(std::move(parts));
                            }};
    }
};

}  // namespace

int main(int argc, char** argv) {
    net::Listen where;
    if (argc > 1) {
        const std::string_view port{argv[1]};
        std::from_chars(port.data(), port.data() + port.size(), where.port);
    }
    sigset_t stopping;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGINT);
    sigaddset(&stopping, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);

    telemetry::Registry registry;
    net::NetMetrics metrics{registry};
    net::Loops loops{1};
    std::vector<std::unique_ptr<net::LoopLocal>> locals;
    locals.push_back(std::make_unique<net::LoopLocal>(loops.executor(0)));
    auto site = std::make_shared<net::Site>(net::Site{{},
                                                      echo_limits(),
                                                      {},
                                                      {},
                                                      {},
                                                      {},
                                                      std::make_unique<EchoGate>(),
                                                      {256, 1024},
                                                      {256, 1024},
                                                      metrics,
                                                      locals});
    auto entrance = net::Entrance::open(where, std::nullopt, site);
    if (!entrance) {
        std::fprintf(stderr, "%s\n", entrance.error().sentence.c_str());
        return 1;
    }
    std::printf("ws://127.0.0.1:%u\n", (*entrance)->listener()->bound().port);
    std::fflush(stdout);
    (*entrance)->listener()->start();
    locals.front()->run_time();
    loops.start();

    int signal = 0;
    sigwait(&stopping, &signal);
    loops.stop();
    (*entrance)->stop();
    locals.front()->stop_time();
    locals.front()->cut();
}
