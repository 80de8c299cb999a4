// SPDX-License-Identifier: Apache-2.0
// The octet command line as main() has it, variables for as long as a test lasts, and a file.
#pragma once

#include <unistd.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "server/commands/commands.hpp"
#include "server/options/options.hpp"

namespace support {

// Nothing is done of what the line asks for: it is only read.
struct Line {
    CLI::App octet{"Octet", "octet"};
    commands::Chosen chosen;

    Line() {
        octet.require_subcommand(1);
        options::add_config_file(octet);
        commands::add_all(octet, chosen);
    }

    template <class T = std::string>
    T given(const std::string& command, const std::string& option) {
        return octet.get_subcommand(command)->get_option(option)->as<T>();
    }
};

struct Variable {
    std::string name;

    Variable(std::string called, const std::string& value) : name(std::move(called)) {
        ::setenv(name.c_str(), value.c_str(), 1);
    }
    ~Variable() { ::unsetenv(name.c_str()); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
};

struct File {
    std::filesystem::path path;

    explicit File(const std::string& text) {
        std::string name = (std::filesystem::temp_directory_path() / "octet-conf-XXXXXX").string();
        ::close(::mkstemp(name.data()));
        path = name;
        std::ofstream{path} << text;
    }
    ~File() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

}  // namespace support
