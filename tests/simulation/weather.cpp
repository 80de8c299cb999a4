// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/weather.hpp"

#include "tests/simulation/device.hpp"

namespace simulation {

using std::chrono::milliseconds;

void Weather::begin_step(std::uint64_t step) {
    step_ = step;
    chance_ = domain::Draw{mixed(seed_, step), 11};
    dice_at_.reset();
}

std::uint64_t Weather::dice(rooms::Steady now) {
    if (dice_at_ != now) {
        dice_at_ = now;
        const auto instant = static_cast<std::uint64_t>(now.time_since_epoch().count());
        dice_ = domain::Draw{mixed(mixed(seed_, step_), instant), 13};
    }
    return dice_.below(~std::uint64_t{0});
}

milliseconds Weather::delay() {
    if (!terms_.rough_network) return milliseconds{0};
    const auto luck = chance_.below(100);
    if (luck < 50) return milliseconds{0};
    return milliseconds{chance_.below(luck < 97 ? 300 : 4000)};
}

milliseconds Weather::disk_takes() {
    if (!terms_.rough_disk) return milliseconds{0};
    const auto luck = chance_.below(100);
    if (luck < 60) return milliseconds{0};
    return milliseconds{chance_.below(luck < 97 ? 30 : 5000)};
}

std::optional<milliseconds> Weather::comes_back_after(const Device& device) const {
    domain::Draw draw{mixed(seed_, step_), 100 + device.number};
    if (draw.below(4) == 0) return std::nullopt;
    return milliseconds{500 + draw.below(5000)};
}

}  // namespace simulation
