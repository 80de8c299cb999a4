// SPDX-License-Identifier: Apache-2.0
// octet key: the master key that opens everything else.
#include <fmt/core.h>

#include <memory>

#include "server/commands/admin_socket.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/reports.hpp"
#include "server/journal/rotation.hpp"

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

AdminAnswer rotate_here(const config::Place& place) {
    const auto rotated = journal::rotate_key(place.data, place.key);
    if (!rotated) return Refused{rotated.error().sentence};
    return Said{lines_of(*rotated, place.key)};
}

// Without a running server only the key store is opened: the log is not touched by it.
int rotate(config::Place place) {
    settle(place);
    const auto answer = ask_running(place.admin_socket(), RotateKey{});
    return say(answer ? *answer : rotate_here(place));
}

void add_rotate(CLI::App& key, Chosen& chosen) {
    auto* command =
        key.add_subcommand("rotate", "Put a new master key in the place of the one in use");
    auto place = std::make_shared<config::Place>();
    add_place(*command, *place);
    add_examples(
        *command,
        "  octet key rotate          also while the server runs; it goes on with the new key\n"
        "Every key is wrapped anew, no data is touched. The old key stays beside the new one "
        "under\n"
        "the name that is said: backups made before need it. A service whose key is the service\n"
        "manager's credential is stopped first, and --key names the file that the credential is\n"
        "made from.");
    command->callback([&chosen, place] { chosen = [place] { return rotate(*place); }; });
}

}  // namespace

void add_key(CLI::App& octet, Chosen& chosen) {
    auto* key = octet.add_subcommand("key", "Make the master key, or put another in its place");
    key->require_subcommand(1);
    add_rotate(*key, chosen);
    auto* command = key->add_subcommand("new", "Make a new master key in a file of its own");
    auto place = std::make_shared<config::Place>();
    add_place(*command, *place);
    add_examples(*command,
                 "  octet key new                              beside the data directory\n"
                 "  octet key new --key /etc/octet/octet.key   in a place of your choice");
    command->callback([&chosen, place] { chosen = [place] { return make_key(*place); }; });
}

}  // namespace commands
