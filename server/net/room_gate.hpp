// SPDX-License-Identifier: Apache-2.0
// The way into rooms: GET /ws/{room}?since= from an allowed origin, by somebody who is signed in.
#pragma once

#include "server/net/gate.hpp"
#include "server/net/login.hpp"
#include "server/net/loops.hpp"
#include "server/net/origins.hpp"
#include "server/net/room_session.hpp"

namespace net {

class RoomGate final : public Gate {
public:
    RoomGate(const Origins& origins, Authenticator authenticator, rooms::Hall& hall,
             const Loops& loops, std::size_t sockets_per_person_max);

    bool is_for(std::string_view path) const override { return path.starts_with("/ws/"); }
    std::variant<HttpResponse, Upgrade> admit(const HttpRequest& request) override;

private:
    const Origins& origins_;
    Authenticator authenticator_;
    rooms::Hall& hall_;
    const Loops& loops_;
    Quota<protocol::PersonId> sockets_;
};

}  // namespace net
