// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/mutant.hpp"
#include "tests/simulation/planted.hpp"

namespace simulation {

namespace {

constexpr Planted table[] = {
#include "tests/simulation/mutants/table.inc"
};

}  // namespace

std::span<const Planted> planted_faults() { return table; }

void plant(std::string_view name) { planted = name; }

}  // namespace simulation
