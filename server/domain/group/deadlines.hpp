// SPDX-License-Identifier: Apache-2.0
// What becomes due by itself.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

// What is due by now. It may lead to more that is due at once (a session that ends late, and the
// next one's lobby): ask next_deadline again. While that lies at or before now, this is never
// without events.
Decision decide(const GroupState& group, const ActOnDeadlines& command, Context context);

}  // namespace domain::group
