// SPDX-License-Identifier: Apache-2.0
// What is missing for octet-bots is said in one sentence.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

#include "clients/bots/options.hpp"
#include "clients/bots/provision.hpp"

namespace {

// Bound and closed again: nobody listens there.
std::string free_port() {
    boost::asio::io_context io;
    const boost::asio::ip::tcp::endpoint any{boost::asio::ip::address_v4::loopback(), 0};
    const boost::asio::ip::tcp::acceptor held{io, any};
    return std::to_string(held.local_endpoint().port());
}

}  // namespace

TEST_CASE("bots must be somebody", "[commands][bots]") {
    bots::Options options;
    CHECK(bots::who_is_missing(options) ==
          "Say as whom: a facilitator's --login with their --password-file, or --people, or "
          "--cast.");
    options.login = "dana";
    CHECK_FALSE(bots::who_is_missing(options).empty());
    options.password_file = "pw";
    CHECK(bots::who_is_missing(options).empty());

    bots::Options known;
    known.people = "people.txt";
    CHECK(bots::who_is_missing(known).empty());
    bots::Options played;
    played.cast = "cast.json";
    CHECK(bots::who_is_missing(played).empty());
}

TEST_CASE("bots say where nobody answered", "[commands][bots]") {
    const bots::Server server{"127.0.0.1", free_port()};
    boost::asio::io_context io;
    auto made = boost::asio::co_spawn(io, bots::provision(server, {"dana", "a secret"}, 1, 2),
                                      boost::asio::use_future);
    io.run();
    CHECK_THROWS_WITH(made.get(), "nobody answers at http://127.0.0.1:" + server.port +
                                      ": start octet serve there, or give another --url.");
}
