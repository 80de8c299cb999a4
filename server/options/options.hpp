// SPDX-License-Identifier: Apache-2.0
// How options are given: on the command line, by environment variable, or in a config file. The
// command line is stronger than the environment, and the environment than the file.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>

namespace options {

// "--allow-origin" gives OCTET_ALLOW_ORIGIN, and "file,--file" OCTET_FILE.
std::string environment_name(const std::string& option, const std::string& prefix = "OCTET_");

// An option that may also be given by its environment variable.
template <class T>
CLI::Option* add(CLI::App& command, const std::string& name, T& value, const std::string& help,
                 const std::string& prefix = "OCTET_") {
    return command.add_option(name, value, help)->envname(environment_name(name, prefix));
}

// The same for one without a value; its variable, or its line in the file, says true or false.
CLI::Option* add_flag(CLI::App& command, const std::string& name, bool& value,
                      const std::string& help, const std::string& prefix = "OCTET_");

// --config FILE for the program and every subcommand that is added after this: lines like
// `listen = "0.0.0.0:8080"`, the options' long names. Each takes the lines of options that it has.
void add_config_file(CLI::App& program, const std::string& prefix = "OCTET_");

// One sentence with the file, the line, and what to do; empty when the mistake is not in the file.
std::string mistake_in_file(const CLI::App& program, const CLI::ParseError& error);

// What was asked for is then in the options. Where it cannot be understood, or only help was asked
// for, that is said, and the answer is the exit code.
std::optional<int> parse(CLI::App& program, int argc, char** argv);

}  // namespace options
