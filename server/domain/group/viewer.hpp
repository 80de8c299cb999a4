// SPDX-License-Identifier: Apache-2.0
// Through which eyes an entity is seen. Everybody with the same lens sees the same bytes, so a
// view is rendered once for each lens and shared.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "protocol/group/common.hpp"

namespace domain::group {

using protocol::group::Role;

// Who asks, from the room's own state. Somebody without a seat has no viewer.
struct Viewer {
    protocol::SeatId seat;
    Role role{};
    bool in_session = false;  // a member whom the facilitator admitted to the running session
    bool left = false;        // a member who has left the group
    // Open items that somebody acts on who does not lead the group; in order.
    std::vector<protocol::RiskId> watches;
    // On call, and acting on one: whose names it needs, in order. Nobody's otherwise.
    std::vector<protocol::SeatId> knows;

    bool operator==(const Viewer&) const = default;
};

// What of the viewer a view may depend on, for one entity.
struct Lens {
    Role role{};
    bool in_session = false;
    bool own = false;       // the entity is this viewer's own, or between them and another
    bool on_watch = false;  // an open item that this viewer acts on; on call: or a seat it needs
    bool left = false;      // the viewer has left the group: of all that is not their own, nothing

    auto operator<=>(const Lens&) const = default;

    bool facilitates() const { return role == Role::facilitator || role == Role::cofacilitator; }
    bool is_member() const { return role == Role::member; }
    bool is_on_call() const { return role == Role::on_call; }
    // Sees what goes on in the running session.
    bool sees_session() const { return facilitates() || role == Role::observer || in_session; }
};

inline constexpr std::size_t lenses = 80;  // 5 roles, and four questions

constexpr std::size_t index_of(const Lens& lens) {
    return static_cast<std::size_t>(lens.role) * 16 + (lens.left ? 8 : 0) +
           (lens.on_watch ? 4 : 0) + (lens.in_session ? 2 : 0) + (lens.own ? 1 : 0);
}

}  // namespace domain::group
