// SPDX-License-Identifier: Apache-2.0
// Makes rooms to load, as a facilitator and eight newcomers would: found a group, invite, join.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <filesystem>
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

// Rooms that are there already, each with its session under way: a file with a line for each
// person, "at=ROOM <tab> cookie=COOKIE <tab> do=...", room by room, the leaders with do=rename_me.
// Throws std::runtime_error when it cannot be read.
std::vector<LoadRoom> read_people(const std::filesystem::path& file);

}  // namespace bots
