// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/weather.hpp"

#include <algorithm>

#include "tests/simulation/device.hpp"

namespace simulation {

using rooms::Steady;
using std::chrono::milliseconds;

namespace {

// The network is the same for so long, and holds nothing back for longer.
constexpr milliseconds gust{250};
constexpr milliseconds delay_max{4000};
constexpr auto gusts_back = delay_max / gust;

milliseconds delay_of(std::uint64_t luck) {
    const auto of_hundred = luck % 100;
    if (of_hundred < 50) return milliseconds{0};
    const auto most = of_hundred < 99 ? 300 : delay_max.count();
    return milliseconds{static_cast<std::int64_t>(luck / 100 % static_cast<std::uint64_t>(most))};
}

}  // namespace

void Weather::begin_step(std::uint64_t step, Steady now) {
    for (auto& [link, held] : held_) held = std::max(held, delayed(link, now));
    step_ = step;
    step_began_ = now;
    luck_ = domain::Draw{mixed(seed_, step), 11};
    disk_ = domain::Draw{mixed(seed_, step), 12};
    keeping_ = domain::Draw{mixed(seed_, step), 14};
    dice_at_.reset();
}

std::uint64_t Weather::dice(Steady now) {
    if (dice_at_ != now) {
        dice_at_ = now;
        const auto instant = static_cast<std::uint64_t>(now.time_since_epoch().count());
        dice_ = domain::Draw{mixed(mixed(seed_, step_), instant), 13};
    }
    return dice_.below(~std::uint64_t{0});
}

Steady Weather::arrives(Link link, Steady now) { return std::max(held_[link], delayed(link, now)); }

// Behind whatever was sent in this gust or, had there been anything, in those before it.
Steady Weather::delayed(Link link, Steady now) const {
    if (!terms_.rough_network) return now;
    const auto of_link = mixed(mixed(seed_, step_), 2 * link.device + (link.up ? 1 : 0));
    const std::int64_t last = (now - step_began_) / gust;
    auto arrives = now;
    for (auto at = std::max<std::int64_t>(0, last - gusts_back); at <= last; ++at) {
        const auto sent = std::min(now, step_began_ + (at + 1) * gust);
        arrives =
            std::max(arrives, sent + delay_of(mixed(of_link, static_cast<std::uint64_t>(at))));
    }
    return arrives;
}

milliseconds Weather::disk_takes() {
    if (!terms_.rough_disk) return milliseconds{0};
    const auto luck = disk_.below(100);
    if (luck < 60) return milliseconds{0};
    return milliseconds{disk_.below(luck < 97 ? 30 : 5000)};
}

std::optional<milliseconds> Weather::comes_back_after(const Device& device) const {
    domain::Draw draw{mixed(seed_, step_), 100 + device.number};
    if (draw.below(4) == 0) return std::nullopt;
    return milliseconds{500 + draw.below(5000)};
}

}  // namespace simulation
