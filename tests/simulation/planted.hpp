// SPDX-License-Identifier: Apache-2.0
// Faults that are planted on purpose, to see that they are found. octet-sim has none; the table
// and the mutated files are linked into octet-sim-mutants alone.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace simulation {

struct Planted {
    std::string_view name;
    std::size_t seeds;  // within so many it must be found
    std::string_view wrong;
};

std::span<const Planted> planted_faults();

// From here on this one is there; none: "".
void plant(std::string_view name);

}  // namespace simulation
