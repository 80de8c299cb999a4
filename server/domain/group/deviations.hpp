// SPDX-License-Identifier: Apache-2.0
// Where a session went another way than its template. Written down when the session ends, before
// what was put off moves on to the next agenda.
#pragma once

#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// From the agenda as it stands at the end of this session.
std::vector<Deviation> deviations_of(const GroupState& group, const SessionId& session);

}  // namespace domain::group
