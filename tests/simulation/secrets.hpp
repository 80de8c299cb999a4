// SPDX-License-Identifier: Apache-2.0
// What one person says that only they and those who lead may ever know of; and how it would be if
// they had said something else, or nothing.
#pragma once

#include "server/domain/group/group.hpp"
#include "tests/simulation/input.hpp"

namespace simulation {

// Marks `input.secret` where it is one of `person`'s. False: it would carry a secret over into
// what others see, such as a private proposal that is put on the agenda, and does not belong into
// a history of which all else must stay the same.
bool keeps_secrets_apart(const domain::group::GroupState& group, const PersonId& person,
                         Input& input);

// The same with another secret in its place, or with none: then the person is only there.
Input with_another_secret(Input input);

}  // namespace simulation
