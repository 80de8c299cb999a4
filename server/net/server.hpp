// SPDX-License-Identifier: Apache-2.0
// The server that people's browsers reach: HTTP, static files, and a WebSocket for each room.
//
//     net::Loops loops{n};
//     ... rooms are made on loops.executor(i) ...
//     net::Server server{options, loops, hall, std::move(router), authenticator, files, metrics};
//     auto bound = server.start();    // a result: the address and port, or one sentence
//     loops.start();
//     ...
//     server.stop(10s);               // sockets are told 1001; then stop rooms, then the loops
//
// Anything that the router's handlers and the hall use must outlive loops.stop().
#pragma once

#include <boost/system/result.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "protocol/close_codes.hpp"
#include "protocol/ids.hpp"
#include "server/net/login.hpp"
#include "server/net/loops.hpp"
#include "server/net/router.hpp"
#include "server/net/server_options.hpp"
#include "server/net/static_files.hpp"
#include "server/rooms/hall.hpp"
#include "server/telemetry/metrics.hpp"

namespace net {

struct Bound {
    Listen listen;  // with the port that was free
    std::optional<Listen> metrics;
    std::string url;  // "http://127.0.0.1:8080": of `listen`
};

class Server {
public:
    // `hall` and `metrics` outlive the server; the server outlives no loop.
    Server(ServerOptions options, Loops& loops, rooms::Hall& hall, Router router,
           Authenticator authenticator, StaticFiles files, telemetry::Registry& metrics);

    // Stops at once, when that was not done yet.
    ~Server();

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Binds, and takes connections once the loops run. At most once.
    boost::system::result<Bound, StartFailure> start();

    // No new connections; answers in flight are finished; every socket gets what is pending for
    // it and then going_away. Returns when all are gone, or after `limit` cuts the rest. Blocks:
    // not from a loop. Later calls do nothing.
    void stop(std::chrono::milliseconds limit);

    // From any thread. Closes what is open, and what was let in before the call.
    void close_sockets_of(const protocol::LoginId& login, protocol::CloseCode why);
    void close_sockets_of(const protocol::PersonId& person, protocol::CloseCode why);

    // For tests: lets `seconds` pass on every loop, and returns when all that was due has been
    // done. Not from a loop.
    void pass(std::uint32_t seconds);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace net
