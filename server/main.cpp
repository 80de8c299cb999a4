// SPDX-License-Identifier: Apache-2.0
// The octet binary: one subcommand for each thing that an operator does.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "server/commands/commands.hpp"
#include "server/commands/options.hpp"
#include "server/commands/process.hpp"

int main(int argc, char** argv) {
    // Before anything secret is read: no core dumps, private files, disk errors instead of signals.
    commands::harden_process();

    CLI::App octet{
        "Octet hosts group interpersonal psychotherapy online.\n"
        "See it at once: octet demo. For a clinic: octet key new, octet clinic create,\n"
        "octet facilitator create, octet serve."};
    octet.require_subcommand(1);
    commands::add_config_file(octet);
    commands::Chosen chosen;

    // Serving people.
    commands::add_demo(octet, chosen);
    commands::add_serve(octet, chosen);

    // Setting up a clinic; with a running server these ask it, else they open its data themselves.
    commands::add_key(octet, chosen);
    commands::add_clinic(octet, chosen);
    commands::add_facilitator(octet, chosen);
    commands::add_group(octet, chosen);
    commands::add_invite(octet, chosen);

    // Keeping it.
    commands::add_person(octet, chosen);
    commands::add_backup(octet, chosen);
    commands::add_restore(octet, chosen);
    commands::add_verify(octet, chosen);

    // About itself.
    commands::add_schema(octet, chosen);
    commands::add_version(octet, chosen);

    CLI11_PARSE(octet, argc, argv);
    return commands::run(chosen);
}
