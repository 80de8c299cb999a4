// SPDX-License-Identifier: Apache-2.0
// Whole histories of one seed: lived, played again, compared with their twin, and made short.
#pragma once

#include <optional>
#include <vector>

#include "tests/simulation/findings.hpp"
#include "tests/simulation/input.hpp"

namespace simulation {

// What a history was made of, so that one can see that much happened.
struct Counts {
    std::size_t steps = 0;
    std::size_t records = 0;
    std::size_t frames = 0;
    std::size_t comparisons = 0;  // of a whole document with a fresh one

    Counts& operator+=(const Counts& other);
};

struct History {
    std::uint64_t seed = 0;
    std::vector<Input> inputs;
    std::optional<Finding> finding;
    Counts counts;
    bool twins = false;
};

// Lives `steps` steps with everything that can go wrong, then heals the world.
History live_once(std::uint64_t seed, std::size_t steps);

// Lives a history twice, the second time with other secrets of one person, and compares what all
// who may not know them got, byte by byte. Whose they are, and who may know, is drawn from the
// seed.
History live_twice(std::uint64_t seed, std::size_t steps);

// The same inputs once more: what they break now.
std::optional<Finding> lived_again(const History& history);

// Leaves out what is not needed for the same promise to be broken. Gives up after `tries`.
History shrunk(History failed, std::size_t tries);

// For a person: the seed, the promise, the inputs.
void print(const History& failed);

}  // namespace simulation
