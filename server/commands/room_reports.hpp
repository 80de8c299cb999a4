// SPDX-License-Identifier: Apache-2.0
// Writes into the log what a person who runs the server must hear of a room.
#pragma once

#include <functional>

#include "server/rooms/room_directory.hpp"

namespace commands {

class RoomReports final : public rooms::Reports {
public:
    explicit RoomReports(std::function<void()> storage_lost)
        : storage_lost_{std::move(storage_lost)} {}

    void quarantined(const protocol::RoomId& room) override;
    void faulted(const protocol::RoomId& room, std::string_view what) override;
    void moved(const protocol::RoomId& room) override;
    void storage_lost() override { storage_lost_(); }

private:
    std::function<void()> storage_lost_;
};

}  // namespace commands
