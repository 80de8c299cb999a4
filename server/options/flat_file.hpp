// SPDX-License-Identifier: Apache-2.0
// One flat file of options that serves all subcommands: each takes those that it has.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <cstddef>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace options {

class FlatFile : public CLI::ConfigTOML {
public:
    explicit FlatFile(const CLI::App& program) : program_{program} {}

    // What the chosen subcommand takes from the file: nothing that the command line or the
    // environment has given. Throws CLI::ConfigError that begins with the line's number.
    std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;

    // Where the option stands whose name is in this text, if it was taken from the file.
    std::optional<std::size_t> line_of_option_in(const std::string& text) const;

private:
    bool takes(const CLI::Option& option, const std::string& name, std::size_t line) const;

    const CLI::App& program_;
    mutable std::map<std::string, std::size_t> taken_;  // option's name, its line
};

}  // namespace options
