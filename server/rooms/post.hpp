// SPDX-License-Identifier: Apache-2.0
// What groups owe to people who may not be looking: sent from outside of the rooms.
#pragma once

#include <vector>

#include "server/domain/group/group.hpp"

namespace rooms {

// Called on any loop; never blocks.
class Post {
public:
    virtual ~Post() = default;

    // All notices that the room owes now: when it is opened, and each time that they change. One
    // that is not named any more need not be sent. What became of a try comes back as NoteNotice.
    virtual void owes(const protocol::RoomId& room,
                      const std::vector<domain::group::OwedNotice>& notices) = 0;
};

}  // namespace rooms
