// SPDX-License-Identifier: Apache-2.0
// What happens by itself, whether or not anybody is there, and however often the server restarts.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

bool some_session_is(const Device& device, std::string_view state) {
    const auto wanted = R"("state":")" + std::string{state} + '"';
    return std::ranges::any_of(device.doc.at("sessions"), [&](const auto& session) {
        return session.second.find(wanted) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("the lobby opens on time though nobody is there and the room was closed long ago",
          "[rooms][deadlines]") {
    World world;
    world.found_group();
    world.after(10min);
    REQUIRE(world.metrics().rooms_open == 0);
    world.after(34min);
    CHECK_FALSE(some_session_is(*world.enter(ana), "lobby"));
    world.after(1min);
    CHECK(some_session_is(*world.enter(ana), "lobby"));
}

TEST_CASE("what came due while the server was down is done when it starts, for nobody",
          "[rooms][deadlines]") {
    World world;
    world.found_group();
    world.restart();
    world.clock.pass(46min);
    world.restart();
    const auto written = world.journal.appended;
    world.after(0ms);
    CHECK(world.journal.appended == written + 1);
    CHECK(some_session_is(*world.enter(ana), "lobby"));
}

TEST_CASE("a session that ran when the power went goes on with its time given back",
          "[rooms][deadlines]") {
    World world;
    world.found_group();
    const auto of_maria = world.enter(maria);
    const auto of_ana = world.enter(ana);
    world.after_with_beats(60min);
    of_ana->act("arrive-01", Arrive{true, true, {"at home"}, {}});
    world.settle();
    of_maria->act("admit-001", AdmitAll{});
    of_maria->act("start-001", StartSession{});
    world.settle();
    REQUIRE(some_session_is(*of_maria, "open"));

    world.clock.pass(10min);  // down
    world.power_cut();
    const auto back = world.enter(maria);
    world.after_with_beats(55min);  // the hour would have been over
    CHECK(some_session_is(*back, "open"));
    world.after_with_beats(6min);
    CHECK(some_session_is(*back, "closing"));
}

TEST_CASE("the wall's clock put forward is followed within a minute", "[rooms][deadlines]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.clock.set_wall(later(first_monday, -minute));
    world.after_with_beats(61s);
    CHECK(some_session_is(*of_ana, "lobby"));
}

TEST_CASE("recorded time never goes back", "[rooms][deadlines]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto when = [&] {
        const auto& message = of_ana->heard.at(of_ana->heard.size() - 2);
        const auto at = message.find(R"("at":)") + 5;
        return std::stoll(message.substr(at));
    };
    of_ana->act("goal-0001", SetGoal{{"Walk"}, {}, Sharing::group});
    world.settle();
    const auto first = when();
    world.clock.set_wall(later(world.clock.now(), -hour));
    of_ana->act("goal-0002", SetGoal{{"Rest"}, {}, Sharing::group});
    world.settle();
    CHECK(when() == first);
}

TEST_CASE("deadlines that the disk refuses are tried again, once a second", "[rooms][deadlines]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.after_with_beats(44min);
    world.journal.ail(journal::Failure::full);
    const auto tried = world.journal.appended;
    world.after_with_beats(1min + 10s);
    CHECK(world.journal.appended - tried >= 9);
    CHECK(world.journal.appended - tried <= 12);
    world.journal.heal();
    world.after_with_beats(2s);
    CHECK(some_session_is(*of_ana, "lobby"));
}

TEST_CASE("measures that the disk refuses are offered again, once a second", "[rooms][deadlines]") {
    World world;
    world.found_group();
    Measure mood;
    mood.id = {"mood"};
    mood.version = {1};
    mood.name = {"Mood"};
    world.measures = {mood};
    world.restart();
    world.journal.ail(journal::Failure::full);
    const auto of_maria = world.enter(maria);
    const auto tried = world.journal.appended;
    world.after_with_beats(10s);
    CHECK(world.journal.appended - tried >= 9);
    CHECK(world.journal.appended - tried <= 12);
    world.journal.heal();
    world.after_with_beats(2s);
    CHECK(of_maria->doc.at("measures").size() == 1);
    const auto offered = world.journal.appended;
    world.after_with_beats(10s);
    CHECK(world.journal.appended == offered);
}

TEST_CASE("a room that nobody needs is closed after some minutes", "[rooms][directory]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    world.after_with_beats(10min);
    CHECK(world.metrics().rooms_open == 1);
    CHECK(world.metrics().guests == 1);
    world.leave(of_ana);
    CHECK(world.metrics().guests == 0);
    world.after(8min);
    CHECK(world.metrics().rooms_open == 0);
    CHECK(world.enter(ana)->welcomes == 1);
}

TEST_CASE("the server asks a room who is who without coming in", "[rooms][directory]") {
    World world;
    world.found_group();
    auto& directory = world.directory();
    CHECK(world.await(directory.role_of(monday, maria)) == Role::facilitator);
    CHECK(world.await(directory.role_of(monday, ana)) == Role::member);
    CHECK_FALSE(world.await(directory.role_of(monday, PersonId{"mallory"})));
    CHECK_FALSE(world.await(directory.role_of(RoomId{"nowhere"}, ana)));
    CHECK(world.await(directory.group_name(monday)) == "Monday group");
    CHECK_FALSE(world.await(directory.group_name(RoomId{"nowhere"})));
}

TEST_CASE("a command of the server is applied once for its id", "[rooms][directory]") {
    World world;
    world.found_group();
    const auto written = world.journal.appended;
    const SeatPerson seat{PersonId{"eva"}, {"Eva"}, Role::member};
    CHECK(world.serve(seat, "invite-0001").has_value());
    CHECK(world.journal.appended == written + 1);
    world.restart();
    CHECK(world.serve(seat, "invite-0001").has_value());
    CHECK(world.journal.appended == written + 1);
    // With somebody's name in it there is no digest: the id alone decides.
    const SeatPerson other{PersonId{"fay"}, {"Fay"}, Role::member};
    CHECK(world.serve(other, "invite-0001").has_value());
    CHECK(world.journal.appended == written + 1);
    const FoundGroup group{
        {"Friday group"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()};
    const auto reused = world.serve(group, "found-the-group");
    REQUIRE(reused.has_error());
    CHECK(reused.error() == Rejection{Refusal::id_reused});
}

TEST_CASE("a log that is ahead of the clock does not put off what is due by the clock",
          "[rooms][deadlines]") {
    constexpr auto next_monday = later(first_monday, 7 * day);
    World world;
    world.found_group();
    world.after(50min);  // the first lobby opens by itself, and nobody begins
    world.clock.set_wall(later(next_monday, 50 * minute));
    auto of_maria = world.enter(maria);
    of_maria->act("rename-001", RenameMe{{"Mary"}});
    world.settle();
    world.clock.set_wall(later(next_monday, 10 * minute));
    world.power_cut();

    of_maria = world.enter(maria);
    of_maria->act("lobby-0001", OpenLobby{});
    of_maria->act("start-0001", StartSession{});
    of_maria->act("end-000001", EndSession{});
    world.settle();
    REQUIRE(of_maria->saved("end-000001"));
    world.after(10s);
    CHECK(some_session_is(*of_maria, "lobby"));
}
