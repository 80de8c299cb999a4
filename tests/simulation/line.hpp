// SPDX-License-Identifier: Apache-2.0
// One socket over a network that delays, holds back and cuts. What it carries in one direction
// stays in order, as TCP does; nothing is in order between two of them.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "server/rooms/clock.hpp"
#include "tests/simulation/witness.hpp"

namespace simulation {

class World;
class Device;

class Line final : public rooms::Client, public std::enable_shared_from_this<Line> {
public:
    Line(World& world, Device& device);

    // The client's side.
    void dial(std::optional<std::string> since);
    void say(std::string text, std::optional<Asked> asked);
    // The client is gone; the server hears of it after a while, or never does.
    void cut(std::optional<std::chrono::milliseconds> heard_after, rooms::Departure how);

    // The server's side.
    void send(rooms::Frame frame) override;
    void close(protocol::CloseCode why) override;
    // The client reads too slowly: the socket gives up, as the network layer does.
    void too_slow();
    // The process ended: some of what it sent may still arrive, then the line is dead.
    void server_died();

    // The server has not heard yet that it ended.
    bool open() const { return visit_ != nullptr; }
    // The server has not ended it.
    bool serving() const { return server_; }
    bool is_of(const PersonId& person) const { return ear_.person == person; }
    bool is_of(const RoomId& room, const PersonId& person) const {
        return ear_.room == room && ear_.person == person;
    }
    // What the server heard and has not answered.
    const std::vector<Asked>& unanswered() const { return ear_.asked; }
    // Everything that is under way to the client arrives now.
    void arrive_now();

private:
    struct Packet {
        rooms::Frame frame;  // null: the end
        std::optional<protocol::CloseCode> code;
    };

    void enter(std::optional<std::string> since);
    void heard(const std::string& text, const std::optional<Asked>& asked);
    void put_down(Packet packet);
    void arrive();
    void hang_up(rooms::Departure how);
    rooms::Steady up_at();
    rooms::Steady down_at();

    World& world_;
    Device* device_;  // null: the client has gone
    const std::size_t number_;
    std::shared_ptr<rooms::Visit> visit_;
    Ear ear_;
    bool server_ = true;  // false: nothing of the server's is sent any more
    std::deque<Packet> down_;
    rooms::Steady last_up_{};
    rooms::Steady last_down_{};
};

}  // namespace simulation
