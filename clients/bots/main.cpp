// SPDX-License-Identifier: Apache-2.0
// octet-bots: made-up people who speak the real protocol, for the demo, for load and for tests.
#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "clients/bots/cast.hpp"
#include "clients/bots/load.hpp"
#include "clients/bots/provision.hpp"

namespace {

struct Options {
    std::string url = "http://127.0.0.1:8080";
    std::string cast;
    double pace = 1;
    std::string login;
    std::string password_file;
    std::string people;
    std::size_t rooms = 1;
    std::size_t members = 8;
    bots::LoadPlan plan;
    bool json = false;
};

void describe(CLI::App& app, Options& options) {
    app.add_option("--url", options.url, "the server, on this machine")->envname("OCTET_BOTS_URL");
    auto* cast =
        app.add_option("--cast", options.cast, "play the people in this file, until it is gone");
    app.add_option("--pace", options.pace, "divides every pause: 1 is how people are")
        ->check(CLI::Range(0.1, 100.0));
    auto* login = app.add_option("--login", options.login, "load: a facilitator's sign-in name");
    app.add_option("--password-file", options.password_file, "load: a file with the password")
        ->check(CLI::ExistingFile);
    auto* people =
        app.add_option("--people", options.people, "load: people who are signed in already")
            ->check(CLI::ExistingFile);
    app.add_option("--rooms", options.rooms, "load: how many groups to found")
        ->check(CLI::Range(1, 2000));
    app.add_option("--members", options.members, "load: members in each")->check(CLI::Range(2, 12));
    app.add_option("--rate", options.plan.rate,
                   "load: jobs a second over all rooms; 0: as many as go");
    app.add_option("--seconds", options.plan.seconds, "load: how long to measure")
        ->check(CLI::Range(0.1, 86400.0));
    app.add_flag("--json", options.json, "load: print the result as one line of JSON");
    cast->excludes(login);
    people->excludes(login);
    app.footer(
        "A job is one part of a member's check-in: decided, saved, acknowledged, and delivered to\n"
        "everybody in the room. Example:\n"
        "  octet-bots --login dana --password-file pw --rooms 10 --rate 100 --seconds 30\n"
        "The server's limits on joins and sockets for one account may have to be raised: octet "
        "serve --help.");
}

boost::asio::awaitable<std::vector<bots::LoadRoom>> provisioned(bots::Server server,
                                                                Options options) {
    std::string password;
    std::ifstream in{options.password_file};
    std::getline(in, password);
    co_return co_await bots::provision(server, {options.login, password}, options.rooms,
                                       options.members);
}

boost::asio::awaitable<void> load(bots::Server server, Options options) {
    auto rooms = options.people.empty() ? co_await provisioned(server, options)
                                        : bots::read_people(options.people);
    const auto result = co_await bots::run_load(server, std::move(rooms), options.plan);
    std::cout << (options.json ? bots::json_of(result) + "\n" : bots::table_of(result))
              << std::flush;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"octet-bots: made-up people who speak the real protocol."};
    describe(app, options);
    CLI11_PARSE(app, argc, argv);

    try {
        const auto server = bots::server_of(options.url);
        boost::asio::io_context io{1};
        auto work = options.cast.empty() ? load(server, options)
                                         : bots::play_cast(server, options.cast, options.pace);
        boost::asio::co_spawn(io, std::move(work), [&io](const std::exception_ptr& fault) {
            if (fault) std::rethrow_exception(fault);
            io.stop();
        });
        io.run();
    } catch (const std::exception& error) {
        std::cerr << "octet-bots: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
