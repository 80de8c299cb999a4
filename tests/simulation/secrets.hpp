// SPDX-License-Identifier: Apache-2.0
// What one person says that only they may ever know of, or they and those who lead; and how it
// would be if they had said something else, or nothing.
#pragma once

#include "server/domain/group/group.hpp"
#include "tests/simulation/input.hpp"

namespace simulation {

// Who may know what is another thing in the second life.
enum class Circle {
    nobody_else,  // not even those who lead: it is "only me", or not sent yet
    who_leads,    // they, and whom a sign of danger has ever reached
};

// Whose secrets are others in the second life, and which of them.
struct Twin {
    PersonId person;
    Circle circle{};
};

// Marks `input.secret` where it is one of those. False: it would carry a secret over into what
// others see, such as a private proposal that is put on the agenda, and does not belong into a
// history of which all else must stay the same.
bool keeps_secrets_apart(const domain::group::GroupState& group, const Twin& twin, Input& input);

// The same with another secret in its place, or with none: then the person is only there.
Input with_another_secret(Input input);

}  // namespace simulation
