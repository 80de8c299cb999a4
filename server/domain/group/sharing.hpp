// SPDX-License-Identifier: Apache-2.0
// Who reads what somebody shared. Every view of a person's own words asks here.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

// The group no longer reads what a person shared who is gone; the facilitators' record stays.
bool is_seated(const GroupState& group, const SeatId& seat);

// Reads all of it: whoever it belongs to, and the facilitators unless it is only its owner's.
bool reads_all(Sharing sharing, const Lens& lens);
bool reads_all(PartSharing sharing, const Lens& lens);

// Reads what the group may: shared with it by somebody who belongs to it.
bool group_reads(const GroupState& group, const SeatId& owner, Sharing sharing);
bool group_reads(const GroupState& group, const SeatId& owner, PartSharing sharing);

}  // namespace domain::group
