// SPDX-License-Identifier: Apache-2.0
// How options are given: on the command line, by environment variable, or in a config file.
#pragma once

#include <CLI/App.hpp>
#include <memory>
#include <string>

#include "server/config/config.hpp"

namespace commands {

// "--allow-origin" gives OCTET_ALLOW_ORIGIN.
std::string environment_name(const std::string& option);

// An option that may also be given by its environment variable.
template <class T>
CLI::Option* add(CLI::App& command, const std::string& name, T& value, const std::string& help) {
    return command.add_option(name, value, help)->envname(environment_name(name));
}

// --data and --key. The key's default follows from the data directory: see settle.
void add_place(CLI::App& command, config::Place& place);

// Fills in what was not given.
void settle(config::Place& place);

// --config FILE for every subcommand: lines like `listen = "0.0.0.0:8080"`, the options' long
// names.
void add_config_file(CLI::App& octet);

// The examples at the end of a subcommand's --help.
void add_examples(CLI::App& command, const std::string& lines);

}  // namespace commands
