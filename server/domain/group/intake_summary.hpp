// SPDX-License-Identifier: Apache-2.0
// What the pre-group meeting comes to: what both sign, and the member takes home.
#pragma once

#include "server/domain/group/group_state.hpp"

namespace domain::group {

// As it stands now. Goals that a facilitator may not read are left out.
IntakeSummary summary_of(const GroupState& group, const SeatId& seat);

// What keeps it from being signed, in the order in which it is asked for.
std::vector<IntakeNeed> needs_of(const GroupState& group, const SeatId& seat,
                                 const IntakeSummary& summary);

// A short name for exactly these words. Only whoever may read them learns it.
SummaryMark mark_of(const IntakeSummary& summary);

// Evolve: the meeting of this member is seen anew.
Touched touched_intake(const SeatId& seat);

}  // namespace domain::group
