// SPDX-License-Identifier: Apache-2.0
// What becomes due by itself.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

// Everything that is due by now. After it, no deadline of the group lies at or before now.
Decision decide(const GroupState& group, const ActOnDeadlines& command, Context context);

}  // namespace domain::group
