// SPDX-License-Identifier: Apache-2.0
// The messages on a room's socket (design: one a line, several in a frame).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/group/commands.hpp"
#include "protocol/group/document.hpp"

namespace protocol {

// What need not last, from a client.

// The heartbeat: every 20 s. A ping is not one: it is the page that must be alive.
struct Beat {};
BOOST_DESCRIBE_STRUCT(Beat, (), ())

// The person leaves the room on purpose; the socket closes next.
struct Bye {};
BOOST_DESCRIBE_STRUCT(Bye, (), ())

using ClientLive = std::variant<Beat, Bye>;

// What need not last, from the server.

enum class Connection { here, lost, away };
BOOST_DESCRIBE_ENUM(Connection, here, lost, away)

struct SeatConnection {
    SeatId seat;
    Connection connection{};
};
BOOST_DESCRIBE_STRUCT(SeatConnection, (), (seat, connection))

// Whole each time. Facilitators see everybody; those who are in the room see those who are in it;
// who waits in the lobby sees whether a facilitator is there, and nobody else.
struct LiveView {
    std::vector<SeatConnection> seats;
};
BOOST_DESCRIBE_STRUCT(LiveView, (), (seats))

// A beat is answered with a beat, so that a page can tell a dead line from a quiet room.
using ServerLive = std::variant<Beat, LiveView>;

// Who I am in this room.
struct You {
    SeatId seat;
    group::Role role{};
};
BOOST_DESCRIBE_STRUCT(You, (), (seat, role))

}  // namespace protocol
