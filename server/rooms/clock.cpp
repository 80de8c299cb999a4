// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/clock.hpp"

#include <algorithm>

namespace rooms {

namespace {

// Smaller differences are the two clocks' ordinary drift.
constexpr std::chrono::nanoseconds difference_max = std::chrono::seconds{1};
constexpr int slower_by = 8;  // an eighth: an hour too far ahead is gone after eight

std::chrono::nanoseconds machine_wall() {
    return std::chrono::system_clock::now().time_since_epoch();
}

}  // namespace

std::chrono::nanoseconds Wall::at(std::chrono::nanoseconds wall, Steady steady) {
    const std::chrono::nanoseconds passed = std::max(steady - asked_, Steady::duration::zero());
    asked_ = std::max(asked_, steady);
    now_ += passed;
    if (wall > now_ + difference_max)
        now_ = wall;
    else if (now_ > wall + difference_max)
        now_ -= passed / slower_by;
    return now_;
}

SystemClock::SystemClock() : wall_{machine_wall(), std::chrono::steady_clock::now()} {}

protocol::Timestamp SystemClock::now() {
    const std::lock_guard lock{asking_};
    const auto now = wall_.at(machine_wall(), std::chrono::steady_clock::now());
    return wall_time(now);
}

Steady SystemClock::steady() { return std::chrono::steady_clock::now(); }

}  // namespace rooms
