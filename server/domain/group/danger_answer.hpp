// SPDX-License-Identifier: Apache-2.0
// The answer in a form that was a sign of danger, as those read it who act on the item.
#pragma once

#include "server/domain/group/group_state.hpp"

namespace domain::group {

// Without the question. Nothing once the member was erased.
std::optional<DangerAnswerView> in_words(const GroupState& group, const DangerAnswer& answered);

// With the question: what stands there now where the last sign in a form was given. Nothing when
// no answer was a sign.
std::optional<DangerAnswerView> answered_now(const GroupState& group, const Risk& risk);

}  // namespace domain::group
