// SPDX-License-Identifier: Apache-2.0
// Which planted fault is switched on. Only the mutated copies that mutants.cmake makes ask; the
// product is never built with this.
#pragma once

#include <string_view>

namespace simulation {

inline std::string_view planted;

inline bool mutant(std::string_view name) { return planted == name; }

}  // namespace simulation
