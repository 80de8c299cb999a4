// SPDX-License-Identifier: Apache-2.0
// How bad the day is: what the network, the disk and people do by chance. All of it is drawn anew
// in each step from the seed and the step alone, so that a history from which steps are left out
// stays the same in all others.
#pragma once

#include <chrono>
#include <optional>

#include "server/domain/context.hpp"
#include "server/rooms/timers.hpp"

namespace simulation {

class Device;

class Weather {
public:
    // calm: everything takes no time at all, and who is cut off comes back at once.
    struct Terms {
        bool rough_network = false;
        bool rough_disk = false;
    };

    Weather(std::uint64_t seed, Terms terms) : seed_{seed}, terms_{terms} {}

    void begin_step(std::uint64_t step);
    void clear_up() { terms_ = {}; }
    const Terms& terms() const { return terms_; }

    std::chrono::milliseconds delay();
    std::chrono::milliseconds disk_takes();
    std::optional<std::chrono::milliseconds> comes_back_after(const Device& device) const;
    bool lucky() { return chance_.below(2) == 0; }
    bool keeps_snapshot() { return terms_.rough_disk ? chance_.below(4) != 0 : true; }
    // The server's own randomness, drawn anew in each instant: what one person's clock brings
    // about moves nothing of what the others do later in the step.
    std::uint64_t dice(rooms::Steady now);

private:
    std::uint64_t seed_;
    Terms terms_;
    std::uint64_t step_ = 0;
    domain::Draw chance_{0, 0};
    domain::Draw dice_{0, 0};
    std::optional<rooms::Steady> dice_at_;
};

// One number for two: near seeds and steps have nothing in common.
constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t step) {
    auto bits = seed * 0x9e3779b97f4a7c15 + step + 1;
    bits = (bits ^ (bits >> 32U)) * 0xd6e8feb86659fd93;
    return bits ^ (bits >> 32U);
}

}  // namespace simulation
