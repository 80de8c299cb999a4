// SPDX-License-Identifier: Apache-2.0
// octet backup: all of a clinic in one file, while it goes on.
#include <fmt/chrono.h>

#include <ctime>
#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/journal/data_dir.hpp"
#include "server/journal/files.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::filesystem::path file;
};

std::filesystem::path default_file(const std::filesystem::path& data) {
    const auto name = fmt::format("octet-{:%Y%m%d-%H%M%S}.backup", fmt::gmtime(std::time(nullptr)));
    const auto folder = journal::DataDir{data}.backups();
    if (const auto made = journal::create_private_directory(folder); !made) {
        throw config::Mistake{made.error().sentence};
    }
    return folder / name;
}

int back_up(Options options) {
    settle(options.place);
    const auto file = options.file.empty() ? default_file(options.place.data) : options.file;
    // The running server has a working directory of its own.
    return on_clinic(options.place, TakeBackup{std::filesystem::absolute(file).string()});
}

}  // namespace

void add_backup(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand("backup", "Write a backup, also while the server runs");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "file,--file", options->file, "Where to (<data>/backups/octet-<time>.backup)");
    add_examples(
        *command,
        "  octet backup                              in the data directory, with the time\n"
        "  octet backup /mnt/safe/tuesday.backup     where you say\n"
        "A backup opens with the key file alone: keep that one apart from it.");
    command->callback([&chosen, options] { chosen = [options] { return back_up(*options); }; });
}

}  // namespace commands
