// SPDX-License-Identifier: Apache-2.0
// The subcommands of the octet binary. Each file adds one, with its options and its help.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace commands {

// What the operator asked for, ready to run; answers the exit code of the process.
using Chosen = std::function<int()>;

void add_serve(CLI::App& octet, Chosen& chosen);
void add_demo(CLI::App& octet, Chosen& chosen);
void add_key(CLI::App& octet, Chosen& chosen);
void add_clinic(CLI::App& octet, Chosen& chosen);
void add_facilitator(CLI::App& octet, Chosen& chosen);
void add_group(CLI::App& octet, Chosen& chosen);
void add_invite(CLI::App& octet, Chosen& chosen);
void add_person(CLI::App& octet, Chosen& chosen);
void add_backup(CLI::App& octet, Chosen& chosen);
void add_restore(CLI::App& octet, Chosen& chosen);
void add_verify(CLI::App& octet, Chosen& chosen);
void add_schema(CLI::App& octet, Chosen& chosen);
void add_version(CLI::App& octet, Chosen& chosen);

// Every one of them.
void add_all(CLI::App& octet, Chosen& chosen);

// Runs it. Whatever the operator can put right ends in one sentence on standard error.
int run(const Chosen& chosen);

}  // namespace commands
