// SPDX-License-Identifier: Apache-2.0
// Spans of time in milliseconds, as deadlines are reckoned in.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "protocol/ids.hpp"

namespace domain {

inline constexpr std::int64_t minute_ms = 60'000;
inline constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

using Deadline = std::optional<protocol::Timestamp>;  // empty: never

inline Deadline sooner(Deadline one, Deadline other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

}  // namespace domain
