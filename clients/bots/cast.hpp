// SPDX-License-Identifier: Apache-2.0
// Who is played by bots: a file that `octet demo` writes, and writes again when a visitor takes
// over a person. It holds sign-ins, so only its owner may read it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/describe/class.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "clients/bots/socket.hpp"

namespace bots {

struct CastMember {
    std::string name;
    std::string cookie;  // "name=value", as a browser would send it
    bool played = true;  // false: a visitor is this person now
};
BOOST_DESCRIBE_STRUCT(CastMember, (), (name, cookie, played))

struct Cast {
    std::string room;
    std::vector<CastMember> bots;
};
BOOST_DESCRIBE_STRUCT(Cast, (), (room, bots))

// Plays the cast until the file is gone. `pace` divides every pause.
boost::asio::awaitable<void> play_cast(Server server, std::filesystem::path file, double pace);

}  // namespace bots
