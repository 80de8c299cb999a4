// SPDX-License-Identifier: Apache-2.0
// A group's records and snapshots as a journal keeps them: a skeleton, and each person's words
// apart. Whoever was erased is missing from what comes back, and everything else is as it was.
#pragma once

#include "protocol/group/codec.hpp"
#include "server/domain/group/group_state.hpp"

namespace domain::group {

SplitJson to_record(const Recorded& recorded);
Decoded<Recorded> recorded_from(std::string_view skeleton,
                                const std::map<PartKey, std::string>& parts);

SplitJson to_snapshot(const GroupState& group);
Decoded<GroupState> group_from(std::string_view skeleton,
                               const std::map<PartKey, std::string>& parts);

}  // namespace domain::group
