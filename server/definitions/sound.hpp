// SPDX-License-Identifier: Apache-2.0
// What no type can say about a definition: whether its parts fit together.
#pragma once

#include <optional>
#include <string>

#include "protocol/group/course.hpp"
#include "protocol/group/measure.hpp"

namespace definitions {

struct Flaw {
    std::string at;
    std::string reason;
};

// The first thing that does not fit; nothing when all is well.
std::optional<Flaw> first_flaw(const protocol::group::Programme& programme);
std::optional<Flaw> first_flaw(const protocol::group::Measure& measure);

}  // namespace definitions
