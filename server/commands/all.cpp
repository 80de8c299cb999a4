// SPDX-License-Identifier: Apache-2.0
#include "server/commands/commands.hpp"

namespace commands {

void add_all(CLI::App& octet, Chosen& chosen) {
    // Serving people.
    add_demo(octet, chosen);
    add_serve(octet, chosen);

    // Setting up a clinic; with a running server these ask it, else they open its data themselves.
    add_key(octet, chosen);
    add_clinic(octet, chosen);
    add_facilitator(octet, chosen);
    add_group(octet, chosen);
    add_invite(octet, chosen);

    // Keeping it.
    add_person(octet, chosen);
    add_backup(octet, chosen);
    add_restore(octet, chosen);
    add_verify(octet, chosen);

    // About itself.
    add_schema(octet, chosen);
    add_version(octet, chosen);
}

}  // namespace commands
