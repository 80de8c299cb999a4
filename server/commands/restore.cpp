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
    bool no_newer_keys = false;
};

// Not by chance: an old backup brings everybody back who was erased after it was made.
void must_know_of_erasures(const Options& options) {
    if (options.newest_keys.empty() == options.no_newer_keys) return;
    throw config::Mistake{
        "Who was erased since this backup was made must stay erased: give the newest keys.db or "
        "the newest backup of this clinic with --newest-keys, or, if there is none that is newer, "
        "say --no-newer-keys."};
}

int restore(Options options) {
    must_know_of_erasures(options);
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
        "The newest keys.db or backup that there is: who was erased since is erased again");
    // Only by who asks now: what a variable or a file says may have been meant for another backup.
    command
        ->add_flag("--no-newer-keys", options->no_newer_keys,
                   "There is none: who was erased since the backup was made is there again")
        ->configurable(false);
    add_examples(
        *command,
        "  octet restore tuesday.backup --newest-keys /var/lib/octet/keys.db \\\n"
        "      --data /var/lib/octet-restored --key octet.key\n"
        "  octet restore monday.backup --newest-keys tuesday.backup --data "
        "/var/lib/octet-restored\n"
        "Never copy a keys.db that a server has open: a backup of that moment holds it too.\n"
        "It never writes over anything: the data directory must be empty or not be there.");
    command->callback([&chosen, options] { chosen = [options] { return restore(*options); }; });
}

}  // namespace commands
