// SPDX-License-Identifier: Apache-2.0
// Where a session went another way than its template. Written down when the session ends, before
// what was put off moves on to the next agenda.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Deviations {
    std::map<SessionId, std::vector<Deviation>> of_session;  // of those that have ended
};
BOOST_DESCRIBE_STRUCT(Deviations, (), (of_session))

// From the agenda as it stands at the end of this session.
std::vector<Deviation> deviations_of(const GroupState& group, const SessionId& session);

std::optional<DeviationsView> deviations_view(const GroupState& group, const SessionId& session,
                                              const Lens& lens);

}  // namespace domain::group
