// SPDX-License-Identifier: Apache-2.0
// The options that several subcommands share.
#pragma once

#include <string>

#include "server/config/config.hpp"
#include "server/options/options.hpp"

namespace commands {

using options::add;
using options::add_flag;

// --data and --key. The key's default follows from the data directory: see settle.
void add_place(CLI::App& command, config::Place& place);

// Fills in what was not given.
void settle(config::Place& place);

// The examples at the end of a subcommand's --help.
void add_examples(CLI::App& command, const std::string& lines);

}  // namespace commands
