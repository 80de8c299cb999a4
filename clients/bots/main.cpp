// SPDX-License-Identifier: Apache-2.0
// octet-bots: made-up people who speak the real protocol, for the demo, for load and for tests.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include "clients/bots/cast.hpp"
#include "clients/bots/load.hpp"
#include "clients/bots/options.hpp"
#include "clients/bots/provision.hpp"
#include "server/options/options.hpp"

namespace {

using bots::Options;

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
    CLI::App program{"Made-up people who speak the real protocol.", "octet-bots"};
    bots::describe(program, options);
    if (const auto said = options::parse(program, argc, argv)) return *said;

    try {
        if (auto missing = bots::who_is_missing(options); !missing.empty()) {
            throw std::invalid_argument(missing);
        }
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
