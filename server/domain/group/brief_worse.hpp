// SPDX-License-Identifier: Apache-2.0
// Of a member, before a session: what may have become worse, and which forms are not there yet.
#pragma once

#include "server/domain/group/actor.hpp"

namespace domain::group {

// Each reason once, by the measures' own rules (flags, change) and by the moods that were said.
std::vector<BriefWorse> worse_of(const GroupState& group, const SeatId& seat,
                                 const SessionId& session);

// Forms for this session that were opened and not sent, by measure; each once.
std::vector<MeasureKey> forms_missing_of(const GroupState& group, const SeatId& seat,
                                         const SessionId& session);

}  // namespace domain::group
