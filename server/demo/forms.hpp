// SPDX-License-Identifier: Apache-2.0
// How the made-up people fill in their forms.
#pragma once

#include "server/demo/rehearsal.hpp"

namespace demo {

// The forms that wait for this member and were not begun.
std::vector<protocol::FormId> open_forms_of(const Rehearsal& life,
                                            const protocol::PersonId& member);

// Begins, answers and sends it: `by` the member, or with a facilitator. `total` is of the PHQ-9;
// the other measures go along with it. None of the made-up people is in danger by it.
void fill_in(Rehearsal& life, const protocol::FormId& form, const protocol::PersonId& by,
             int total);

}  // namespace demo
