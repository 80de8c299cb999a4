// SPDX-License-Identifier: Apache-2.0
// A person's WebSocket in a room: each line is one message to the room, and what the room sends
// leaves one message a line.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/net/quota.hpp"
#include "server/net/websocket_session.hpp"
#include "server/rooms/hall.hpp"

namespace net {

using PersonTicket = Quota<protocol::PersonId>::Ticket;

// What was agreed on before the upgrade.
struct Entry {
    protocol::RoomId room;
    Login login;
    std::optional<std::string> since;
    std::optional<PersonTicket> ticket;
    std::optional<CloseCode> refused;  // closed with this before the room hears of it
};

class RoomSession final : public WebSocketSession, public rooms::Client {
public:
    RoomSession(SessionParts parts, rooms::Hall& hall, Entry entry);

    const Login* login() const override { return &entry_.login; }

    void send(rooms::Frame message) override { send_message(std::move(message)); }
    void close(CloseCode why) override { close_with(why); }

private:
    void on_begun() override;
    void on_message(Opcode opcode, std::string_view message) override;
    void on_gone(rooms::Departure how) override;

    rooms::Hall& hall_;
    Entry entry_;
    std::shared_ptr<rooms::Visit> visit_;
};

}  // namespace net
