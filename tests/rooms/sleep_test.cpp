// SPDX-License-Identifier: Apache-2.0
// Where people are connected and nothing happens, a room puts away what its log holds. Nobody
// notices: it is read again before anything else is done.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

// Maria, Ana and Ben have the page open, and it is long before the session.
struct QuietRoom : World {
    QuietRoom() {
        found_group();
        of_maria = enter(maria);
        of_ana = enter(ana);
        of_ben = enter(ben);
        of_ana->act("goal-0001", goal("Call my sister"));
        settle();
        REQUIRE(of_ana->saved("goal-0001"));
    }

    static Command goal(const char* text) { return SetGoal{{text}, {}, Sharing::group}; }
    GoalId goal_of_ana() const { return {of_ana->doc.at("goals").begin()->first}; }

    void fall_asleep() {
        after_with_beats(2min);
        REQUIRE(metrics().rooms_asleep == 1);
    }

    void check_that_all_have_what_is_there() {
        for (const auto& [person, device] :
             {std::pair{maria, of_maria}, {ana, of_ana}, {ben, of_ben}}) {
            const auto fresh = enter(person);
            CHECK(device->doc == fresh->doc);
            leave(fresh);
        }
    }

    std::shared_ptr<Device> of_maria;
    std::shared_ptr<Device> of_ana;
    std::shared_ptr<Device> of_ben;
};

}  // namespace

TEST_CASE("a room in which nothing happens sleeps, and nobody is sent away", "[rooms][sleep]") {
    QuietRoom room;
    CHECK(room.metrics().rooms_asleep == 0);
    room.fall_asleep();
    CHECK(room.metrics().rooms_open == 1);
    for (const auto& device : {room.of_maria, room.of_ana, room.of_ben}) {
        device->take_heard();
        device->beat();
        CHECK_FALSE(device->closed);
        CHECK(device->heard.size() == 1);
    }
    CHECK(room.metrics().rooms_asleep == 1);
    CHECK(room.metrics().woken == 0);
}

TEST_CASE("what is said to a room that sleeps is done, and all are told", "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    room.of_ben->act("goal-0002", QuietRoom::goal("Go out on Sunday"));
    room.settle();
    CHECK(room.of_ben->saved("goal-0002"));
    CHECK(room.of_ana->doc["goals"].size() == 2);
    CHECK(room.of_ana->welcomes == 1);
    CHECK(room.metrics().woken == 1);
    CHECK(room.metrics().rooms_asleep == 0);
    room.check_that_all_have_what_is_there();
}

TEST_CASE("what is taken back after a sleep is gone from the others' pages", "[rooms][sleep]") {
    QuietRoom room;
    REQUIRE(room.of_ben->doc.contains("goals"));
    room.fall_asleep();
    room.of_ana->act("private-1", ShareGoal{room.goal_of_ana(), Sharing::only_me});
    room.settle();
    CHECK(room.of_ana->saved("private-1"));
    CHECK_FALSE(room.of_ben->doc.contains("goals"));
    CHECK_FALSE(room.of_maria->doc.contains("goals"));
    room.check_that_all_have_what_is_there();
}

TEST_CASE("who is removed after a sleep is closed, and the others see it", "[rooms][sleep]") {
    QuietRoom room;
    const auto seat_of_ben = room.seat(ben);
    room.fall_asleep();
    room.of_maria->act("remove-01", RemovePerson{seat_of_ben, {"moved away"}});
    room.settle();
    CHECK(room.of_ben->closed == CloseCode::not_invited);
    CHECK(room.of_ana->json("seats", seat_of_ben.value).find(R"("removed":true)") !=
          std::string::npos);
}

TEST_CASE("a command that was saved before a sleep is not done again after it", "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    room.of_ana->take_heard();
    room.of_ana->act("goal-0001", QuietRoom::goal("Call my sister"));
    room.settle();
    CHECK(room.of_ana->saved("goal-0001"));
    CHECK(room.of_ana->doc["goals"].size() == 1);
    CHECK(room.metrics().repeated == 1);
}

TEST_CASE("a page that comes back to a sleeping room with all that there was goes on from it",
          "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    const auto cursor = room.of_ana->cursor();
    const auto back = room.enter(ana, room.of_ana->same_page(), cursor);
    CHECK(back->resumed);
    CHECK(back->cursor() == cursor);
    room.of_ben->act("goal-0002", QuietRoom::goal("Go out on Sunday"));
    room.settle();
    CHECK(back->doc == room.of_ana->doc);
    CHECK(back->doc["goals"].size() == 2);
}

TEST_CASE("whoever leaves a sleeping room is seen to have left", "[rooms][sleep]") {
    QuietRoom room;
    const auto seat_of_ana = room.seat(ana);
    room.after(1s);
    REQUIRE(room.of_maria->connection_of(seat_of_ana) == "here");
    room.fall_asleep();

    room.lose(room.of_ana);
    room.after(1s);
    CHECK(room.of_maria->connection_of(seat_of_ana) == "lost");
}

TEST_CASE("whoever falls silent while a room sleeps is closed, and seen to be lost",
          "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    for (int i = 0; i < 4; ++i) {
        room.after(20s);
        room.of_maria->beat();
        room.of_ben->beat();
    }
    CHECK(room.of_ana->closed == CloseCode::silent);
    CHECK_FALSE(room.of_maria->closed);
    CHECK_FALSE(room.of_ben->closed);
}

TEST_CASE("a room does not sleep while a sign of danger waits for a person", "[rooms][sleep]") {
    QuietRoom room;
    room.of_ana->act("distress-1", WriteLine{LineKind::distress, {}});
    room.settle();
    REQUIRE(room.of_ana->saved("distress-1"));
    room.after_with_beats(10min);
    CHECK(room.metrics().rooms_asleep == 0);
    CHECK(room.metrics().danger.waiting == 1);
}

TEST_CASE("a sign of danger wakes a sleeping room and is owed to whoever is to hear of it",
          "[rooms][sleep][danger]") {
    QuietRoom room;
    room.fall_asleep();
    room.of_ana->act("distress-1", WriteLine{LineKind::distress, {}});
    room.settle();
    CHECK(room.of_ana->saved("distress-1"));
    CHECK(room.of_maria->doc["risks"].size() == 1);
    CHECK(room.metrics().danger.waiting == 1);
}

TEST_CASE("a room does not sleep while its session runs", "[rooms][sleep]") {
    QuietRoom room;
    room.after_with_beats(1h);
    room.of_maria->act("start-001", StartSession{});
    room.settle();
    REQUIRE(room.of_maria->saved("start-001"));
    room.after_with_beats(10min);
    CHECK(room.metrics().rooms_asleep == 0);
}

TEST_CASE("what is due wakes a sleeping room", "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    const auto lobby = room.of_ana->doc["sessions"];
    room.after_with_beats(59min);
    CHECK(room.metrics().woken > 0);
    CHECK(room.of_ana->doc["sessions"] != lobby);
    room.check_that_all_have_what_is_there();
}

TEST_CASE("a sleeping room that cannot be read sends people away to come back",
          "[rooms][sleep][disk]") {
    QuietRoom room;
    room.fall_asleep();
    room.journal.fail_loads(journal::Failure::busy);
    room.of_ana->act("goal-0002", QuietRoom::goal("Go out on Sunday"));
    room.settle();
    CHECK(room.of_ana->closed == CloseCode::room_moved);
    CHECK(room.of_ben->closed == CloseCode::room_moved);
    CHECK(room.metrics().rooms_asleep == 0);

    room.journal.fail_loads({});
    const auto back = room.enter(ana);
    back->act("goal-0002", QuietRoom::goal("Go out on Sunday"));
    room.settle();
    CHECK(back->saved("goal-0002"));
    CHECK(back->doc["goals"].size() == 2);
}

TEST_CASE("a sleeping room that somebody else wrote to is given up", "[rooms][sleep][disk]") {
    QuietRoom room;
    room.fall_asleep();
    const auto& log = room.journal.memory.log_of(monday);
    std::vector<journal::Record> of_another{log.back()};
    REQUIRE(room.await(room.journal.memory.append(monday, log.size(), std::move(of_another), {},
                                                  journal::Urgency::ordinary))
                .has_value());
    room.of_ben->act("goal-0002", QuietRoom::goal("Go out on Sunday"));
    room.settle();
    CHECK(room.of_ben->closed == CloseCode::room_moved);
    CHECK(room.noted.moves == 1);
}

TEST_CASE("a sleeping room stops with the others", "[rooms][sleep]") {
    QuietRoom room;
    room.fall_asleep();
    room.restart();
    CHECK(room.metrics().rooms_asleep == 0);
    CHECK(room.enter(ana)->doc["goals"].size() == 1);
}
