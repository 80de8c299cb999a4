// SPDX-License-Identifier: Apache-2.0
// A made-up person in a room: keeps the document, does what their mind says, comes back after a
// break and sends again what was not yet answered.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <map>
#include <optional>
#include <string>

#include "clients/bots/mind.hpp"
#include "clients/bots/seen.hpp"
#include "clients/bots/socket.hpp"
#include "protocol/json/value.hpp"

namespace bots {

class Player {
public:
    struct Role {
        std::string room;
        std::string cookie;
        std::uint64_t seed = 0;
        double pace = 1;
    };

    Player(const boost::asio::any_io_executor& executor, Server server, Role role);

    // Stays in the room until leave(); comes back after any break that invites to.
    boost::asio::awaitable<void> play();

    // Asks the mind what to do now, and does it. Call about twice a second.
    void live(protocol::Timestamp now);

    // Closes the socket: somebody else now plays this person.
    void leave();

private:
    void hear(std::string_view message);
    void welcome(const protocol::Value& welcome);
    void patch(const protocol::Value& patch);
    void answered(const std::string& id);
    void read_document();
    void send_again();

    boost::asio::any_io_executor executor_;
    Socket socket_;
    Role role_;
    Mind mind_;
    Seen seen_;
    std::map<std::string, std::map<std::string, protocol::Value>> document_;
    bool in_room_ = false;
    bool leaving_ = false;
    // The one command that waits for its answer, as it was sent.
    struct Waiting {
        std::string id;
        std::string message;
    };
    std::optional<Waiting> waiting_;
    std::uint64_t commands_ = 0;
    std::int64_t server_ahead_ms_ = 0;
    protocol::Timestamp last_beat_{};
};

}  // namespace bots
