// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/definitions/programmes.hpp"
#include "tests/support/group.hpp"

using namespace support;

namespace {

Group a_group_of_twenty() {
    Group group{*definitions::find_programme(definitions::own_programmes(), "ipt-g-20")};
    group.seat(maria, Role::facilitator)
        .seat(olga, Role::observer)
        .seat(ana, Role::member)
        .seat(ben, Role::member);
    return group;
}

std::vector<MeetingView> meetings(const Group& group, const PersonId& by, const PersonId& of) {
    return group.sees<MeetingsView>(by, Kind::meetings, group.seat(of)).value().meetings;
}

}  // namespace

TEST_CASE("meetings fall due by the sessions that they lie between", "[group][meetings]") {
    auto group = a_group_of_twenty();
    const auto last = evening(19 * 7);

    const auto seen = meetings(group, ana, ana);
    REQUIRE(seen.size() == 6);
    CHECK_FALSE(seen[0].due_from);
    CHECK(seen[0].due_by == first_monday);
    CHECK(seen[1].due_from == later(first_monday, 9 * 7 * day));
    CHECK(seen[1].due_by == later(first_monday, 10 * 7 * day));
    CHECK(seen[2].due_from == last);
    CHECK(seen[2].due_by == later(last, 7 * day));

    // The first session is on 5 January 2026, the last on 18 May.
    CHECK(ms(seen[3].due_from.value()) == ms(later(last, (13 + 30 + 31 + 18) * day)));
}

TEST_CASE("moving a session moves the meetings that count on it", "[group][meetings]") {
    auto group = a_group_of_twenty();
    const auto before = meetings(group, ana, ana);

    const auto start = later(first_monday, 10 * 7 * day);
    group.when(maria, MoveSession{group.session(11), later(start, 7 * day), true}).events();

    const auto after = meetings(group, ana, ana);
    CHECK(after[1].due_from == before[1].due_from);
    CHECK(after[1].due_by == later(*before[1].due_by, 7 * day));
    CHECK(after[2].due_by == later(*before[2].due_by, 7 * day));
    CHECK(after[3].due_from == later(*before[3].due_from, 7 * day));
}

TEST_CASE("a follow-up falls on the last day of a month that is too short", "[group][meetings]") {
    auto group = a_group();  // three sessions, a follow-up three months after
    const auto november_30 = later(first_monday, (365 - 5 - 31) * day);
    group.when(maria, MoveSession{group.session(3), november_30}).events();

    const auto due = meetings(group, ana, ana)[1].due_from.value();
    CHECK(ms_between(november_30, due) == (31 + 31 + 28) * day);
}

TEST_CASE("a facilitator agrees on a time and notes how it went", "[group][meetings]") {
    auto group = a_group_of_twenty();
    const auto seat = group.seat(ana);
    const auto tomorrow = later(group.now(), day);

    group.when(ana, PlanMeeting{seat, {0}, tomorrow}).refused(Refusal::not_for_your_role);
    group.when(maria, PlanMeeting{group.seat(olga), {0}, tomorrow})
        .refused(Refusal::not_found, "/seat");
    group.when(maria, PlanMeeting{seat, {6}, tomorrow})
        .refused(Refusal::no_such_meeting, "/meeting");
    group.when(maria, PlanMeeting{seat, {0}, later(group.now(), -day)})
        .refused(Refusal::starts_in_past, "/starts_at");
    group.when(maria, PlanMeeting{seat, {0}, tomorrow}).then(MeetingPlanned{seat, 0, tomorrow});
    group.when(maria, PlanMeeting{seat, {0}, tomorrow}).then_nothing();
    CHECK(meetings(group, ana, ana)[0].starts_at == tomorrow);
    CHECK_FALSE(meetings(group, ben, ben)[0].starts_at);

    const NoteMeeting held{seat, {0}, MeetingOutcome::held, Sentence{"She was relieved."}};
    group.when(maria, held)
        .then(MeetingNoted{seat, 0, MeetingOutcome::held,
                           personal(ana, Sentence{"She was relieved."})});
    group.when(maria, held).then_nothing();

    group.when(maria, NoteMeeting{seat, {0}, MeetingOutcome::missed, {}}).events();
    CHECK(meetings(group, maria, ana)[0].note->value == "She was relieved.");
    group.when(maria, PlanMeeting{seat, {0}, later(tomorrow, day)}).events();
    CHECK_FALSE(meetings(group, ana, ana)[0].outcome);
}

TEST_CASE("of somebody who was erased no meeting is noted", "[group][meetings]") {
    auto group = a_group_of_twenty();
    const auto seat = group.seat(ana);
    group.when_server(ErasePerson{ana}).events();

    group.when(maria, NoteMeeting{seat, {0}, MeetingOutcome::held, Sentence{"Came."}})
        .refused(Refusal::not_found, "/seat");
}

TEST_CASE("a member sees their own meetings and not what was noted", "[group][meetings]") {
    auto group = a_group_of_twenty();
    const auto seat = group.seat(ana);
    group.when(maria, NoteMeeting{seat, {0}, MeetingOutcome::held, Sentence{"Relieved."}}).events();

    CHECK(meetings(group, ana, ana)[0].outcome == MeetingOutcome::held);
    CHECK_FALSE(meetings(group, ana, ana)[0].note);
    CHECK(meetings(group, maria, ana)[0].note->value == "Relieved.");
    CHECK_FALSE(group.sees(ben, Kind::meetings, seat));
    CHECK_FALSE(group.sees(olga, Kind::meetings, seat));

    group.when(maria, RemovePerson{seat, {"Moved away"}}).events();
    CHECK(meetings(group, maria, ana)[0].note->value == "Relieved.");
}
