// SPDX-License-Identifier: Apache-2.0
// Stands between sockets and rooms: only groups that the desk knows are opened, and whoever says
// something in one is using their sign-in.
#pragma once

#include "server/identity/identity.hpp"
#include "server/rooms/hall.hpp"

namespace api {

class Doorkeeper final : public rooms::Hall {
public:
    Doorkeeper(rooms::Hall& hall, identity::Identity& identity)
        : hall_{hall}, identity_{identity} {}

    boost::asio::any_io_executor loop_of(const protocol::RoomId& room) override {
        return hall_.loop_of(room);
    }
    std::shared_ptr<rooms::Visit> enter(const protocol::RoomId& room,
                                        const protocol::PersonId& person,
                                        std::optional<std::string> since,
                                        std::shared_ptr<rooms::Client> client) override;

private:
    rooms::Hall& hall_;
    identity::Identity& identity_;
};

}  // namespace api
