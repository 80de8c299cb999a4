// SPDX-License-Identifier: Apache-2.0
// A command's way through a room: decided, written, folded and told, in that order and once.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

const Command a_goal = SetGoal{{"Call my sister"}, {}, Sharing::group};

std::size_t position_of(const Device& device, std::string_view start) {
    const auto found = std::ranges::find_if(
        device.heard, [&](const std::string& message) { return message.starts_with(start); });
    return static_cast<std::size_t>(found - device.heard.begin());
}

}  // namespace

TEST_CASE("a member's goal reaches the member, the facilitator and the group, and is saved",
          "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_ben = world.enter(ben);
    const auto of_maria = world.enter(maria);

    of_ana->act("goal-0001", a_goal);
    world.settle();

    CHECK(of_ana->saved("goal-0001"));
    REQUIRE(of_ana->doc["goals"].size() == 1);
    const auto id = of_ana->doc["goals"].begin()->first;
    CHECK(of_ben->json("goals", id).find("Call my sister") != std::string::npos);
    CHECK(of_maria->json("goals", id).find("Call my sister") != std::string::npos);
    CHECK_FALSE(of_ben->saved("goal-0001"));
}

TEST_CASE("nothing is told before the disk has it", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    of_ana->take_heard();
    of_maria->take_heard();

    world.journal.hold();
    of_ana->act("goal-0001", a_goal);
    world.settle();
    CHECK(of_ana->heard.empty());
    CHECK(of_maria->heard.empty());
    CHECK(of_maria->doc["goals"].empty());

    world.journal.release();
    world.settle();
    CHECK(of_ana->saved("goal-0001"));
    CHECK(of_maria->doc["goals"].size() == 1);
}

TEST_CASE("who comes while the disk is at work gets the whole document and then what follows",
          "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.journal.hold();
    of_ana->act("goal-0001", a_goal);
    world.settle();
    const auto of_ben = world.enter(ben);
    CHECK(of_ben->welcomes == 0);

    world.journal.release();
    world.settle();
    CHECK(of_ben->welcomes == 1);
    CHECK(of_ben->doc["goals"].size() == 1);
}

TEST_CASE("a patch comes before the ok of its command", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->take_heard();
    of_ana->act("goal-0001", a_goal);
    world.settle();

    const auto patch = position_of(*of_ana, R"({"n":)");
    const auto ok = position_of(*of_ana, R"({"ok":"goal-0001"})");
    REQUIRE(ok < of_ana->heard.size());
    CHECK(patch < ok);
}

TEST_CASE("a refusal is told to the asking socket alone, with its place in the message",
          "[rooms]") {
    World world;
    world.found_group();
    const auto phone = world.enter(ana);
    const auto desk = world.enter(ana);
    phone->take_heard();
    desk->take_heard();

    phone->act("hand-0001", RaiseHand{});
    world.settle();
    CHECK(phone->refusal("hand-0001") == "session_not_open");
    CHECK(desk->heard.empty());

    phone->act("edit-0001", EditGoal{{"nosuchgoal"}, {"x"}, {}, {"y"}});
    world.settle();
    CHECK(phone->refusal("edit-0001") == "not_found");
    CHECK(phone->refused_at("edit-0001") == "/with/goal");
}

TEST_CASE("a question is answered from the state and leaves no record", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto written = world.journal.appended;
    of_ana->ask("recall-01", RecallSession{{"nosuch"}});
    world.settle();
    CHECK(of_ana->refusal("recall-01") == "not_found");
    CHECK(world.journal.appended == written);
}

TEST_CASE("the same command sent again is applied once and answered the same", "[rooms]") {
    World world;
    world.found_group();
    const auto phone = world.enter(ana);
    phone->act("goal-0001", a_goal);
    world.settle();
    const auto written = world.journal.appended;

    SECTION("on another socket") {
        const auto desk = world.enter(ana);
        desk->act("goal-0001", a_goal);
        world.settle();
        CHECK(desk->saved("goal-0001"));
        CHECK(desk->doc["goals"].size() == 1);
    }
    SECTION("with its fields in another order") {
        phone->take_heard();
        phone->say(R"({"with":{"sharing":"group","text":"Call my sister"},)"
                   R"("id":"goal-0001","do":"set_goal"})");
        world.settle();
        CHECK(phone->saved("goal-0001"));
    }
    SECTION("after the server was started again") {
        world.restart();
        const auto again = world.enter(ana);
        again->act("goal-0001", a_goal);
        world.settle();
        CHECK(again->saved("goal-0001"));
        CHECK(again->doc["goals"].size() == 1);
    }
    SECTION("after a power cut") {
        world.power_cut();
        const auto again = world.enter(ana);
        again->act("goal-0001", a_goal);
        world.settle();
        CHECK(again->saved("goal-0001"));
        CHECK(again->doc["goals"].size() == 1);
    }
    CHECK(world.journal.appended == written);
}

TEST_CASE("an id that was used for something else is refused, also after a restart", "[rooms]") {
    World world;
    world.found_group();
    auto of_ana = world.enter(ana);
    of_ana->act("goal-0001", a_goal);
    of_ana->act("place-001", Arrive{});  // refused: ids of refusals are free
    world.settle();
    if (GENERATE(false, true)) {
        world.restart();
        of_ana = world.enter(ana);
    }
    of_ana->act("goal-0001", SetGoal{{"Call my brother"}, {}, Sharing::group});
    of_ana->act("place-001", a_goal);
    world.settle();
    CHECK(of_ana->refusal("goal-0001") == "id_reused");
    CHECK(of_ana->saved("place-001"));
}

TEST_CASE("two persons may use the same id", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_ben = world.enter(ben);
    of_ana->act("goal-0001", a_goal);
    of_ben->act("goal-0001", a_goal);
    world.settle();
    CHECK(of_ben->saved("goal-0001"));
    CHECK(of_ben->doc["goals"].size() == 2);
}

TEST_CASE("a command that changes nothing is remembered too", "[rooms]") {
    World world;
    world.found_group();
    auto of_ana = world.enter(ana);
    of_ana->act("rename-01", RenameMe{{"Ana"}});
    world.settle();
    REQUIRE(of_ana->saved("rename-01"));
    CHECK(of_ana->n == 0);

    world.restart();
    of_ana = world.enter(ana);
    of_ana->act("rename-01", RenameMe{{"Anna"}});
    world.settle();
    CHECK(of_ana->saved("rename-01"));  // by its id alone
    CHECK(of_ana->n == 0);
}

TEST_CASE("an id that tells its age is refused when it is older than ids are remembered",
          "[rooms]") {
    World world;
    world.clock.set_wall(Timestamp{1'767'630'600'000});
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->act("01HXSBTEKQV0000000000000AA", a_goal);  // of May 2024
    of_ana->act("01KF0000000000000000000000", a_goal);  // of the same January
    world.settle();
    CHECK(of_ana->refusal("01HXSBTEKQV0000000000000AA") == "too_old");
    CHECK(of_ana->saved("01KF0000000000000000000000"));
}

TEST_CASE("what cannot be read is refused with its id and its place", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->say(R"({"do":"set_goal","id":"goal-0001","with":{"text":7,"sharing":"group"}})");
    of_ana->say(R"({"do":"fly_away","id":"fly-00001","with":{}})");
    of_ana->say(R"({"do":"raise_hand","id":"hand-0001","with":{},"more":1})");
    of_ana->say("no JSON");
    world.settle();
    CHECK(of_ana->refusal("goal-0001") == "wrong_type");
    CHECK(of_ana->refused_at("goal-0001") == "/with/text");
    CHECK(of_ana->refusal("fly-00001") == "unknown_command");
    CHECK(of_ana->refusal("hand-0001") == "unknown_field");
    CHECK(of_ana->refusal("") == "not_json");
    CHECK_FALSE(of_ana->closed);
}

TEST_CASE("twenty messages in a minute that cannot be read close the socket", "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    for (int i = 0; i < 19; ++i) of_ana->say("?");
    CHECK_FALSE(of_ana->closed);
    of_ana->say("?");
    CHECK(of_ana->closed == CloseCode::bad_frame);
}

TEST_CASE("thirty commands at once are heard, then ten a second; a sign of danger always",
          "[rooms]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto id_of = [](int i) { return "many-" + std::to_string(1000 + i); };
    for (int i = 0; i < 31; ++i) of_ana->act(id_of(i), RaiseHand{});
    of_ana->act("distress-1", WriteLine{LineKind::distress, {}});
    world.settle();
    CHECK(of_ana->refusal(id_of(29)) == "session_not_open");
    CHECK(of_ana->refusal(id_of(30)) == "too_fast");
    CHECK(of_ana->saved("distress-1"));

    world.after(100ms);
    of_ana->act(id_of(31), RaiseHand{});
    of_ana->act(id_of(32), RaiseHand{});
    world.settle();
    CHECK(of_ana->refusal(id_of(31)) == "session_not_open");
    CHECK(of_ana->refusal(id_of(32)) == "too_fast");
}

TEST_CASE("a room with too much waiting says so before it does any work; danger passes",
          "[rooms]") {
    World world;
    world.found_group();
    std::vector<std::shared_ptr<Device>> devices;
    for (const auto& person : {maria, jonas, olga, ana, ben, carl, dora})
        devices.push_back(world.enter(person));
    world.journal.hold();
    devices[3]->act("goal-0001", a_goal);
    world.settle();
    int sent = 0;
    const auto all_ask = [&] {
        for (const auto& device : devices)
            device->act("flood-" + std::to_string(1000 + sent++), RaiseHand{});
    };
    for (int i = 0; i < 29; ++i) all_ask();
    world.after(1s);
    for (int i = 0; i < 9; ++i) all_ask();
    devices[3]->act("distress-1", WriteLine{LineKind::distress, {}});
    world.settle();
    CHECK(devices[0]->refusal("flood-1259") == "busy");
    world.journal.release();
    world.settle();
    CHECK(devices[3]->saved("distress-1"));
    CHECK(devices[0]->refusal("flood-1000") == "not_for_your_role");
}

TEST_CASE("nobody without a seat gets in", "[rooms]") {
    World world;
    world.found_group();
    const auto stranger = world.enter(PersonId{"mallory"});
    CHECK(stranger->closed == CloseCode::not_invited);
    CHECK(stranger->heard.empty());
    const auto nowhere = world.enter(ana, {}, RoomId{"nowhere"});
    CHECK(nowhere->closed == CloseCode::not_invited);
}

TEST_CASE("a room that was never founded is not kept open", "[rooms]") {
    World world;
    world.enter(ana, {}, RoomId{"nowhere"});
    world.after(1s);
    CHECK(world.metrics().rooms_open == 0);
    CHECK(world.journal.appended == 0);
}
