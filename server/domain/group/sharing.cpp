// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/sharing.hpp"

#include "server/domain/group/group_state.hpp"

namespace domain::group {

bool is_seated(const GroupState& group, const SeatId& seat) {
    const auto* found = group.membership.seat(seat);
    return found && !found->gone();
}

bool reads_all(Sharing sharing, const Lens& lens) {
    return lens.own || (lens.facilitates() && sharing != Sharing::only_me);
}

bool reads_all(PartSharing, const Lens& lens) { return lens.own || lens.facilitates(); }

bool group_reads(const GroupState& group, const SeatId& owner, Sharing sharing) {
    return sharing == Sharing::group && is_seated(group, owner);
}

bool group_reads(const GroupState& group, const SeatId& owner, PartSharing sharing) {
    return sharing == PartSharing::group && is_seated(group, owner);
}

}  // namespace domain::group
