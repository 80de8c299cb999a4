// SPDX-License-Identifier: Apache-2.0
// octet key: the master key that opens everything else.
#include <fmt/core.h>

#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/options.hpp"
#include "server/journal/master_key.hpp"

namespace commands {
namespace {

int make_key(config::Place place) {
    settle(place);
    if (const auto made = journal::make_key_file(place.key); !made) {
        throw config::Mistake{made.error().sentence};
    }
    fmt::print(
        "The master key is in {}. Keep a copy in a safe, apart from every backup:\n"
        "without it nothing that Octet wrote can be read again.\n",
        place.key.string());
    return 0;
}

}  // namespace

void add_key(CLI::App& octet, Chosen& chosen) {
    auto* key = octet.add_subcommand("key", "Make the master key");
    key->require_subcommand(1);
    auto* command = key->add_subcommand("new", "Make a new master key in a file of its own");
    auto place = std::make_shared<config::Place>();
    add_place(*command, *place);
    add_examples(*command,
                 "  octet key new                              beside the data directory\n"
                 "  octet key new --key /etc/octet/octet.key   in a place of your choice");
    command->callback([&chosen, place] { chosen = [place] { return make_key(*place); }; });
}

}  // namespace commands
