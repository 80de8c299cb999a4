// SPDX-License-Identifier: Apache-2.0
#include "server/net/room_session.hpp"

#include <algorithm>
#include <utility>

namespace net {

RoomSession::RoomSession(SessionParts parts, rooms::Hall& hall, Entry entry)
    : WebSocketSession{std::move(parts), Outbox::Frames::of_lines, false},
      hall_{hall},
      entry_{std::move(entry)} {}

void RoomSession::on_begun() {
    if (entry_.refused) return close_with(*entry_.refused);
    auto client = std::static_pointer_cast<RoomSession>(shared_from_this());
    visit_ =
        hall_.enter(entry_.room, entry_.login.person, std::move(entry_.since), std::move(client));
    std::string{}.swap(entry_.room.value);
}

void RoomSession::on_message(Opcode, std::string_view message) {
    while (!message.empty() && is_open()) {
        const auto end = std::min(message.find('\n'), message.size());
        if (end > 0) visit_->hear(message.substr(0, end));
        message.remove_prefix(std::min(end + 1, message.size()));
    }
}

void RoomSession::on_gone(rooms::Departure how) {
    entry_.ticket.reset();
    if (const auto visit = std::exchange(visit_, nullptr)) visit->gone(how);
}

}  // namespace net
