// SPDX-License-Identifier: Apache-2.0
// Lives one seed after the other, several at a time, until a promise is broken or it is enough.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "tests/simulation/history.hpp"

namespace simulation {

struct Scope {
    std::uint64_t seed = 1;  // the first
    std::size_t seeds = 500;
    std::size_t steps = 2000;
    std::size_t twin_steps = 400;
    std::size_t minutes = 0;  // not 0: for so long, however many seeds that are
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
};

class Search {
public:
    explicit Search(const Scope& scope) : scope_{scope} {}

    // The first history that broke a promise, whole; nothing when all held.
    std::optional<History> run();

    const Counts& counts() const { return counts_; }
    std::size_t seeds() const { return done_; }

private:
    bool over() const;
    void work();
    bool note(History history);

    const Scope scope_;
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> next_{scope_.seed};
    std::atomic<std::size_t> done_ = 0;
    std::atomic<bool> stop_ = false;
    std::mutex noting_;
    Counts counts_;
    std::optional<History> failed_;
};

// A fault of ours ends the process: says which seed it was in. Call once.
void name_seed_on_abort();

}  // namespace simulation
