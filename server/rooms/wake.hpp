// SPDX-License-Identifier: Apache-2.0
// When a room must be opened again by itself, known before its next record is written.
#pragma once

#include "server/domain/group/group.hpp"
#include "server/journal/journal.hpp"

namespace rooms {

// The wake time that goes into the journal beside `recorded`, for the state in which `group` will
// be once it is folded in: at once while a session runs, else the next deadline; to the second.
journal::Wake wake_after(const domain::group::GroupState& group,
                         const protocol::group::Recorded& recorded);

// That these events move no deadline is sure: next_deadline is afterwards what it was before.
bool keep_deadlines(const protocol::group::Events& events);

}  // namespace rooms
