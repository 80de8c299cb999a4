// SPDX-License-Identifier: Apache-2.0
// Time as rooms see it: the wall's, by which things are recorded, and a steady one for durations.
#pragma once

#include <chrono>
#include <mutex>

#include "protocol/ids.hpp"

namespace rooms {

using Steady = std::chrono::steady_clock::time_point;

// From any thread.
class Clock {
public:
    virtual ~Clock() = default;

    // The wall's time. Never goes back.
    virtual protocol::Timestamp now() = 0;

    virtual Steady steady() = 0;
};

// A wall that never goes back. It runs with the steady clock; when the machine's own wall clock is
// put forward it follows at once, and when that is put back it goes slower until the two agree.
class Wall {
public:
    Wall(std::chrono::nanoseconds wall, Steady steady) : now_{wall}, asked_{steady} {}

    std::chrono::nanoseconds at(std::chrono::nanoseconds wall, Steady steady);

private:
    std::chrono::nanoseconds now_;
    Steady asked_;
};

inline std::chrono::nanoseconds wall_time(protocol::Timestamp at) {
    return std::chrono::milliseconds{protocol::ms(at)};
}
inline protocol::Timestamp wall_time(std::chrono::nanoseconds at) {
    return protocol::Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(at).count()};
}

class SystemClock final : public Clock {
public:
    SystemClock();
    protocol::Timestamp now() override;
    Steady steady() override;

private:
    std::mutex asking_;
    Wall wall_;
};

}  // namespace rooms
