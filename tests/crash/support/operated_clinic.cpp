// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/operated_clinic.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include "clients/bots/provision.hpp"
#include "tests/journal/support/run.hpp"

namespace support {

OperatedClinic::OperatedClinic(const std::filesystem::path& home)
    : home_{home.empty() ? dir_.path() : home} {
    std::filesystem::create_directory(dir_ / "web");
    overwrite(dir_ / "web" / "index.html", "<!doctype html><title>Octet</title>");
    must({"key", "new"});
    must({"clinic", "create", "--name", "Maple clinic"});
    must({"facilitator", "create", "--name", "Dana", "--login", dana}, danas_password + "\n");
}

Words octet_command(Words words, const std::filesystem::path& data,
                    const std::filesystem::path& key) {
    words.insert(words.begin(), OCTET_BINARY);
    words.insert(words.end(), {"--data", data.string(), "--key", key.string()});
    return words;
}

Words OperatedClinic::command(const Words& words) const {
    return octet_command(words, data(), key());
}

Ran OperatedClinic::octet(const Words& words, const std::string& input) const {
    return run(command(words), input);
}

std::string OperatedClinic::must(const Words& words, const std::string& input) const {
    auto ran = octet(words, input);
    INFO(ran.complained);
    REQUIRE(ran.code == 0);
    return ran.said;
}

Words OperatedClinic::serve_command(const Words& more) const {
    Words words{"serve", "--listen", "127.0.0.1:0", "--web", (dir_ / "web").string()};
    words.insert(words.end(), more.begin(), more.end());
    return command(words);
}

Child OperatedClinic::start(const Words& more) const { return Child{serve_command(more)}; }

OperatedClinic::Running OperatedClinic::serve(const Words& more) const {
    auto process = start(more);
    const auto line = process.line_with("listening url=");
    INFO(process.complained());
    REQUIRE_FALSE(line.empty());
    auto url = line.substr(line.find("url=") + 4);
    return {std::move(process), bots::server_of(url.substr(0, url.find(' ')))};
}

std::vector<bots::LoadRoom> OperatedClinic::people(const bots::Server& server, std::size_t rooms,
                                                   std::size_t members) {
    return wait(bots::provision(server, {dana, danas_password}, rooms, members));
}

bots::Answer OperatedClinic::sign_in(const bots::Server& server, const std::string& login,
                                     const std::string& password) {
    return wait(bots::post(
        server, "/api/sign-in",
        R"({"login":")" + login + R"(","password":")" + password + R"(","only_mine":false})", {}));
}

std::string OperatedClinic::helper(const bots::Server& server, const std::string& room) const {
    const std::string password = "an early walk to the bakery";
    must({"facilitator", "create", "--name", "Noor", "--login", "noor"}, password + "\n");
    must({"group", "lead", "--room", room, "--login", "noor", "--co"});
    const auto signed_in = sign_in(server, "noor", password);
    REQUIRE(signed_in.status == 200);
    return signed_in.cookie;
}

}  // namespace support
