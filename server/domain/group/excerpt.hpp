// SPDX-License-Identifier: Apache-2.0
// Long words made short enough for a draft, never in the middle of a letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace domain::group {

// Cut where it would not fit.
std::string fitted(std::string_view text, std::size_t code_points_max);

// In one line, and with an ellipsis where it was cut.
std::string one_line(std::string_view text, std::size_t bytes_max);

}  // namespace domain::group
