// SPDX-License-Identifier: Apache-2.0
// The messages on a room's socket: what was said, read strictly, and what is answered, as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/frames.hpp"
#include "protocol/json/error.hpp"
#include "protocol/rejections.hpp"
#include "server/rooms/hall.hpp"

namespace rooms {

// {"do":"set_goal","id":"...","with":{...}}
struct Asked {
    protocol::CommandId id;
    std::variant<protocol::group::Command, protocol::group::Query> what;
};

// What is wrong with a command or a message: a stable code, where, a sentence, and the words that
// it is about, if any.
struct Why {
    std::string code;
    std::string at;
    std::string message;
    std::string words;

    Why(const protocol::Rejection& rejection);
    Why(const protocol::DecodeError& error);
};

// It could not be read; `id` is empty when not even that could.
struct Unreadable {
    std::string id;
    Why why;
};

using Message = std::variant<Asked, protocol::Beat, protocol::Bye, Unreadable>;

// 20,000 code points of a facilitator's notes, with all that is around them.
inline constexpr std::size_t message_bytes_max = 128 * 1024;

Message read_message(std::string_view text);

// What the bytes of a command come to, however its fields were ordered and spaced.
std::uint64_t digest_of(const protocol::group::Command& command);
std::uint64_t digest_of(const protocol::group::ServerCommand& command);

Frame ok(const protocol::CommandId& id);
Frame ok(const protocol::CommandId& id, std::string_view found);
Frame no(std::string_view id, const Why& why);
Frame live(const protocol::ServerLive& what);
Frame patched(std::uint64_t n, protocol::Timestamp at, std::string_view patch);

struct Greeting {
    protocol::You you;
    std::string cursor;
    protocol::Timestamp now{};
};
Frame welcome(const Greeting& greeting, std::string_view document);
Frame welcome(const Greeting& greeting, const std::vector<Frame>& patches);

}  // namespace rooms
