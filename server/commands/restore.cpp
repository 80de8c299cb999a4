// SPDX-License-Identifier: Apache-2.0
// octet restore: the way back from a backup, into an empty place.
#include <fmt/core.h>

#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/options.hpp"
#include "server/commands/reports.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::filesystem::path file;
    std::filesystem::path newest_keys;
};

int restore(Options options) {
    settle(options.place);
    auto key = journal::load_master_key(options.place.key);
    if (!key) throw config::Mistake{key.error().sentence};
    journal::RestoreOptions wanted{.backup = options.file,
                                   .dir = options.place.data,
                                   .key = std::move(*key),
                                   .newest_keys = {}};
    if (!options.newest_keys.empty()) wanted.newest_keys = options.newest_keys;
    const auto restored = journal::restore(wanted);
    if (!restored) throw config::Mistake{restored.error().sentence};
    for (const auto& line : lines_of(*restored)) fmt::print("{}\n", line);
    return 0;
}

}  // namespace

void add_restore(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand("restore", "Bring a backup back, into an empty place");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "file,--file", options->file, "The backup")->required();
    add(*command, "--newest-keys", options->newest_keys,
        "The newest keys.db that there is: who was erased since is erased again");
    add_examples(
        *command,
        "  octet restore tuesday.backup --data /var/lib/octet-restored --key octet.key\n"
        "It never writes over anything: the data directory must be empty or not be there.");
    command->callback([&chosen, options] { chosen = [options] { return restore(*options); }; });
}

}  // namespace commands
