// SPDX-License-Identifier: Apache-2.0
// How a step went, in the words that the group's own language has for it.
#pragma once

#include "protocol/group/checkin.hpp"

namespace domain::group {

// `headings`: those of a note or of a summary.
template <class Headings>
const protocol::Name& word_for(protocol::group::StepOutcome outcome, const Headings& headings) {
    using protocol::group::StepOutcome;
    switch (outcome) {
        case StepOutcome::done:
            return headings.done;
        case StepOutcome::partly:
            return headings.partly;
        case StepOutcome::not_yet:
            return headings.not_yet;
    }
    return headings.not_yet;
}

}  // namespace domain::group
