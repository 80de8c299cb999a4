// SPDX-License-Identifier: Apache-2.0
// What must hold of one message of a client, however it reads.
#pragma once

#include <utility>

#include "server/rooms/messages.hpp"
#include "tests/fuzz/support/round_trip.hpp"

namespace fuzz {

inline void check_emitted(const rooms::Frame& frame) {
    const auto value =
        protocol::parse(*frame, {.bytes_max = 1U << 20U, .string_bytes_max = 1U << 20U});
    always(value.has_value(), "everything that the server sends parses under a strict parser");
}

// {"is":"set_goal",...} as the message that asked for it.
template <class Kind>
std::string asked_again(const protocol::CommandId& id, const Kind& what) {
    const auto tagged = protocol::parse(protocol::encode(what), protocol::stored_limits());
    always(tagged && tagged->members() && !tagged->members()->empty(), "a command has a name");
    auto with = *tagged->members();
    const auto name = with.front();
    always(name.key == "is" && name.value.text(), "the name comes first");
    with.erase(with.begin());
    std::string text =
        R"({"do":")" + *name.value.text() + R"(","id":")" + id.value + R"(","with":)";
    protocol::json::append_value(text, {std::move(with)});
    return text + "}";
}

inline void check_asked(const rooms::Asked& asked) {
    std::visit(
        [&](const auto& what) {
            const auto again = rooms::read_message(asked_again(asked.id, what));
            const auto* same = std::get_if<rooms::Asked>(&again);
            always(same != nullptr && same->id == asked.id, "a command is read again");
            const auto text = protocol::encode(what);
            const auto text_again =
                std::visit([](const auto& one) { return protocol::encode(one); }, same->what);
            always(text == text_again, "a command is the same when it is sent again");
        },
        asked.what);
    check_emitted(rooms::ok(asked.id));
}

inline void check_message(std::string_view text) {
    const auto message = rooms::read_message(text);
    if (const auto* asked = std::get_if<rooms::Asked>(&message)) check_asked(*asked);
    if (const auto* unreadable = std::get_if<rooms::Unreadable>(&message)) {
        always(!unreadable->why.code.empty(), "a refusal has a code");
        check_emitted(rooms::no(unreadable->id, unreadable->why));
    }
}

}  // namespace fuzz
