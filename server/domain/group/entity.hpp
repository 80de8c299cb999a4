// SPDX-License-Identifier: Apache-2.0
// What a group's document is made of, and which of it an event touched.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "protocol/group/document.hpp"

namespace domain::group {

using protocol::group::Kind;

// The id of the only entity of its kind: "group/this", "course/this", "next/this", "floor/this".
inline const std::string only_one = "this";

struct EntityRef {
    Kind kind{};
    std::string id;
    auto operator<=>(const EntityRef&) const = default;
};

// What evolve changed. `gates`: something changed that decides what is visible elsewhere
// (a session's state, who is admitted, a role), so everything is rendered again.
struct Touched {
    std::vector<EntityRef> entities;
    bool gates = false;

    Touched& operator+=(Touched more) {
        entities.insert(entities.end(), more.entities.begin(), more.entities.end());
        gates = gates || more.gates;
        return *this;
    }
};

}  // namespace domain::group
