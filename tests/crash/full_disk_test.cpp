// SPDX-License-Identifier: Apache-2.0
// The real server on a small disk that runs full: it refuses, shows what it has, lets a sign of
// danger through and whoever may see it, and goes on by itself when there is room.
#include <catch2/catch.hpp>
#include <csignal>

#include "tests/crash/support/not_tried.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/small_disk.hpp"
#include "tests/crash/support/visitor.hpp"

using namespace support;
using protocol::group::LineKind;
using protocol::group::RenameMe;
using protocol::group::WriteLine;

namespace {

constexpr std::uint64_t disk_bytes = 32u << 20;
const Words as_fast_as_it_goes{"--limit-commands", "1000", "--limit-messages", "1000"};

RenameMe name(const std::string& text) { return {{text}}; }
WriteLine cry(const std::string& words) { return {LineKind::distress, protocol::Words{words}}; }

// What fits into pages that the log and its WAL had already is still taken.
std::string until_refused(Visitor& person) {
    for (int i = 0; i < 200; ++i) {
        const auto answer = person.ask(name("Ben " + std::to_string(i)));
        if (answer != "ok") return answer;
    }
    return "never refused";
}

std::size_t lines_in(const Visitor& facilitator) {
    const auto* lines = facilitator.document().find("lines");
    return lines != nullptr ? lines->members()->size() : 0;
}

// As often as they like; how often it was refused.
int sign_in_again_and_again(const bots::Server& server) {
    int refused = 0;
    for (int i = 0; i < 20; ++i) {
        const auto answer = OperatedClinic::sign_in(server, dana, danas_password);
        if (answer.status != 200) ++refused;
    }
    return refused;
}

}  // namespace

TEST_CASE("L4 a full disk refuses new words, shows what there is, and lets distress through",
          "[crash][disk]") {
    std::string why;
    const auto disk = SmallDisk::mount(disk_bytes, why);
    if (!disk) {
        return not_tried("no small disk can be mounted (" + why +
                         "); a full one is proved on the simulated disk only.");
    }
    const OperatedClinic clinic{disk->path()};
    auto running = clinic.serve(as_fast_as_it_goes);
    const auto group = OperatedClinic::people(running.server, 1, 3).at(0);
    const auto enter = [&](std::size_t who) {
        return std::make_unique<Visitor>(running.server, group.room, group.cookies.at(who));
    };
    auto ben = enter(1);
    REQUIRE(ben->ask(name("Ben")) == "ok");

    disk->fill();
    CHECK(until_refused(*ben) == "storage_full");
    CHECK(disk->left() == 0);

    // Reading and entering go on, and help can be asked for.
    auto cleo = enter(2);
    CHECK_FALSE(cleo->my_name().empty());
    CHECK(cleo->ask(cry("help")) == "ok");
    CHECK(lines_in(*enter(0)) == 1);
    CHECK(ben->ask(name("Benjamin")) == "storage_full");
    CHECK(cleo->ask(cry("please")) == "ok");

    // Who sees it may have to sign in first, and what must be seen still has its room.
    const auto facilitator = OperatedClinic::sign_in(running.server, dana, danas_password);
    REQUIRE(facilitator.status == 200);
    CHECK(lines_in(Visitor{running.server, group.room, facilitator.cookie}) == 2);
    CHECK(sign_in_again_and_again(running.server) > 0);
    CHECK(cleo->ask(cry("anybody?")) == "ok");

    SECTION("and goes on by itself when there is room") {
        disk->make_room();
        CHECK(ben->ask(name("Benjamin")) == "ok");
        CHECK(enter(1)->my_name() == "Benjamin");
    }
    SECTION("also after it was killed there, and started again while it was still full") {
        ben.reset();
        cleo.reset();
        running.process.kill(SIGKILL);
        running = clinic.serve(as_fast_as_it_goes);
        CHECK(lines_in(*enter(0)) == 3);
        ben = enter(1);
        CHECK(ben->ask(name("Benjamin")) == "storage_full");
        cleo = enter(2);
        CHECK(cleo->ask(cry("still here")) == "ok");
        disk->make_room();
        CHECK(ben->ask(name("Benjamin")) == "ok");
    }
    CHECK_THAT(clinic.must({"verify"}), Catch::Matchers::Contains("Whole"));
    ben.reset();
    cleo.reset();
    CHECK(running.process.kill(SIGTERM) == 0);
}
