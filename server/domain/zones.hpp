// SPDX-License-Identifier: Apache-2.0
// What the clocks on the wall show: a group meets at the same hour of its own clock, also after the
// clocks were put forward or back.
#pragma once

#include <chrono>
#include <cstdint>

#include "protocol/ids.hpp"
#include "protocol/limits.hpp"

namespace domain {

// A date and a time of day as a clock on the wall shows them. Days are added to it as people do it:
// every day has 24 hours.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

// Of each time zone, by its IANA name; a name that is not known counts as UTC. From any thread.
class Zones {
public:
    virtual ~Zones() = default;

    virtual LocalTime local(protocol::Timestamp at, const protocol::Title& zone) const = 0;

    // Of a time that the clock shows twice, the first. For a time that it leaves out, the moment at
    // which it is put forward.
    virtual protocol::Timestamp instant(LocalTime at, const protocol::Title& zone) const = 0;

    // The same time of day so many days later; in 0 days it is `from` itself.
    protocol::Timestamp days_later(protocol::Timestamp from, std::int64_t days,
                                   const protocol::Title& zone) const;
};

// Where no clock is ever changed: for whoever decides nothing by the clock on the wall.
class Utc final : public Zones {
public:
    LocalTime local(protocol::Timestamp at, const protocol::Title& zone) const override;
    protocol::Timestamp instant(LocalTime at, const protocol::Title& zone) const override;
};

inline constexpr Utc utc;

}  // namespace domain
