// SPDX-License-Identifier: Apache-2.0
// A disk that is full refuses and recovers, and loses nothing that was acknowledged. What fails at
// every single call: tests/crash/disk_sweep_test.cpp.
#include <catch2/catch.hpp>

#include "tests/journal/support/clinic.hpp"
#include "tests/journal/support/sim_disk.hpp"

using namespace support;
using journal::Failure;
using journal::Position;
using journal::Urgency;

namespace {

constexpr std::uint64_t reserve_bytes = 64 * 1024;

struct OnSimDisk {
    Directory dir;
    SimDisk disk{1};
    std::unique_ptr<journal::SqliteJournal> journal;
    int checkpoint_pages = 8000;
    std::uint64_t held_back;

    explicit OnSimDisk(std::uint64_t reserve = reserve_bytes) : held_back{reserve} { start(); }

    void start() {
        journal.reset();
        auto options = options_for(dir.path());
        options.checkpoint_pages = checkpoint_pages;
        options.portion_pages = checkpoint_pages;
        options.vfs = disk.name();
        options.reserve = disk.reserve(held_back);
        options.fold_after = std::chrono::hours(1);
        journal = open(std::move(options));
    }

    // As many as go; how the last one failed.
    Failure fill(const protocol::RoomId& room, Position& last, Urgency urgency = {}) {
        const std::string big(3000, 'b');
        for (;;) {
            const auto stored = append(*journal, room, last, {record(big)}, {}, urgency);
            if (!stored) return stored.error();
            ++last;
        }
    }
};

}  // namespace

TEST_CASE("L4 a full disk refuses new records, serves what it has, and recovers",
          "[journal][disk]") {
    OnSimDisk box;
    Position last = 0;
    REQUIRE(append(*box.journal, blue, 0, {record("1", amina, "words")}));
    last = 1;
    box.disk.limit(box.disk.used() + 300'000);

    CHECK(box.fill(blue, last) == Failure::full);
    CHECK(last > 10);

    CHECK(load(*box.journal, blue)->after.size() == last);
    CHECK_FALSE(box.journal->is_broken());
    CHECK(why(append(*box.journal, green, 0, records(1, 1))) == "full");
    CHECK(load(*box.journal, green)->after.empty());

    SECTION("when there is room again") {
        box.disk.limit({});
        CHECK(append(*box.journal, green, 0, records(1, 1)));
        CHECK(append(*box.journal, blue, last, records(1, 1)));
    }
    SECTION("after a restart, and none of what was refused is there") {
        box.disk.limit({});
        box.start();
        CHECK(load(*box.journal, blue)->after.size() == last);
        CHECK(load(*box.journal, green)->after.empty());
    }
    SECTION("also when the power goes before anything else is written") {
        box.journal.reset();
        box.disk.cut_power();
        box.disk.limit({});
        box.start();
        CHECK(load(*box.journal, blue)->after.size() == last);
        CHECK(load(*box.journal, green)->after.empty());
    }
}

TEST_CASE("a sign of danger is written on a full disk, in the room that is held back",
          "[journal][disk]") {
    OnSimDisk box;
    Position last = 0;
    REQUIRE(append(*box.journal, blue, 0, records(1, 1)));
    last = 1;
    box.disk.limit(box.disk.used() + 300'000);
    REQUIRE(box.fill(blue, last) == Failure::full);

    const protocol::PersonId cleo{"cleo"};  // whose key must be made first
    REQUIRE(append(*box.journal, green, 0, {record("danger", cleo, "help")}, {}, Urgency::danger));

    // The room that was given back is for danger only.
    CHECK(why(append(*box.journal, blue, last, records(1, 1))) == "full");
    REQUIRE(append(*box.journal, green, 1, records(2, 2), {}, Urgency::danger));
    CHECK(load(*box.journal, green)->after.size() == 2);

    SECTION("and once there is room, it is held back again") {
        box.disk.limit(box.disk.used() + 400'000);
        CHECK(append(*box.journal, blue, last, records(1, 1)));
        ++last;
        CHECK(box.fill(blue, last) == Failure::full);
        CHECK(append(*box.journal, green, 2, records(3, 3), {}, Urgency::danger));
    }
    SECTION("until even that is full") {
        Position dangers = 2;
        CHECK(box.fill(green, dangers, Urgency::danger) == Failure::full);
        CHECK(load(*box.journal, green)->after.size() == dangers);
    }
}

TEST_CASE("no page of the WAL goes back into the room that is held back for signs of danger",
          "[journal][disk]") {
    OnSimDisk box;
    Position last = 0;
    Position dangers = 0;
    const auto three_dangers_fit = [&] {
        REQUIRE(box.fill(green, dangers, Urgency::danger) == Failure::full);
        CHECK(dangers >= 3);
    };
    SECTION("while it runs, whenever its turn comes") {
        box.checkpoint_pages = GENERATE(range(60, 90));
        box.start();
        box.disk.limit(box.disk.used() + 300'000);
        REQUIRE(box.fill(blue, last) == Failure::full);
        three_dangers_fit();
    }
    SECTION("nor when it stops") {
        box.disk.limit(box.disk.used() + 300'000);
        REQUIRE(box.fill(blue, last) == Failure::full);
        REQUIRE(append(*box.journal, green, 0, records(1, 1), {}, Urgency::danger));
        dangers = 1;
        box.start();
        three_dangers_fit();
        CHECK(load(*box.journal, blue)->after.size() == last);
    }
}

// As many as identity::FullDiskLogins takes.
TEST_CASE("a hundred sign-ins on a full disk leave signs of danger room", "[journal][disk]") {
    OnSimDisk box{4u << 20};  // as OpenOptions has it
    Position last = 0;
    REQUIRE(append(*box.journal, blue, 0, records(1, 1)));
    last = 1;
    box.disk.limit(box.disk.used() + 300'000);
    REQUIRE(box.fill(blue, last) == Failure::full);

    const auto about_as_large = record(std::string(450, 's'));
    for (Position done = 0; done < 100 + 200; ++done) {
        REQUIRE(append(*box.journal, green, done, {about_as_large}, {}, Urgency::danger));
    }
}

TEST_CASE("a full disk at the first start is one sentence", "[journal][disk]") {
    Directory dir;
    SimDisk disk(1);
    disk.limit(2000);
    auto options = options_for(dir.path());
    options.vfs = disk.name();
    options.reserve = disk.reserve(0);
    CHECK_THAT(refusal(std::move(options)), Catch::Matchers::Contains("is full"));
}
