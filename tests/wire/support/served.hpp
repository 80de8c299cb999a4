// SPDX-License-Identifier: Apache-2.0
// The real transport on a loopback port, with rooms that only echo and time that passes when the
// test says so.
#pragma once

#include <string>

#include "server/net/server.hpp"
#include "tests/wire/support/fake_hall.hpp"
#include "tests/wire/support/wire.hpp"

namespace wire {

// A login is who the cookie names: "login=ben" is ben.
std::optional<net::Login> login_by_name(std::string_view cookies);

struct Served {
    explicit Served(net::ServerOptions options = {}, net::Router router = {},
                    net::StaticFiles files = {}, std::size_t loop_count = 2);
    ~Served();

    Wire wire() const { return Wire{bound.listen.port}; }
    Wire socket(const std::string& room = "room1") const;

    telemetry::Registry metrics;
    net::Loops loops;
    FakeHall hall;
    net::Server server;
    net::Bound bound;
};

}  // namespace wire
