// SPDX-License-Identifier: Apache-2.0
#include "server/options/options.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "server/options/flat_file.hpp"

namespace options {

std::string environment_name(const std::string& option, const std::string& prefix) {
    std::string name = prefix;
    for (const char c : option.substr(option.find_first_not_of('-'))) {
        if (c == ',') break;
        name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return name;
}

CLI::Option* add_flag(CLI::App& command, const std::string& name, bool& value,
                      const std::string& help, const std::string& prefix) {
    return command.add_flag(name, value, help)->envname(environment_name(name, prefix));
}

void add_config_file(CLI::App& program, const std::string& prefix) {
    // CLI11 looks into the file before it looks at the variables: this one it must be told.
    const auto variable = environment_name("--config", prefix);
    const char* named = std::getenv(variable.c_str());
    const std::string file = named == nullptr ? "" : named;
    program
        .set_config("--config", file, "Read options from this file, one `name = value` a line",
                    !file.empty())
        ->envname(variable);
    program.config_formatter(std::make_shared<FlatFile>(program));
    program.fallthrough();
}

std::string mistake_in_file(const CLI::App& program, const CLI::ParseError& error) {
    const auto* option = program.get_config_ptr();
    const auto flat = std::dynamic_pointer_cast<FlatFile>(program.get_config_formatter());
    if (option == nullptr || flat == nullptr) return {};
    const auto file = option->as<std::string>();
    if (dynamic_cast<const CLI::FileError*>(&error) != nullptr) {
        return file + " cannot be read: check the path that is given as --config.";
    }
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ConfigError*>(&error) != nullptr) return file + ", " + what;
    const auto line = flat->line_of_option_in(what);
    if (!line) return {};
    return file + ", line " + std::to_string(*line) + ": " + what +
           ". Correct that line or take it out.";
}

std::optional<int> parse(CLI::App& program, int argc, char** argv) {
    try {
        program.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        const auto sentence = mistake_in_file(program, error);
        if (sentence.empty()) return program.exit(error);
        std::cerr << program.get_name() << ": " << sentence << '\n';
        return EXIT_FAILURE;
    }
}

}  // namespace options
