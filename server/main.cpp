// SPDX-License-Identifier: Apache-2.0
// The octet binary: one subcommand for each thing that an operator does.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "server/commands/commands.hpp"
#include "server/commands/process.hpp"
#include "server/options/options.hpp"

int main(int argc, char** argv) {
    // Before anything secret is read: no core dumps, private files, disk errors instead of signals.
    commands::harden_process();

    CLI::App octet{
        "Octet hosts group interpersonal psychotherapy online.\n"
        "See it at once: octet demo. For a clinic: octet key new, octet clinic create,\n"
        "octet facilitator create, octet serve.",
        "octet"};
    octet.require_subcommand(1);
    options::add_config_file(octet);
    commands::Chosen chosen;
    commands::add_all(octet, chosen);

    if (const auto said = options::parse(octet, argc, argv)) return *said;
    return commands::run(chosen);
}
