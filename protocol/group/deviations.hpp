// SPDX-License-Identifier: Apache-2.0
// Where a session went another way than its template: for the facilitators' own look at how close
// to the model the group works. Not a mark: a good reason to leave the plan is often a person.
#pragma once

#include "protocol/group/programme.hpp"

namespace protocol::group {

enum class DeviationKind { added, left_out, put_off, out_of_order, longer, shorter };
BOOST_DESCRIBE_ENUM(DeviationKind, added, left_out, put_off, out_of_order, longer, shorter)

struct Deviation {
    DeviationKind what{};
    ItemKind kind{};
    std::optional<Title> title;  // missing: what a member brought
    std::optional<std::int64_t> planned_minutes;
    std::optional<std::int64_t> took_minutes;
    bool operator==(const Deviation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deviation, (), (what, kind, title, planned_minutes, took_minutes))

}  // namespace protocol::group
