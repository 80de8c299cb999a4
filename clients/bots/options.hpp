// SPDX-License-Identifier: Apache-2.0
// What octet-bots is told to do, on the command line, by environment variable (OCTET_BOTS_RATE), or
// in a file named by --config.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <string>

#include "clients/bots/load.hpp"

namespace bots {

struct Options {
    std::string url = "http://127.0.0.1:8080";
    std::string cast;
    double pace = 1;
    std::string login;
    std::string password_file;
    std::string people;
    std::size_t rooms = 1;
    std::size_t members = 8;
    LoadPlan plan;
    bool json = false;
};

void describe(CLI::App& program, Options& options);

// One sentence when nobody is named whom the bots could be; else empty.
std::string who_is_missing(const Options& options);

}  // namespace bots
