// SPDX-License-Identifier: Apache-2.0
// How evolve writes down what happened to an item.
#pragma once

#include "server/domain/group/risk.hpp"

namespace domain::group {

inline RiskStep step_of(RiskStepKind kind, Timestamp at) {
    RiskStep step;
    step.kind = kind;
    step.at = at;
    return step;
}

// What was told of a member, as `fill(StepFacts&, const T&)` takes it; nothing once they were
// erased.
template <class T, class Fill>
std::optional<Personal<StepFacts>> facts_from(const Personal<T>& told, Fill fill) {
    Personal<StepFacts> facts{told.of, {}};
    if (told.value) fill(facts.value.emplace(), *told.value);
    return facts;
}

}  // namespace domain::group
