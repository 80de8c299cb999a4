// SPDX-License-Identifier: Apache-2.0
// octet-sim: lives the histories of many seeds and prints the first that breaks a promise.
// See README.md beside this file.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "tests/simulation/planted.hpp"
#include "tests/simulation/search.hpp"

namespace {

using namespace simulation;

struct Options {
    Scope scope;
    std::size_t shrink_tries = 400;
    std::string mutant;
    bool all_mutants = false;
    bool shrinking = false;
};

int search(const Options& options) {
    plant(options.mutant);
    const auto began = std::chrono::steady_clock::now();
    Search search{options.scope};
    auto failed = search.run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    const auto& counts = search.counts();
    std::printf("%zu seeds, %zu steps, %zu records, %zu frames, %zu documents compared, %.1f s\n",
                search.seeds(), counts.steps, counts.records, counts.frames, counts.comparisons,
                took.count());
    if (!failed) {
        std::printf("every promise held\n");
        return 0;
    }
    std::printf("seed %llu breaks a promise (%s); making its history short\n",
                static_cast<unsigned long long>(failed->seed), failed->finding->promise.c_str());
    std::fflush(stdout);
    print(shrunk(std::move(*failed), options.shrink_tries));
    return 1;
}

// Each planted fault must be found within as many seeds as the table says, and none without one.
int search_all_mutants(Options options) {
    int missed = 0;
    for (const auto& fault : planted_faults()) {
        plant(fault.name);
        options.scope.seeds = fault.seeds;
        Search search{options.scope};
        const auto failed = search.run();
        if (!failed) ++missed;
        std::printf("%-24s %s\n", std::string{fault.name}.c_str(),
                    failed ? ("seed " + std::to_string(failed->seed) + " of " +
                              std::to_string(fault.seeds) + ": " + failed->finding->promise)
                                 .c_str()
                           : "NOT FOUND");
        std::fflush(stdout);
    }
    std::printf("%zu planted faults, %d not found\n", planted_faults().size(), missed);
    return missed == 0 ? 0 : 1;
}

// What is printed of a failure must still be one: shorter, and breaking the same promise.
bool shrinks(const Options& options, std::string_view fault) {
    plant(fault);
    Search search{options.scope};
    const auto failed = search.run();
    if (!failed) return false;
    const auto shorter = shrunk(*failed, options.shrink_tries);
    const auto again = lived_again(shorter);
    std::printf("%-24s %zu inputs, and of them %zu: %s\n", std::string{fault}.c_str(),
                failed->inputs.size(), shorter.inputs.size(),
                again ? again->promise.c_str() : "every promise holds");
    std::fflush(stdout);
    return shorter.inputs.size() < failed->inputs.size() && again &&
           again->promise == failed->finding->promise;
}

int try_shrinking(const Options& options) {
    int wrong = 0;
    for (const auto* fault : {"no_duplicate_check", "private_shown", "deadline_missed"})
        wrong += shrinks(options, fault) ? 0 : 1;
    return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Lives random histories of Octet's rooms and looks for a broken promise."};
    auto& scope = options.scope;
    app.add_option("--seed", scope.seed, "The first seed");
    app.add_option("--seeds", scope.seeds, "How many seeds");
    app.add_option("--steps", scope.steps, "Steps of each history");
    app.add_option("--twin-steps", scope.twin_steps, "Steps of the histories lived twice");
    app.add_option("--minutes", scope.minutes, "Instead of --seeds: for how long");
    app.add_option("--jobs", scope.jobs, "Histories at a time");
    app.add_option("--shrink", options.shrink_tries, "Tries to make a failing history short");
    if (!planted_faults().empty()) {
        app.add_option("--mutant", options.mutant, "Plants this fault");
        app.add_flag("--all-mutants", options.all_mutants, "Plants one after the other");
        app.add_flag("--shrinking", options.shrinking, "Plants a few, and makes what fails short");
    }
    CLI11_PARSE(app, argc, argv);

    name_seed_on_abort();
    if (options.shrinking) return try_shrinking(options);
    return options.all_mutants ? search_all_mutants(options) : search(options);
}
