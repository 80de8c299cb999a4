// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

AttendanceEntry seen_of(const Group& group, const PersonId& member, std::int64_t n = 1) {
    const auto view = group.sees<AttendanceView>(maria, Kind::attendance, group.session(n)).value();
    for (const auto& entry : view.entries) {
        if (entry.seat == group.seat(member)) return entry;
    }
    FAIL("no entry for " << member.value);
    return {};
}

void note(Group& group, const PersonId& person, Presence presence) {
    group.when_server(NotePresence{person, presence})
        .then(PresenceNoted{group.session(), group.seat(person), presence});
}

}  // namespace

TEST_CASE("who came, who came late, who left early, who did not come", "[group][attendance]") {
    auto group = a_group_in_session();
    group.after_minutes(6);
    group.when(dora, Arrive{}).events();
    group.when(maria, Admit{group.seat(dora)}).events();
    group.seat({"emil"}, Role::member);
    group.after_minutes(40);
    note(group, ben, Presence::left);
    group.after_minutes(10);
    note(group, carl, Presence::left);
    group.when(maria, EndSession{}).events();

    CHECK(seen_of(group, ana).status == AttendanceStatus::attended);
    CHECK(seen_of(group, dora).status == AttendanceStatus::late);
    // Ben left exactly ten minutes before the end.
    CHECK(seen_of(group, ben).status == AttendanceStatus::attended);
    CHECK(seen_of(group, carl).status == AttendanceStatus::attended);
    CHECK(seen_of(group, {"emil"}).status == AttendanceStatus::absent);
}

TEST_CASE("more than ten minutes missing at the end is leaving early", "[group][attendance]") {
    auto group = a_group_in_session();
    group.after_minutes(20);
    note(group, ben, Presence::lost);
    group.after_ms(10 * minute + 1);
    note(group, ben, Presence::left);
    group.when(maria, EndSession{}).events();

    const auto entry = seen_of(group, ben);
    CHECK(entry.status == AttendanceStatus::left_early);
    CHECK(entry.lost_times == 1);
    CHECK(ms(*entry.left_at) == ms(later(first_monday, 20 * minute)));
}

TEST_CASE("a lost connection that comes back is not leaving", "[group][attendance]") {
    auto group = a_group_in_session();
    note(group, ben, Presence::lost);
    group.when_server(NotePresence{ben, Presence::lost}).then_nothing();
    group.after_minutes(30);
    note(group, ben, Presence::here);
    group.after_minutes(25);
    group.when(maria, EndSession{}).events();

    CHECK(seen_of(group, ben).status == AttendanceStatus::attended);
    CHECK(seen_of(group, ben).lost_times == 1);
}

TEST_CASE("after a crash who was here is unknown until heard of again", "[group][attendance]") {
    auto group = a_group_in_session();
    group.when_server(NoteDowntime{group.now()}).events();
    CHECK_FALSE(seen_of(group, ana).presence);
    note(group, ana, Presence::here);
    group.after_minutes(50);
    group.when(maria, EndSession{}).events();

    CHECK(seen_of(group, ana).status == AttendanceStatus::attended);
    CHECK(seen_of(group, ben).status == AttendanceStatus::unknown);
}

TEST_CASE("presence is noted while a session runs, and of those who are seated",
          "[group][attendance]") {
    auto group = a_group();
    group.when_server(NotePresence{ana, Presence::here}).then_nothing();
    group.when(maria, OpenLobby{}).events();
    note(group, ana, Presence::here);
    group.when_server(NotePresence{{"stranger"}, Presence::here}).then_nothing();
}

TEST_CASE("the facilitator's word stands over what the room saw", "[group][attendance]") {
    auto group = a_group_in_session();
    const auto session = group.session();
    group.when(ana, CorrectAttendance{session, group.seat(ana), AttendanceStatus::late})
        .refused(Refusal::not_for_your_role);
    group.when(maria, CorrectAttendance{{"none"}, group.seat(ana), AttendanceStatus::late})
        .refused(Refusal::not_found, "/session");
    group.when(maria, CorrectAttendance{session, group.seat(olga), AttendanceStatus::late})
        .refused(Refusal::not_found, "/seat");
    group.when(maria, EndSession{}).events();

    const CorrectAttendance excused{session, group.seat(dora), AttendanceStatus::excused};
    group.when(maria, excused)
        .then(AttendanceCorrected{session, group.seat(dora), AttendanceStatus::excused});
    group.when(maria, excused).then_nothing();

    CHECK(seen_of(group, dora).status == AttendanceStatus::excused);
    CHECK(seen_of(group, dora).corrected);
}

TEST_CASE("attendance is for facilitators", "[group][attendance]") {
    auto group = a_group_in_session();

    for (const auto& person : {ana, ben, dora, olga}) {
        CHECK_FALSE(group.sees(person, Kind::attendance, group.session()));
    }
    CHECK(group.sees(jonas, Kind::attendance, group.session()));
}

TEST_CASE("somebody steps out and back in, and keeps the seat", "[group][attendance]") {
    auto group = a_group_in_session();
    group.when(dora, StepOut{}).refused(Refusal::not_admitted);
    group.when(ben, StepBackIn{}).refused(Refusal::not_out);
    group.when(ben, StepOut{}).then(SteppedOut{group.session(), group.seat(ben)});
    group.when(ben, StepOut{}).refused(Refusal::already_out);
    for (const auto& here : group.floor().here) {
        CHECK(here.stepped_out == (here.seat == group.seat(ben)));
    }

    group.when(ben, StepBackIn{}).then(SteppedBackIn{group.session(), group.seat(ben)});

    CHECK(seen_of(group, ben).stepped_out_times == 1);
    for (const auto& here : group.floor().here) CHECK_FALSE(here.stepped_out);
}

TEST_CASE("a speaker who steps out has the turn again at the end", "[group][attendance][floor]") {
    auto group = a_group_in_round();
    const auto speaker = *group.floor().speaker;
    const auto person = group.state().membership.seat(speaker)->person;

    group.when(person, StepOut{}).events();

    CHECK(group.floor().speaker != speaker);
    CHECK(group.state().floor.turn_of(speaker)->state == TurnState::later);
}
