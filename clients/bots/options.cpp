// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/options.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "server/options/options.hpp"

namespace bots {
namespace {

// OCTET_BOTS alone is the program's path in tests, and OCTET_PORT and the like are the server's.
constexpr auto prefix = "OCTET_BOTS_";

template <class T>
CLI::Option* add(CLI::App& program, const std::string& name, T& value, const std::string& help) {
    return options::add(program, name, value, help, prefix);
}

}  // namespace

void describe(CLI::App& program, Options& options) {
    options::add_config_file(program, prefix);
    add(program, "--url", options.url, "the server, on this machine");
    auto* cast =
        add(program, "--cast", options.cast, "play the people in this file, until it is gone");
    add(program, "--pace", options.pace, "divides every pause: 1 is how people are")
        ->check(CLI::Range(0.1, 100.0));
    auto* login = add(program, "--login", options.login, "load: a facilitator's sign-in name");
    add(program, "--password-file", options.password_file, "load: a file with the password")
        ->check(CLI::ExistingFile);
    auto* people =
        add(program, "--people", options.people, "load: people who are signed in already")
            ->check(CLI::ExistingFile);
    add(program, "--rooms", options.rooms, "load: how many groups to found")
        ->check(CLI::Range(1, 2000));
    add(program, "--members", options.members, "load: members in each")->check(CLI::Range(2, 12));
    add(program, "--rate", options.plan.rate,
        "load: jobs a second over all rooms; 0: as many as go");
    add(program, "--seconds", options.plan.seconds, "load: how long to measure")
        ->check(CLI::Range(0.1, 86400.0));
    options::add_flag(program, "--json", options.json, "load: print the result as one line of JSON",
                      prefix);
    cast->excludes(login);
    people->excludes(login);
    program.footer(
        "A job is one part of a member's check-in: decided, saved, acknowledged, and delivered to\n"
        "everybody in the room. Example:\n"
        "  octet-bots --login dana --password-file pw --rooms 10 --rate 100 --seconds 30\n"
        "The server's limits on joins and sockets for one account may have to be raised: octet "
        "serve --help.\n"
        "Every option can also be OCTET_BOTS_<NAME> in the environment, or a line in --config.");
}

std::string who_is_missing(const Options& options) {
    if (!options.cast.empty() || !options.people.empty()) return {};
    if (!options.login.empty() && !options.password_file.empty()) return {};
    return "Say as whom: a facilitator's --login with their --password-file, or --people, or "
           "--cast.";
}

}  // namespace bots
