// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/missed.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <utility>

#include "protocol/json/strict.hpp"

namespace rooms {

using protocol::Value;

namespace {

// Kind and id of each entity that a later patch brings; true: it takes it away.
using Later = std::map<std::pair<std::string, std::string>, bool>;

Value::Members& members_of(Value& value) { return std::get<Value::Members>(value.is); }

Value& patch_in(Value& message) {
    for (auto& member : members_of(message)) {
        if (member.key == "patch") return member.value;
    }
    return message;
}

enum class Found { nothing, replaced, came_and_went };

Found take_out_replaced(Value::Members& entities, const std::string& kind, Later& later) {
    auto found = Found::nothing;
    std::erase_if(entities, [&](const auto& entity) {
        const bool gone = entity.value.is_null();
        const auto [known, last] = later.try_emplace({kind, entity.key}, gone);
        if (last) return false;
        if (known->second && !gone)
            found = Found::came_and_went;
        else if (found == Found::nothing)
            found = Found::replaced;
        return true;
    });
    return found;
}

Found take_out_replaced(Value& patch, Later& later) {
    auto found = Found::nothing;
    auto& kinds = members_of(patch);
    for (auto& kind : kinds)
        found = std::max(found, take_out_replaced(members_of(kind.value), kind.key, later));
    std::erase_if(kinds, [](auto& kind) { return members_of(kind.value).empty(); });
    return found;
}

}  // namespace

std::optional<std::vector<Frame>> still_theirs(std::vector<Frame> patches) {
    if (patches.size() < 2) return patches;
    Later later;
    for (auto& frame : std::views::reverse(patches)) {
        auto message = protocol::parse(*frame, protocol::stored_limits());
        if (!message) return std::nullopt;
        const auto found = take_out_replaced(patch_in(*message), later);
        if (found == Found::came_and_went) return std::nullopt;
        if (found == Found::nothing) continue;
        std::string text;
        append_value(text, *message);
        frame = std::make_shared<const std::string>(std::move(text));
    }
    return patches;
}

}  // namespace rooms
