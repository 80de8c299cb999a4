// SPDX-License-Identifier: Apache-2.0
// octet version: what runs here.
#include <fmt/core.h>

#include <CLI/App.hpp>

#include "server/commands/commands.hpp"
#include "server/commands/release.hpp"

namespace commands {

void add_version(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand("version", "Print the version");
    command->callback([&chosen] {
        chosen = [] {
            fmt::print("octet {}\n", release);
            return 0;
        };
    });
}

}  // namespace commands
