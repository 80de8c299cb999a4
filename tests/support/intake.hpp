// SPDX-License-Identifier: Apache-2.0
// The few steps that every story of a pre-group meeting takes.
#pragma once

#include "tests/support/group.hpp"

namespace support {

inline const Agree house_rules{{"group-rules"}, {2}};  // of short_programme()

// What this person sees of that member's meeting.
std::optional<IntakeView> intake_of(const Group& group, const PersonId& by, const PersonId& member);
// The mark of what would be signed now, as this person sees it; one that fits nothing when there is
// nothing to sign.
SummaryMark mark_for(const Group& group, const PersonId& by, const PersonId& member);

// a_group(), whose programme looks back in the second of its three sessions.
Group a_group_with_half_way();

TieId add_tie(Group& group, const PersonId& member, const char* name);

// One goal, an area, the rules, a crisis plan and whom to call: so that it can be signed.
void agree_on_all(Group& group, const PersonId& member);

}  // namespace support
