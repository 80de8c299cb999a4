// SPDX-License-Identifier: Apache-2.0
// What a member's forms came to, one after the other: the line, and the change since the first.
#pragma once

#include <set>
#include <vector>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/forms.hpp"

namespace domain::group {

// A form that was sent, or closed half-filled, and its score.
struct Scored {
    const Form* form;
    Score score;
};
using History = std::vector<Scored>;  // oldest first

History history_of(const GroupState& group, const SeatId& seat, const MeasureKey& measure);

// The last complete score at or before the first session, whatever it was for.
std::optional<std::int64_t> baseline_of(const GroupState& group, const History& history);
// The last complete one of the meetings before the group.
std::optional<std::int64_t> pre_group_of(const History& history);
// The last complete one.
std::optional<std::int64_t> newest_total(const History& history);

// The newest complete score against the baseline; nothing while there is no later one.
std::vector<ChangeWord> change_since_start(const GroupState& group, const History& history);

// Of which this member has sent a form, or half-filled one whose time is over.
std::set<MeasureKey> measures_of(const GroupState& group, const SeatId& seat);

// The session's place in the course; empty for a form without one.
std::optional<std::int64_t> session_n(const GroupState& group, const Form& form);

bool has_progress(const GroupState& group, const SeatId& seat);
std::optional<ProgressView> progress_view(const GroupState& group, const SeatId& seat,
                                          const Lens& lens);

}  // namespace domain::group
