// SPDX-License-Identifier: Apache-2.0
// The facilitators' page before a session, made of what the state knows. It holds nothing of its
// own.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

std::optional<BriefView> brief_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
