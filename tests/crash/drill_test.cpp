// SPDX-License-Identifier: Apache-2.0
// What an operator does with the real binary, beside a running server and without one: backup and
// restore, another master key.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/visitor.hpp"

using namespace support;
using Catch::Matchers::Contains;
using protocol::group::RenameMe;

namespace {

RenameMe name(const std::string& text) { return {{text}}; }

}  // namespace

TEST_CASE("G4 G6 a backup comes back on another machine, and people go on from there",
          "[crash][drill]") {
    const OperatedClinic clinic;
    auto running = clinic.serve();
    const auto group = OperatedClinic::people(running.server, 1, 2).at(0);
    const auto enter = [&] {
        return std::make_unique<Visitor>(running.server, group.room, group.cookies.at(1));
    };
    auto ben = enter();
    REQUIRE(ben->ask(name("Ben")) == "ok");
    const auto kept = ben->last_id();

    const auto backup = clinic.home() / "tuesday.backup";
    CHECK_THAT(clinic.must({"backup", backup.string()}), Contains("read back and checked"));
    REQUIRE(ben->ask(name("Benjamin")) == "ok");
    const auto lost = ben->last_id();
    const auto cursor_of_the_lost = ben->cursor();
    ben.reset();
    REQUIRE(running.process.kill(SIGTERM) == 0);

    std::filesystem::rename(clinic.data(), clinic.home() / "broken");
    const std::vector<std::string> restore{"restore", backup.string(), "--no-newer-keys"};
    CHECK_THAT(clinic.must(restore), Contains("Restored"));
    CHECK_THAT(clinic.octet(restore).complained, Contains("is not empty"));
    CHECK_THAT(clinic.must({"verify"}), Contains("Whole"));

    running = clinic.serve();
    // Whoever asks for what came after a later point gets the whole document of this one.
    ben = std::make_unique<Visitor>(running.server, group.room, group.cookies.at(1),
                                    cursor_of_the_lost);
    CHECK(ben->my_name() == "Ben");
    CHECK(ben->ask_again(name("Ben"), kept) == "ok");
    CHECK(ben->ask_again(name("Benjamin"), lost) == "ok");
    CHECK(enter()->my_name() == "Benjamin");
}

TEST_CASE("after a restore the operator ends what comes back with the backup", "[crash][drill]") {
    const OperatedClinic clinic;
    auto running = clinic.serve();
    const auto group = OperatedClinic::people(running.server, 1, 1).at(0);
    const auto backup = clinic.home() / "tuesday.backup";
    clinic.must({"backup", backup.string()});
    REQUIRE(running.process.kill(SIGTERM) == 0);

    std::filesystem::remove_all(clinic.data());
    CHECK_THAT(clinic.must({"restore", backup.string(), "--no-newer-keys"}),
               Contains("octet clinic sign-out"));
    CHECK_THAT(clinic.must({"clinic", "sign-out"}), Contains("Signed out: 2."));
    running = clinic.serve();
    for (const auto& cookie : group.cookies) {
        CHECK_FALSE(Visitor::may_enter(running.server, group.room, cookie));
    }
    CHECK(OperatedClinic::sign_in(running.server, dana, danas_password).status == 200);
}

TEST_CASE("E7: the master key is changed while the server runs, and without it", "[crash][drill]") {
    const OperatedClinic clinic;
    const auto before = content_of(clinic.key());
    auto running = clinic.serve();
    const auto group = OperatedClinic::people(running.server, 1, 2).at(0);
    const auto enter = [&] {
        return std::make_unique<Visitor>(running.server, group.room, group.cookies.at(1));
    };
    CHECK_THAT(clinic.must({"key", "rotate"}), Contains("new master key"));
    CHECK(content_of(clinic.key()) != before);
    CHECK(enter()->ask(name("Ben")) == "ok");  // the running server goes on
    running.process.kill(SIGKILL);

    CHECK_THAT(clinic.must({"key", "rotate"}), Contains("new master key"));
    CHECK_THAT(clinic.must({"verify"}), Contains("Whole"));
    running = clinic.serve();
    CHECK(enter()->my_name() == "Ben");
}
