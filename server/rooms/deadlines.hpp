// SPDX-License-Identifier: Apache-2.0
// Which room of a loop has something to do by itself, and when: rooms that are open and rooms that
// nobody has opened for weeks alike.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "server/rooms/timers.hpp"

namespace rooms {

// On its loop only.
class Deadlines {
public:
    Deadlines(Clock& clock, Timers& timers, std::function<void(const protocol::RoomId&)> due)
        : clock_{clock}, due_{std::move(due)}, alarm_{timers} {}

    // Calls due() once at that time, and never from within; replaces what was set for the room.
    void set(const protocol::RoomId& room, std::optional<protocol::Timestamp> at);

    // Nothing is due any more.
    void clear();

private:
    void sleep();
    void wake();

    Clock& clock_;
    std::function<void(const protocol::RoomId&)> due_;
    std::set<std::pair<protocol::Timestamp, protocol::RoomId>> next_;
    std::map<protocol::RoomId, protocol::Timestamp> of_room_;
    Alarm alarm_;
};

}  // namespace rooms
