// SPDX-License-Identifier: Apache-2.0
// Spans of time in milliseconds, as deadlines are reckoned in.
#pragma once

#include <cstdint>

namespace domain {

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

}  // namespace domain
