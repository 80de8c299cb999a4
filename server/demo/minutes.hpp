// SPDX-License-Identifier: Apache-2.0
// Spans of time, for stories that are told in minutes and days.
#pragma once

#include <cstdint>

namespace demo {

inline constexpr std::int64_t second_ms = 1000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

}  // namespace demo
