// SPDX-License-Identifier: Apache-2.0
// The version of what was built.
#pragma once

#include <string_view>

namespace commands {

inline constexpr std::string_view release = OCTET_VERSION;

}  // namespace commands
