// SPDX-License-Identifier: Apache-2.0
// Time that stands still until a test lets it pass.
#pragma once

#include <functional>
#include <optional>

#include "server/rooms/clock.hpp"
#include "server/rooms/timers.hpp"

namespace support {

class FakeClock final : public rooms::Clock {
public:
    explicit FakeClock(protocol::Timestamp now) : now_{now} {}

    protocol::Timestamp now() override { return now_; }
    rooms::Steady steady() override { return steady_; }

    void pass(std::chrono::milliseconds ms) {
        now_ = later(now_, ms.count());
        steady_ += ms;
    }
    // As when somebody sets the machine's clock.
    void set_wall(protocol::Timestamp now) { now_ = now; }

private:
    protocol::Timestamp now_;
    rooms::Steady steady_{std::chrono::hours{1}};
};

class FakeTimers final : public rooms::Timers {
public:
    // Lets time pass up to then, stopping wherever something is due. `settle` runs what follows.
    void pass(FakeClock& clock, std::chrono::milliseconds ms, const std::function<void()>& settle) {
        const auto until = clock.steady() + ms;
        settle();
        while (next() && *next() <= until) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(*next() - clock.steady());
            clock.pass(std::max(left, std::chrono::milliseconds{0}));
            fire(clock.steady());
            settle();
        }
        clock.pass(std::chrono::floor<std::chrono::milliseconds>(until - clock.steady()));
    }

    bool none() const { return !next(); }

    // For who has several of these to keep in step.
    std::optional<rooms::Steady> due() const { return next(); }
    void ring(rooms::Steady now) { fire(now); }

private:
    void next_changed() override {}
};

}  // namespace support
