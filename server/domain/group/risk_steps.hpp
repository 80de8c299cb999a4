// SPDX-License-Identifier: Apache-2.0
// How a step of an item's story begins.
#pragma once

#include "server/domain/group/risk.hpp"

namespace domain::group {

inline RiskStep step_of(RiskStepKind kind, Timestamp at) {
    RiskStep step;
    step.kind = kind;
    step.at = at;
    return step;
}

}  // namespace domain::group
