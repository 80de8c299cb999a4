// SPDX-License-Identifier: Apache-2.0
// What the answers over HTTP stand on: the parts of one running clinic.
#pragma once

#include <string>
#include <vector>

#include "protocol/api.hpp"
#include "protocol/reading.hpp"
#include "server/api/cookies.hpp"
#include "server/definitions/programmes.hpp"
#include "server/identity/identity.hpp"
#include "server/net/router.hpp"
#include "server/rooms/room_directory.hpp"

namespace api {

// Outlives every request.
struct Clinic {
    identity::Identity& identity;
    rooms::RoomDirectory& rooms;
    const std::vector<protocol::group::Programme>& programmes;
    protocol::api::Help help;  // the clinic's own numbers; without places the client's list holds
    protocol::api::Reading reading;  // the clinic's own pages, over those of the client
    CookieStyle cookie;
    std::string public_url;  // "https://clinic.example": for links, when a request does not say
    identity::Now now;       // the wall's time
    bool demo = false;
};

// All of /api but the demo's doors.
void add_routes(net::Router& router, const Clinic& clinic);

}  // namespace api
