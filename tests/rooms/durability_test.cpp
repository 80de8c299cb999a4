// SPDX-License-Identifier: Apache-2.0
// What a room does when the disk, the log or our own code is not as it should be.
#include <catch2/catch.hpp>

#include "server/domain/group/records.hpp"
#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

const Command a_goal = SetGoal{{"Call my sister"}, {}, Sharing::group};

}  // namespace

TEST_CASE("on a full disk new words are refused, reading goes on, and danger is heard",
          "[rooms][disk]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    world.journal.ail(journal::Failure::full);

    of_ana->act("goal-0001", a_goal);
    of_ana->act("distress-1", WriteLine{LineKind::distress, {}});
    world.settle();
    CHECK(of_ana->refusal("goal-0001") == "storage_full");
    CHECK(of_ana->saved("distress-1"));
    CHECK(of_maria->doc["lines"].size() == 1);
    CHECK(world.enter(ben)->welcomes == 1);

    world.journal.heal();
    of_ana->take_heard();
    of_ana->act("goal-0001", a_goal);  // the same id: a refusal is not remembered
    world.settle();
    CHECK(of_ana->saved("goal-0001"));
}

TEST_CASE("a journal with too much waiting is passed on as busy", "[rooms][disk]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.journal.ail(journal::Failure::busy);
    of_ana->act("goal-0001", a_goal);
    world.settle();
    CHECK(of_ana->refusal("goal-0001") == "busy");
}

TEST_CASE("when nobody knows what is on disk all sockets close and nothing is answered",
          "[rooms][disk]") {
    World world;
    world.found_group();
    REQUIRE(world
                .serve(
                    FoundGroup{
                        {"Tuesday group"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()},
                    "found-the-group", RoomId{"tuesday"})
                .has_value());
    REQUIRE(world.serve(SeatPerson{dora, {"Dora"}, Role::member}, "seat-dora-1", RoomId{"tuesday"})
                .has_value());
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    const auto elsewhere = world.enter(dora, {}, RoomId{"tuesday"});
    of_ana->take_heard();

    const bool written = GENERATE(false, true);
    world.journal.memory.fail_next_append({journal::Failure::unknown, written});
    of_ana->act("goal-0001", a_goal);
    world.settle();
    CHECK(of_ana->closed == CloseCode::unknown_state);
    CHECK(of_maria->closed == CloseCode::unknown_state);
    CHECK(elsewhere->closed == CloseCode::unknown_state);
    CHECK(of_ana->heard.empty());
    CHECK(of_maria->doc["goals"].empty());
    CHECK(world.noted.lost);

    // The process ended and started again; the client sends it once more.
    world.power_cut();
    const auto back = world.enter(ana);
    back->act("goal-0001", a_goal);
    world.settle();
    CHECK(back->saved("goal-0001"));
    CHECK(back->doc["goals"].size() == 1);
}

TEST_CASE("a room that somebody else writes to is given up, and opened again for who comes",
          "[rooms][disk]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.journal.memory.fail_next_append({journal::Failure::conflict});
    of_ana->act("goal-0001", a_goal);
    world.settle();
    CHECK(of_ana->closed == CloseCode::room_moved);
    CHECK_FALSE(of_ana->saved("goal-0001"));
    CHECK(world.noted.moves == 1);

    const auto back = world.enter(ana);
    back->act("goal-0001", a_goal);
    world.settle();
    CHECK(back->saved("goal-0001"));
}

TEST_CASE("a room whose log does not verify or cannot be read is closed to all, the others live",
          "[rooms][disk]") {
    World world;
    world.found_group();
    if (GENERATE(true, false)) {
        world.restart();
        world.journal.fail_loads(journal::Failure::damaged);
    } else {
        std::vector<journal::Record> nonsense;
        nonsense.push_back({R"({"at":1,"command":"12345678","events":[{"is":"sun_risen"}]})", {}});
        const auto last = world.journal.memory.log_of(monday).size();
        REQUIRE(world
                    .await(world.journal.memory.append(monday, last, std::move(nonsense), {},
                                                       journal::Urgency::ordinary))
                    .has_value());
        world.restart();
    }
    const auto of_ana = world.enter(ana);
    CHECK(of_ana->closed == CloseCode::room_broken);
    CHECK(world.enter(ben)->closed == CloseCode::room_broken);
    CHECK(world.noted.broken.contains(monday));
    CHECK(world.metrics().rooms_quarantined == 1);
    CHECK(world.await(world.directory().quarantined()) == std::vector{monday});

    world.journal.fail_loads({});
    CHECK(world
              .serve(
                  FoundGroup{
                      {"Tuesday group"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()},
                  "found-the-group", RoomId{"tuesday"})
              .has_value());
}

TEST_CASE("a room that cannot be read just now sends people away to come back", "[rooms][disk]") {
    World world;
    world.found_group();
    world.restart();
    world.journal.fail_loads(journal::Failure::busy);
    CHECK(world.enter(ana)->closed == CloseCode::room_moved);
    world.journal.fail_loads({});
    CHECK(world.enter(ana)->welcomes == 1);
}

TEST_CASE("a log with a snapshot opens as the log alone does", "[rooms][disk]") {
    World world;
    world.found_group();
    auto of_ana = world.enter(ana);
    int made = 0;
    const auto rename = [&] {
        of_ana->act("rename-" + std::to_string(1000 + made),
                    RenameMe{{made % 2 == 0 ? "Anna" : "Ana"}});
        ++made;
        world.after_with_beats(100ms);
    };
    of_ana->act("goal-0001", a_goal);
    while (world.metrics().snapshots == 0 && made < 600) rename();
    REQUIRE(made < 600);
    for (int i = 0; i < 3; ++i) rename();
    const auto before = of_ana->doc;

    world.restart();
    of_ana = world.enter(ana);
    CHECK(of_ana->doc == before);
    of_ana->act("goal-0001", a_goal);  // older than the snapshot, and still remembered
    of_ana->act("rename-1000", RenameMe{{"Anton"}});
    world.settle();
    CHECK(of_ana->saved("goal-0001"));
    CHECK(of_ana->doc["goals"].size() == 1);
    CHECK(of_ana->refusal("rename-1000") == "id_reused");
}

TEST_CASE("an erased person's record folds, and no digest tells what it said", "[rooms][disk]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->act("mood-0001", CheckInMood{{2}, MoodChange::down, PartSharing::group});
    world.settle();
    REQUIRE(of_ana->saved("mood-0001"));
    const auto& record = world.journal.memory.log_of(monday).back();
    CHECK(record.skeleton.find("digest") != std::string::npos);  // that there is one
    const auto whole = *domain::group::recorded_from(record.skeleton, record.parts);
    REQUIRE(whole.own_digest);
    CHECK(record.skeleton.find(*whole.own_digest->value) == std::string::npos);

    world.journal.memory.erase(ana);
    world.restart();
    const auto of_maria = world.enter(maria);
    CHECK(of_maria->welcomes == 1);
    CHECK(of_maria->doc["checkins"].size() == 1);
}

TEST_CASE("of what changes nothing or is said of somebody else there is no digest to try",
          "[rooms][disk]") {
    World world;
    world.found_group();
    const AgreeArea area{world.seat(ana), {ProblemArea::grief, {}, {}, {}, {}}, {}};
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    of_ana->act("rename-01", RenameMe{{"Anna"}});
    of_ana->act("rename-02", RenameMe{{"Anna"}});
    of_maria->act("area-0001", area);
    world.settle();
    const auto lines = world.journal.memory.log_of(monday).size();

    const auto line = [&](std::string_view command) {
        for (const auto& record : world.journal.memory.log_of(monday)) {
            auto recorded = *domain::group::recorded_from(record.skeleton, record.parts);
            if (recorded.command.value == command) return recorded;
        }
        throw std::runtime_error{"that is not in the log"};
    };
    CHECK(line("rename-01").own_digest);
    for (const auto* id : {"rename-02", "area-0001", "seat-ana-0"}) {
        INFO(id);
        CHECK_FALSE(line(id).digest);
        CHECK_FALSE(line(id).own_digest);
    }

    // Each is applied once all the same, whatever is sent again with its id.
    if (GENERATE(false, true)) world.restart();
    const auto ana_again = world.enter(ana);
    const auto maria_again = world.enter(maria);
    ana_again->act("rename-02", RenameMe{{"Anna"}});
    maria_again->act("area-0001", area);
    CHECK(world.serve(SeatPerson{ana, {"Ana"}, Role::member}, "seat-ana-0").has_value());
    CHECK(world.serve(SeatPerson{ana, {"Ada"}, Role::observer}, "seat-ana-0").has_value());
    world.settle();
    CHECK(ana_again->saved("rename-02"));
    CHECK(maria_again->saved("area-0001"));
    ana_again->act("rename-02", RenameMe{{"Anton"}});
    world.settle();
    CHECK(ana_again->saved("rename-02"));
    CHECK_THAT(ana_again->json("seats", area.seat.value), Catch::Contains(R"("Anna")"));
    CHECK(world.journal.memory.log_of(monday).size() == lines);
}

TEST_CASE("a stop finishes what is at the disk and sends the rest away", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.journal.hold();
    of_ana->act("goal-0001", a_goal);
    of_ana->act("goal-0002", a_goal);
    world.settle();
    world.restart();  // lets the disk go on
    CHECK(of_ana->saved("goal-0001"));
    CHECK_FALSE(of_ana->saved("goal-0002"));
    CHECK(of_ana->closed == CloseCode::going_away);
    CHECK(world.enter(ana)->doc["goals"].size() == 1);
}
