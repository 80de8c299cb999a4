// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/search.hpp"

#include <csignal>
#include <cstdio>
#include <vector>

namespace simulation {

namespace {

thread_local std::uint64_t living = 0;

void on_abort(int) {
    std::fprintf(stderr, "the process fails in seed %llu\n",
                 static_cast<unsigned long long>(living));
}

}  // namespace

void name_seed_on_abort() { std::signal(SIGABRT, on_abort); }

std::optional<History> Search::run() {
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < scope_.jobs; ++i) workers.emplace_back([this] { work(); });
    for (auto& worker : workers) worker.join();
    return std::move(failed_);
}

bool Search::over() const {
    if (stop_) return true;
    if (scope_.minutes == 0) return next_ >= scope_.seed + scope_.seeds;
    return std::chrono::steady_clock::now() - began_ >= std::chrono::minutes{scope_.minutes};
}

void Search::work() {
    while (!over()) {
        living = next_++;
        if (!note(live_once(living, scope_.steps))) return;
        if (scope_.twin_steps > 0 && !note(live_twice(living, scope_.twin_steps))) return;
        ++done_;
    }
}

// False: enough. Of several that fail at the same time the lowest seed counts.
bool Search::note(History history) {
    const std::lock_guard lock{noting_};
    counts_ += history.counts;
    if (!history.finding) return true;
    stop_ = true;
    if (!failed_ || history.seed < failed_->seed) failed_ = std::move(history);
    return false;
}

}  // namespace simulation
