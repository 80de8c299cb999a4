// SPDX-License-Identifier: Apache-2.0
// Who looks, or who asks: the columns of the tables.
#pragma once

#include <array>

#include "tests/golden/things.hpp"

namespace golden {

enum class Eyes {
    own_let_in,
    own_not_let_in,
    other_party,
    member_let_in,
    member_not_let_in,
    facilitator,
    cofacilitator,
    observer,
    on_call_reached,
    on_call,
    own_left,
    member_left,
    gone,
};
inline constexpr std::array seen_by{"its person (a member: let in)",
                                    "its person (not let in)",
                                    "who it is for",
                                    "another member (let in)",
                                    "another member (not let in)",
                                    "a facilitator",
                                    "a co-facilitator",
                                    "an observer",
                                    "on call, and on the list",
                                    "on call, and reached by nothing",
                                    "its person, who has left",
                                    "a member who has left",
                                    "removed, or never had a seat"};

// How this person stands to that thing.
Eyes eyes_of(const GroupState& group, const PersonId& person, const Thing& thing);

enum class Asker {
    member_let_in,
    member_stepped_out,
    member_not_let_in,
    facilitator,
    cofacilitator,
    observer,
    on_call_reached,
    on_call,
    member_left,
    gone,
};
inline constexpr std::array asked_by{"a member (let in)",        "a member (stepped out)",
                                     "a member (not let in)",    "a facilitator",
                                     "a co-facilitator",         "an observer",
                                     "on call, and on the list", "on call, and reached by nothing",
                                     "a member who has left",    "removed, or never had a seat"};

Asker asker_of(const GroupState& group, const PersonId& person);

}  // namespace golden
