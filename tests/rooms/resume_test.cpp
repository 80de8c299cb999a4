// SPDX-License-Identifier: Apache-2.0
// Coming back: what was missed when the gap is short, everything when it is not.
#include <catch2/catch.hpp>

#include "server/rooms/stream.hpp"
#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

Command goal(int i) { return SetGoal{{"Goal " + std::to_string(i)}, {}, Sharing::group}; }

rooms::Frame some_frame(std::size_t bytes) {
    return std::make_shared<const std::string>(bytes, 'x');
}

}  // namespace

TEST_CASE("a stream counts for itself and knows the end of what it sent", "[rooms][stream]") {
    rooms::Stream stream{"e7k3"};
    CHECK(stream.cursor() == "e7k3:0");
    const auto first = some_frame(1);
    const auto second = some_frame(1);
    stream.sent(first);
    stream.sent(second);
    CHECK(stream.cursor() == "e7k3:2");
    CHECK(stream.since("e7k3:1") == std::vector{second});
    CHECK(stream.since("e7k3:2")->empty());

    for (const auto* odd :
         {"e7k3:3", "e7k4:1", "e7k3", "e7k3:", "e7k3:-1", "e7k3:1 ", "", ":", "1"})
        CHECK_FALSE(stream.since(odd));
    stream.begin_again("e9");
    CHECK_FALSE(stream.since("e7k3:2"));
    CHECK(stream.since("e9:0")->empty());
}

TEST_CASE("a stream keeps so many patches and so many bytes", "[rooms][stream]") {
    rooms::Stream stream{"e"};
    for (std::size_t i = 0; i < rooms::Stream::patches_max + 1; ++i) stream.sent(some_frame(1));
    CHECK_FALSE(stream.since("e:0"));
    CHECK(stream.since("e:1")->size() == rooms::Stream::patches_max);

    const auto before = stream.cursor();
    stream.sent(some_frame(rooms::Stream::bytes_max));
    const auto after = stream.cursor();
    CHECK(stream.since(before)->size() == 1);
    stream.sent(some_frame(1));
    CHECK(stream.since(after)->size() == 1);
    CHECK_FALSE(stream.since(before));
}

TEST_CASE("a phone that was away for a minute gets what it missed, and has what all have",
          "[rooms]") {
    World world;
    world.found_group();
    const auto of_ben = world.enter(ben);
    const auto phone = world.enter(ana);
    of_ben->act("goal-0001", goal(1));
    world.settle();
    world.lose(phone);
    of_ben->act("goal-0002", goal(2));
    of_ben->act("goal-0003", goal(3));
    world.settle();
    world.after(60s);

    const auto back = world.enter(ana, phone->same_page(), phone->cursor());
    CHECK(back->resumed);
    CHECK(back->doc["goals"].size() == 3);
    const auto fresh = world.enter(ana);
    CHECK_FALSE(fresh->resumed);
    CHECK(back->doc == fresh->doc);
    CHECK(back->cursor() == fresh->cursor());
}

TEST_CASE("whoever has missed nothing gets an empty list", "[rooms]") {
    World world;
    world.found_group();
    const auto phone = world.enter(ana);
    world.lose(phone);
    const auto back = world.enter(ana, phone->cursor());
    CHECK(back->resumed);
    CHECK(back->heard.front().find(R"("patches":[])") != std::string::npos);
}

TEST_CASE("the whole document comes again when the cursor is not of this stream", "[rooms]") {
    World world;
    world.found_group();
    const auto phone = world.enter(ana);
    const auto cursor = phone->cursor();
    world.lose(phone);

    SECTION("after two minutes without a device") {
        world.after(2min + 1s);
        CHECK_FALSE(world.enter(ana, cursor)->resumed);
    }
    SECTION("just before it is kept") {
        world.after(1min + 59s);
        CHECK(world.enter(ana, cursor)->resumed);
    }
    SECTION("after a restart, though nothing has changed") {
        world.restart();
        const auto back = world.enter(ana, cursor);
        CHECK_FALSE(back->resumed);
        CHECK(back->doc == phone->doc);
    }
    SECTION("with another person's cursor") { CHECK_FALSE(world.enter(ben, cursor)->resumed); }
    SECTION("with nonsense") { CHECK_FALSE(world.enter(ana, "e:0")->resumed); }
}

TEST_CASE("two devices of one person share one stream", "[rooms]") {
    World world;
    world.found_group();
    const auto phone = world.enter(ana);
    phone->act("goal-0001", goal(1));
    world.settle();
    const auto desk = world.enter(ana);
    CHECK(desk->cursor() == phone->cursor());
    phone->act("goal-0002", goal(2));
    world.settle();
    CHECK(desk->cursor() == phone->cursor());
    CHECK(desk->doc == phone->doc);
}

TEST_CASE("what was shared for a moment is not told to who was away then", "[rooms][privacy]") {
    World world;
    world.found_group();
    const auto of_ben = world.enter(ben);
    auto phone = world.enter(ana);
    of_ben->act("mood-0001", CheckInMood{{3}, MoodChange::down, PartSharing::group});
    world.settle();
    world.lose(phone);

    SECTION("and then was other words: only these") {
        of_ben->act("week-0001", CheckInWeek{{"I drank again."}, {}, PartSharing::group});
        of_ben->act("goal-0001", goal(1));
        of_ben->act("week-0002", CheckInWeek{{"It was hard."}, {}, PartSharing::group});
        world.settle();
        phone = world.enter(ana, phone->same_page(), phone->cursor());
        CHECK(phone->resumed);
        CHECK(phone->heard.front().find("I drank again.") == std::string::npos);
        CHECK(phone->heard.front().find("It was hard.") != std::string::npos);
    }
    SECTION("and then not any more: it was never there") {
        of_ben->act("goal-0001", goal(1));
        world.settle();
        const GoalId id{of_ben->doc["goals"].begin()->first};
        of_ben->act("share-001", ShareGoal{id, Sharing::only_me});
        world.settle();
        phone = world.enter(ana, phone->same_page(), phone->cursor());
        CHECK_FALSE(phone->resumed);
        CHECK(phone->heard.front().find(id.value) == std::string::npos);
    }
    CHECK(phone->doc == world.enter(ana)->doc);
}
