// SPDX-License-Identifier: Apache-2.0
// One browser of one person as a room meets it: it says things, keeps what it hears, and builds the
// document from it as a client does.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/group/codec.hpp"
#include "server/rooms/hall.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/page.hpp"

namespace support {

class Device final : public rooms::Client, public Page {
public:
    void send(rooms::Frame message) override;
    void close(protocol::CloseCode why) override;

    // Says it on the visit; answers come when the world settles.
    void say(std::string_view message) const { visit->hear(message); }
    void act(std::string_view id, const protocol::group::Command& command) const;
    void ask(std::string_view id, const protocol::group::Query& query) const;
    void beat() const { say(R"({"live":{"is":"beat"}})"); }
    void bye() const { say(R"({"live":{"is":"bye"}})"); }

    // The page as it stands, before it comes back on another socket.
    std::shared_ptr<Device> same_page() const;

    bool has(std::string_view message) const;
    bool saved(std::string_view id) const;
    // Why that command was refused; "" when it was not.
    std::string refusal(std::string_view id) const;
    std::string refused_at(std::string_view id) const;
    // Empties what was heard, and gives it.
    std::vector<std::string> take_heard() { return std::exchange(heard, {}); }
    const std::string& json(std::string_view kind, std::string_view id) const;
    // "here", "lost" or, when not told of, "away".
    std::string connection_of(const protocol::SeatId& seat) const;

    std::vector<std::string> heard;
    std::optional<protocol::CloseCode> closed;
    std::shared_ptr<rooms::Visit> visit;
};

}  // namespace support
