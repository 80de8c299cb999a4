// SPDX-License-Identifier: Apache-2.0
// How bad the day is: what the network, the disk and people do by chance. All of it is drawn anew
// in each step from the seed and the step alone, so that a history from which steps are left out
// stays the same in all others; and that of one line does not depend on what others carry, nor on
// how much it carries itself, so that a history can be lived twice under the same sky.
#pragma once

#include <chrono>
#include <map>
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

    void begin_step(std::uint64_t step, rooms::Steady now);
    void clear_up() { terms_ = {}; }
    const Terms& terms() const { return terms_; }

    // One direction of a device's connections.
    struct Link {
        std::size_t device = 0;
        bool up = false;
        auto operator<=>(const Link&) const = default;
    };
    // When what is sent there now arrives: never before what was sent earlier.
    rooms::Steady arrives(Link link, rooms::Steady now);
    std::chrono::milliseconds disk_takes();
    std::optional<std::chrono::milliseconds> comes_back_after(const Device& device) const;
    bool lucky() { return luck_.below(2) == 0; }
    bool keeps_snapshot() { return terms_.rough_disk ? keeping_.below(4) != 0 : true; }
    // The server's own randomness, drawn anew in each instant: what one person's clock brings
    // about moves nothing of what the others do later in the step.
    std::uint64_t dice(rooms::Steady now);

private:
    rooms::Steady delayed(Link link, rooms::Steady now) const;

    std::uint64_t seed_;
    Terms terms_;
    std::uint64_t step_ = 0;
    rooms::Steady step_began_{};
    std::map<Link, rooms::Steady> held_;  // by what was before this step; of those in use
    domain::Draw luck_{0, 0};
    domain::Draw keeping_{0, 0};
    domain::Draw disk_{0, 0};
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
