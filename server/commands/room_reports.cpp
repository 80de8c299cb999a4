// SPDX-License-Identifier: Apache-2.0
#include "server/commands/room_reports.hpp"

#include "server/telemetry/log.hpp"

namespace commands {

void RoomReports::quarantined(const protocol::RoomId& room) {
    telemetry::error("room_quarantined", {{"room", room.value}});
}

void RoomReports::faulted(const protocol::RoomId& room, std::string_view what) {
    telemetry::error("room_faulted", {{"room", room.value}, {"what", what}});
}

void RoomReports::moved(const protocol::RoomId& room) {
    telemetry::error("room_moved", {{"room", room.value}});
}

}  // namespace commands
