// SPDX-License-Identifier: Apache-2.0
// Makes rooms to load, as a facilitator and eight newcomers would: found a group, invite, join.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "clients/bots/load.hpp"
#include "clients/bots/socket.hpp"

namespace bots {

struct Facilitator {
    std::string login;
    std::string password;
};

// Throws std::runtime_error with one sentence that says which step the server refused, and how.
boost::asio::awaitable<std::vector<LoadRoom>> provision(Server server, Facilitator facilitator,
                                                        std::size_t rooms, std::size_t members);

}  // namespace bots
