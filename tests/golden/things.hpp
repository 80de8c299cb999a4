// SPDX-License-Identifier: Apache-2.0
// What a thing of the group is, in a clinician's words: its state, and whose it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/golden/scenes.hpp"

namespace golden {

struct Thing {
    std::string state;            // "for group, laid aside"; empty: there is one state only
    std::vector<SeatId> parties;  // whose it is, and who else it is between
};

// Said from the state alone and never from what is shown. Nothing when there is no such thing.
// A new kind does not compile until it is placed.
std::optional<Thing> thing_of(const GroupState& group, const EntityRef& entity);

}  // namespace golden
