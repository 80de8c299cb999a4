// SPDX-License-Identifier: Apache-2.0
// What a decision may use that is not in the state: the time, bytes for ids and drawn orders, and
// what clocks on the wall show.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "protocol/ids.hpp"
#include "server/domain/zones.hpp"

namespace domain {

// A well-mixed stream from 128 random bits ; not for secrets. The same
// bits give the same ids and orders,
// so that a decision can be computed again.
class Draw {
public:
    Draw(std::uint64_t high, std::uint64_t low);

    // 0 to bound - 1; bound must not be 0.
    std::uint64_t below(std::uint64_t bound);

    // Ten characters of [a-z0-9]: about 51 bits.
    template <class SomeId>
    SomeId id() {
        return SomeId{letters()};
    }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[below(left)]);
        }
    }

private:
    std::uint64_t next();
    std::string letters();

    std::array<std::uint64_t, 2> state_;
};

struct Context {
    protocol::Timestamp now{};
    Draw& draw;
    const Zones& zones;
};

// When and by whom an event happened: what evolve may know besides the event.
struct Stamp {
    protocol::Timestamp at{};
};

}  // namespace domain
