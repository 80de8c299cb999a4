// SPDX-License-Identifier: Apache-2.0
// The machine's clocks: one that somebody may set, and a steady one that only the world moves.
#pragma once

#include <optional>

#include "server/rooms/clock.hpp"

namespace simulation {

class SimClock final : public rooms::Clock {
public:
    explicit SimClock(protocol::Timestamp now) : machine_{std::chrono::milliseconds{ms(now)}} {
        boot();
    }

    // What a process sees: the product's own wall over the machine's clock.
    protocol::Timestamp now() override {
        const auto wall = wall_->at(machine_, steady_);
        return protocol::Timestamp{
            std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()};
    }
    rooms::Steady steady() override { return steady_; }

    void pass(std::chrono::nanoseconds by) {
        machine_ += by;
        steady_ += by;
    }
    // Somebody sets the clock; the time that passes is another matter.
    void jump(std::chrono::milliseconds by) { machine_ += by; }
    // Another process starts and asks the machine what time it is.
    void boot() { wall_.emplace(machine_, steady_); }

private:
    std::chrono::nanoseconds machine_;
    rooms::Steady steady_{std::chrono::hours{1}};
    std::optional<rooms::Wall> wall_;
};

}  // namespace simulation
