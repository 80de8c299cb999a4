// SPDX-License-Identifier: Apache-2.0
// The real server on a disk that fails a sync, and on one that stands still.
#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <future>
#include <thread>

#include "tests/crash/support/http.hpp"
#include "tests/crash/support/not_tried.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/crash/support/watched_server.hpp"

using namespace support;
using namespace std::chrono_literals;
using protocol::group::RenameMe;

namespace {

constexpr int storage_lost_code = 75;
constexpr auto patience = 60s;

RenameMe name(const std::string& text) { return {{text}}; }

bots::LoadRoom a_group(const OperatedClinic& clinic) {
    auto running = clinic.serve();
    auto group = OperatedClinic::people(running.server, 1, 2).at(0);
    REQUIRE(running.process.kill(SIGTERM) == 0);
    return group;
}

}  // namespace

TEST_CASE("L3 after a sync that failed nothing is answered, and the server ends with its own code",
          "[crash][disk]") {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls; proved on the simulated disk only.");
    }
    const OperatedClinic clinic;
    const auto group = a_group(clinic);
    std::atomic<bool> fails{false};
    {
        WatchedServer watched{clinic,
                              [&](const FileCall& call) { return fails && call.syncs ? EIO : 0; }};
        Visitor ben{watched.server(), group.room, group.cookies.at(1)};
        REQUIRE(ben.ask(name("Ben")) == "ok");
        fails = true;
        CHECK(ben.ask(name("Benjamin")) == "gone");
        CHECK(watched.wait() == storage_lost_code);
    }
    auto running = clinic.serve();
    Visitor ben{running.server, group.room, group.cookies.at(1)};
    // Nobody was told of the second: it may be there.
    CHECK((ben.my_name() == "Ben" || ben.my_name() == "Benjamin"));
    CHECK_THAT(clinic.must({"verify"}), Catch::Matchers::Contains("Whole"));
}

TEST_CASE(
    "L3 while the disk stands still nothing is answered, readiness says so, and then it goes on",
    "[crash][disk]") {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
    }
    const OperatedClinic clinic;
    const auto group = a_group(clinic);
    std::atomic<bool> stands_still{false};
    WatchedServer watched{
        clinic, [&](const FileCall& call) { return stands_still && call.syncs ? hold_here : 0; }};
    const auto ready = [&] { return get(watched.server(), "/readyz", {}); };
    Visitor ben{watched.server(), group.room, group.cookies.at(1)};
    REQUIRE(ben.ask(name("Ben")) == "ok");
    CHECK(ready().find("storage") == std::string::npos);

    stands_still = true;
    auto answer = std::async(std::launch::async, [&] { return ben.ask(name("Benjamin")); });
    const auto until = std::chrono::steady_clock::now() + patience;
    bool seen = false;
    while (!seen && std::chrono::steady_clock::now() < until) {  // asked as a balancer asks
        std::this_thread::sleep_for(50ms);
        seen = ready().find("storage_slow") != std::string::npos;
    }
    CHECK(seen);
    CHECK(answer.wait_for(0s) == std::future_status::timeout);
    stands_still = false;
    watched.let_go();
    CHECK(answer.get() == "ok");
    CHECK(ready().find("storage") == std::string::npos);
}
