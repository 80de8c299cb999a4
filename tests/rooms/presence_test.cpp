// SPDX-License-Identifier: Apache-2.0
// Who is here: as others see it at once, as the log knows it after a moment's patience, and what a
// room does when nobody leads it.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

struct Session : World {
    Session() {
        found_group();
        for (const auto& person : {maria, ana, ben, carl}) seats[person] = seat(person);
        after_with_beats(50min);  // ten minutes before the start; the lobby is open
        of_maria = enter(maria);
        of_ana = enter(ana);
        of_ben = enter(ben);
        of_ana->act("arrive-01", Arrive{true, true, {"at home"}, {}});
        of_ben->act("arrive-01", Arrive{true, true, {"at home"}, {}});
        settle();
        of_maria->act("admit-001", AdmitAll{});
        of_maria->act("start-001", StartSession{});
        settle();
        REQUIRE(of_maria->saved("start-001"));
        after(1s);
    }
    std::string session() const {
        for (const auto& [id, json] : of_maria->doc.at("sessions")) {
            if (json.find(R"("state":"open")") != std::string::npos) return json;
        }
        return {};
    }
    bool held() const { return session().find(R"("held":)") != std::string::npos; }
    std::string attendance_of(const PersonId& person) const {
        const auto& entries = of_maria->doc.at("attendance").begin()->second;
        const auto from = entries.find(R"({"seat":")" + seats.at(person).value);
        return from == std::string::npos ? ""
                                         : entries.substr(from, entries.find('}', from) - from);
    }
    std::map<PersonId, SeatId> seats;
    std::shared_ptr<Device> of_maria;
    std::shared_ptr<Device> of_ana;
    std::shared_ptr<Device> of_ben;
};

}  // namespace

TEST_CASE("who is in the room sees who else is, within a moment", "[rooms][presence]") {
    Session session;
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "here");
    CHECK(session.of_ana->connection_of(session.seats[maria]) == "here");
    CHECK(session.of_ana->connection_of(session.seats[carl]) == "away");

    session.of_ana->take_heard();
    session.lose(session.of_ben);
    CHECK(session.of_ana->heard.empty());
    session.after(100ms);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "lost");
    CHECK(session.of_ana->heard.size() == 1);
}

TEST_CASE("who waits in the lobby sees that a facilitator is there and nobody else",
          "[rooms][presence]") {
    Session session;
    const auto of_carl = session.enter(carl);
    session.after(1s);
    CHECK(of_carl->connection_of(session.seats[maria]) == "here");
    CHECK(of_carl->connection_of(session.seats[ana]) == "away");
    CHECK(session.of_ana->connection_of(session.seats[carl]) == "away");
    CHECK(session.of_maria->connection_of(session.seats[carl]) == "here");
}

TEST_CASE("a second device is not told who was here before the session ended",
          "[rooms][presence]") {
    Session session;
    REQUIRE(session.of_ana->connection_of(session.seats[ben]) == "here");
    session.of_maria->act("end-00001", EndSession{});
    session.settle();
    const auto tablet = session.enter(ana);
    CHECK(tablet->connection_of(session.seats[ben]) == "away");
    CHECK(tablet->connection_of(session.seats[maria]) == "here");
    session.after(100ms);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "away");
}

TEST_CASE("a goodbye is not a lost line", "[rooms][presence]") {
    Session session;
    session.of_ben->bye();
    session.lose(session.of_ben);
    session.after(6s);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "away");
    CHECK(session.attendance_of(ben).find(R"("presence":"left")") != std::string::npos);
}

TEST_CASE("a line that broke is noted as lost, and a moment later as here again",
          "[rooms][presence]") {
    Session session;
    session.lose(session.of_ben);
    session.after(6s);
    CHECK(session.attendance_of(ben).find(R"("presence":"lost")") != std::string::npos);
    session.of_ben = session.enter(ben);
    session.after(6s);
    CHECK(session.attendance_of(ben).find(R"("presence":"here")") != std::string::npos);
}

TEST_CASE("a facilitator whose page was open before the lobby is known to be with the group",
          "[rooms][presence]") {
    World world;
    world.found_group();
    const auto of_maria = world.enter(maria);
    const auto of_jonas = world.enter(jonas);
    world.after_with_beats(50min);  // ten minutes before the start; the lobby is open
    const auto of_ana = world.enter(ana);
    of_ana->act("arrive-01", Arrive{true, true, {"at home"}, {}});
    world.settle();
    of_maria->act("admit-001", AdmitAll{});
    of_maria->act("start-001", StartSession{});
    world.settle();

    // Jonas stays with the group meanwhile.
    of_maria->act("aside-001", TakeAside{world.seat(ana)});
    world.settle();
    CHECK(of_maria->refusal("aside-001").empty());
    CHECK(of_maria->saved("aside-001"));
}

TEST_CASE("a presence that the disk refuses is noted when there is room", "[rooms][presence]") {
    Session session;
    session.journal.ail(journal::Failure::full);
    session.lose(session.of_ben);
    session.after(6s);
    CHECK(session.attendance_of(ben).find(R"("presence":"lost")") == std::string::npos);
    session.journal.heal();
    session.after(6s);
    CHECK(session.attendance_of(ben).find(R"("presence":"lost")") != std::string::npos);
}

TEST_CASE("a page that reloads leaves no trace in the attendance", "[rooms][presence]") {
    Session session;
    session.after_with_beats(10s);
    const auto written = session.journal.appended;
    session.lose(session.of_ben);
    session.after(3s);
    session.of_ben = session.enter(ben);
    session.after(10s);
    CHECK(session.journal.appended == written);
}

TEST_CASE("a page that says nothing for 45 seconds is lost", "[rooms][presence]") {
    Session session;
    for (int i = 0; i < 3; ++i) {
        session.after(20s);
        session.of_maria->beat();
        session.of_ana->beat();
    }
    CHECK(session.of_ben->closed == CloseCode::silent);
    CHECK_FALSE(session.of_ana->closed);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "lost");
    CHECK(session.of_ana->has(R"({"live":{"is":"beat"}})"));
}

TEST_CASE("a person with two devices is here until the last one goes", "[rooms][presence]") {
    Session session;
    const auto desk = session.enter(ben);
    session.lose(session.of_ben);
    session.after(1s);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "here");
    session.leave(desk);
    session.after(1s);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "away");
}

TEST_CASE("a lost person is shown as lost for two minutes, then as away", "[rooms][presence]") {
    Session session;
    session.lose(session.of_ben);
    session.after_with_beats(119s);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "lost");
    session.after_with_beats(10s);
    CHECK(session.of_ana->connection_of(session.seats[ben]) == "away");
}

TEST_CASE("a room whose facilitators are gone for 30 seconds holds, and resumes", "[rooms][hold]") {
    Session session;
    const auto cursor = session.of_maria->cursor();
    session.lose(session.of_maria);
    session.after_with_beats(29s);
    session.of_maria = session.enter(maria);
    session.after_with_beats(30s);
    CHECK_FALSE(session.held());

    session.lose(session.of_maria);
    session.after_with_beats(29s);
    session.of_ana->act("goal-0001", SetGoal{{"Walk"}, {}, Sharing::group});
    session.settle();
    CHECK(session.of_ana->saved("goal-0001"));
    session.after_with_beats(2s);
    session.of_ana->act("goal-0002", SetGoal{{"Rest"}, {}, Sharing::group});
    session.of_ana->act("line-0001", WriteLine{LineKind::pause, {}});
    session.settle();
    CHECK(session.of_ana->refusal("goal-0002") == "session_held");
    CHECK(session.of_ana->saved("line-0001"));

    session.of_maria = session.enter(maria);
    CHECK(session.held());
    session.of_maria->act("resume-01", ResumeSession{});
    session.settle();
    CHECK_FALSE(session.held());
    session.of_ana->act("goal-0003", SetGoal{{"Rest"}, {}, Sharing::group});
    session.settle();
    CHECK(session.of_ana->saved("goal-0003"));
}

TEST_CASE("a co-facilitator who is here keeps the room from holding", "[rooms][hold]") {
    Session session;
    const auto of_jonas = session.enter(jonas);
    session.lose(session.of_maria);
    session.after_with_beats(5min);
    session.of_maria = session.enter(maria);
    CHECK_FALSE(session.held());
}

TEST_CASE("after a restart facilitators count as gone from then on, not before", "[rooms][hold]") {
    Session session;
    session.power_cut();
    session.after(29s);
    const auto of_ana = session.enter(ana);
    of_ana->act("goal-0001", SetGoal{{"Walk"}, {}, Sharing::group});
    session.settle();
    CHECK(of_ana->saved("goal-0001"));
    session.after(2s);
    of_ana->act("goal-0002", SetGoal{{"Rest"}, {}, Sharing::group});
    session.settle();
    CHECK(of_ana->refusal("goal-0002") == "session_held");
}

TEST_CASE("a clock that was set back while the server was off keeps no session from its hold",
          "[rooms][hold]") {
    Session session;
    session.clock.set_wall(later(session.clock.now(), -3 * hour));
    session.power_cut();
    session.after(1min);
    session.of_maria = session.enter(maria);
    CHECK(session.held());
}

TEST_CASE("a hold that the disk refuses is tried again until it is written", "[rooms][hold]") {
    Session session;
    session.lose(session.of_maria);
    session.journal.ail(journal::Failure::full);
    const auto tried = session.journal.appended;
    session.after_with_beats(40s);
    CHECK(session.journal.appended - tried < 30);
    session.journal.heal();
    session.after_with_beats(2s);
    session.of_maria = session.enter(maria);
    CHECK(session.held());
}

namespace {

// Ana and Maria are in a side room; Jonas is with the group.
struct SideRoom : Session {
    SideRoom() {
        seats[jonas] = seat(jonas);
        of_jonas = enter(jonas);
        after_with_beats(10s);
        of_ana->act("ask-00001", AskAside{});
        settle();
        of_maria->act("take-0001", TakeAside{seats[ana]});
        settle();
        REQUIRE(of_maria->saved("take-0001"));
    }
    bool open() const {
        const auto& lines = of_ana->doc.at("lines").begin()->second;
        return lines.find(R"("state":"open")") != std::string::npos;
    }
    std::shared_ptr<Device> of_jonas;
};

}  // namespace

TEST_CASE("whoever is in a side room does not hold the group", "[rooms][hold][aside]") {
    SideRoom room;
    room.after_with_beats(2min);
    CHECK_FALSE(room.held());

    room.lose(room.of_jonas);
    room.after_with_beats(40s);
    CHECK(room.held());
    CHECK(room.open());
}

TEST_CASE("a side room whose facilitator is gone ends, and the group goes on",
          "[rooms][hold][aside]") {
    SideRoom room;
    room.lose(room.of_maria);
    room.after_with_beats(20s);
    CHECK(room.open());
    room.after_with_beats(30s);
    CHECK_FALSE(room.open());
    room.of_maria = room.enter(maria);
    CHECK_FALSE(room.held());
}
