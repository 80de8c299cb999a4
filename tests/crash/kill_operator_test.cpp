// SPDX-License-Identifier: Apache-2.0
// What an operator asks of the real binary is cut short: the server is killed while it makes a
// backup and people write, and while it puts another master key in place; and so is the command
// that does it without a server.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <thread>

#include "tests/crash/support/copied_clinic.hpp"
#include "tests/crash/support/log_book.hpp"
#include "tests/crash/support/not_tried.hpp"
#include "tests/crash/support/people.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/crash/support/watched_server.hpp"

using namespace support;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr auto patience = std::chrono::seconds{60};

// How far a backup has come: what lies in its working directory, in this order, and then its name.
const std::vector<std::string> steps{"octet.db", "keys.db", "heads", "package", ""};

// Looked at again and again: the backup takes milliseconds.
bool has_come_to(const std::string& step, const fs::path& backup) {
    auto file = backup;
    if (!step.empty()) (file += ".unfinished") /= step;
    const auto until = std::chrono::steady_clock::now() + patience;
    std::error_code ignored;
    while (!fs::exists(file, ignored) && !fs::exists(backup, ignored)) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::yield();
    }
    return true;
}

// What the people were told before is in the copy, once.
void holds_all(const fs::path& data, const OperatedClinic& clinic,
               const std::set<std::string>& acknowledged,
               const std::vector<bots::LoadRoom>& rooms) {
    LogBook book{data, clinic.key()};
    for (const auto& room : rooms) book.read_on({room.room});
    CHECK(book.twice() == "");
    int lost = 0;
    for (const auto& id : acknowledged) lost += book.times(id) == 1 ? 0 : 1;
    CHECK(lost == 0);
}

// Brings the backup back into a place of its own.
void restored_holds_all(const fs::path& backup, const OperatedClinic& clinic,
                        const std::set<std::string>& acknowledged,
                        const std::vector<bots::LoadRoom>& rooms) {
    const auto again = clinic.home() / "again";
    const auto ran =
        run(octet_command({"restore", backup.string(), "--no-newer-keys"}, again, clinic.key()));
    INFO(ran.complained);
    REQUIRE(ran.code == 0);
    holds_all(again, clinic, acknowledged, rooms);
    fs::remove_all(again);
}

}  // namespace

TEST_CASE(
    "G5 a server that is killed while it makes a backup under load leaves a whole one or none",
    "[crash][operator]") {
    const OperatedClinic clinic;
    std::optional<People> people;
    {
        auto running = clinic.serve();
        people.emplace(OperatedClinic::people(running.server, 2, 6));
        REQUIRE(running.process.kill(SIGTERM) == 0);
    }
    const auto backup = clinic.home() / "a.backup";
    int whole = 0;
    int none = 0;
    for (int round = 0; round < 4; ++round) {
        for (const auto& step : steps) {
            INFO("round " << round << ", killed at " << (step.empty() ? "the end" : step));
            auto running = clinic.serve();
            std::set<std::string> before;
            std::thread operating;
            // They go on writing while this is done.
            const bool lived = people->live(running.server, 20, [&] {
                before = people->heard().acknowledged;
                operating = std::thread{[&] {
                    Child asking{
                        octet_command({"backup", backup.string()}, clinic.data(), clinic.key())};
                    has_come_to(step, backup);
                    running.process.kill(SIGKILL);
                    asking.wait();
                }};
            });
            operating.join();
            REQUIRE(lived);

            running = clinic.serve();
            REQUIRE(people->look_once(running.server));
            const auto& heard = people->heard();
            CHECK(heard.wrong == std::vector<std::string>{});
            holds_all(clinic.data(), clinic, heard.acknowledged, people->rooms());
            ++(fs::exists(backup) ? whole : none);
            if (!fs::exists(backup)) {
                before = heard.acknowledged;
                clinic.must({"backup", backup.string()});
            }
            restored_holds_all(backup, clinic, before, people->rooms());
            fs::remove(backup);
            REQUIRE(running.process.kill(SIGTERM) == 0);
        }
    }
    CHECK(none > 0);
    CHECK_THAT(clinic.must({"verify"}), Contains("Whole"));
    WARN(whole + none << " kills, " << whole << " of them after the backup was whole; "
                      << people->heard().acknowledged.size() << " commands acknowledged");
}

TEST_CASE("E7 a server that is killed anywhere while it changes the master key starts again",
          "[crash][operator]") {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
    }
    const OperatedClinic clinic;
    auto running = clinic.serve();
    const auto group = OperatedClinic::people(running.server, 1, 2).at(0);
    REQUIRE(running.process.kill(SIGTERM) == 0);
    long places = 0;
    for (bool killed = true; killed; ++places) {
        INFO("killed before its call number " << places + 1);
        const auto name = "Ben " + std::to_string(places);
        std::atomic<bool> asked{false};
        std::atomic<long> calls{0};
        {
            WatchedServer watched{clinic, [&](const FileCall&) {
                                      return asked && ++calls == places + 1 ? kill_here : 0;
                                  }};
            Visitor ben{watched.server(), group.room, group.cookies.at(1)};
            REQUIRE(ben.ask(protocol::group::RenameMe{{name}}) == "ok");
            asked = true;
            killed = clinic.octet({"key", "rotate"}).code != 0;
            asked = false;
        }
        running = clinic.serve();
        // Gone again before it stops, which waits for whoever is there.
        CHECK(Visitor{running.server, group.room, group.cookies.at(1)}.my_name() == name);
        CHECK_THAT(clinic.must({"key", "rotate"}), Contains("new master key"));
        CHECK(running.process.kill(SIGTERM) == 0);
    }
    CHECK(places > 10);
    CHECK_THAT(clinic.must({"verify"}), Contains("Whole"));
    WARN(places - 1 << " places");
}

TEST_CASE("E7 octet key rotate that is killed anywhere leaves a key file that opens",
          "[crash][operator]") {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
    }
    const Words words{"key", "rotate"};
    long places = 0;
    for (bool killed = true; killed; ++places) {
        INFO("killed before its call number " << places + 1);
        CopiedClinic place{{"data", "octet.key"}};
        place.ran = run(place.command(words), [&](const FileCall& call) {
            return call.nth == places + 1 ? kill_here : 0;
        });
        killed = !place.done();
        if (killed) CHECK(place.ran.code == -1);
        place.holds_the_clinic();
        CHECK(place.again(words).code == 0);
        place.holds_the_clinic();
    }
    CHECK(places > 10);
    WARN(places - 1 << " places");
}
