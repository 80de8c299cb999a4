// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/watched_server.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

namespace support {
namespace {

using namespace std::chrono_literals;

constexpr auto coming_up_max = 60s;

void become(const Words& words, const std::filesystem::path& log) {
    const int errors = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(errors, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

// Or the address of the server before would be read from it.
std::filesystem::path without_an_old_one(std::filesystem::path log) {
    std::filesystem::remove(log);
    return log;
}

}  // namespace

WatchedServer::WatchedServer(const OperatedClinic& clinic, Judge judge)
    : log_{without_an_old_one(clinic.home() / "log")},
      process_{[&] { become(clinic.serve_command(), log_); }, std::move(judge)} {
    const auto until = std::chrono::steady_clock::now() + coming_up_max;
    for (std::string url; url.empty() && std::chrono::steady_clock::now() < until;) {
        std::this_thread::sleep_for(1ms);
        const auto said = content_of(log_);
        const auto at = said.find("listening url=");
        const auto end = said.find('\n', at);
        if (at == std::string::npos || end == std::string::npos) continue;
        url = said.substr(at + 14, end - at - 14);
        server_ = bots::server_of(url.substr(0, url.find(' ')));
    }
    REQUIRE_FALSE(server_.port.empty());
}

}  // namespace support
