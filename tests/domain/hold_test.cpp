// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

SessionView session_seen(const Group& group) {
    return group.sees<SessionView>(ana, Kind::sessions, group.session(1)).value();
}

}  // namespace

TEST_CASE("in a hold shared writing rests, and help goes on", "[group][hold]") {
    auto group = a_group_in_round();
    group.when_server(HoldForSafety{})
        .then(SessionHeld{group.session(), HoldReason::facilitators_gone});
    group.when_server(HoldForSafety{}).then_nothing();

    group.when(ana, RaiseHand{}).refused(Refusal::session_held);
    group.when(ana, SetGoal{{"Sleep"}, {}, Sharing::only_me}).refused(Refusal::session_held);
    group.when(maria, EndSession{}).refused(Refusal::session_held);
    group.when(maria, StartClosing{}).refused(Refusal::session_held);
    group.when(maria, UndoNext{}).refused(Refusal::session_held);

    group.when(ana, WriteLine{LineKind::distress, {}}).events();
    group.when(ana, StepOut{}).events();
    group.when(ana, StepBackIn{}).events();
    group.when(maria, WriteNote{group.session(), {}, {"Line broke."}}).events();
    group
        .when(maria,
              CorrectAttendance{group.session(), group.seat(dora), AttendanceStatus::excused})
        .events();
    group.when(maria, RemovePerson{group.seat(dora), {"Needed."}}).events();
}

TEST_CASE("after a hold all goes on at the same turn with the time given back", "[group][hold]") {
    auto group = a_group_in_round();
    group.after_ms(20'000);
    const auto before = group.floor();
    const auto ends_at = *session_seen(group).ends_at;
    const auto item_ends_at =
        *group.sees<AgendaItemView>(ana, Kind::agenda, group.item("Mood"))->ends_at;

    group.when(maria, HoldSession{})
        .then(SessionHeld{group.session(), HoldReason::facilitator_asked, group.seat(maria)});
    CHECK(session_seen(group).held_at == group.now());
    group.after_minutes(7);
    group.when(maria, ResumeSession{})
        .then(SessionResumed{group.session(), group.seat(maria), 7 * minute});

    CHECK(group.floor().speaker == before.speaker);
    CHECK(ms_between(*before.turn_ends_at, *group.floor().turn_ends_at) == 7 * minute);
    CHECK(ms_between(*before.turn_started_at, *group.floor().turn_started_at) == 7 * minute);
    CHECK(ms_between(ends_at, *session_seen(group).ends_at) == 7 * minute);
    CHECK(ms_between(item_ends_at,
                     *group.sees<AgendaItemView>(ana, Kind::agenda, group.item("Mood"))->ends_at) ==
          7 * minute);
    group.when(maria, ResumeSession{}).refused(Refusal::session_not_held);
}

TEST_CASE("nothing comes due in a hold", "[group][hold]") {
    auto group = a_group_in_session();
    group.after_minutes(50);
    group.when(maria, HoldSession{}).events();

    group.after_minutes(60);

    CHECK(session_seen(group).state == SessionState::open);
}

TEST_CASE("a held session to which nobody comes back ends after two hours", "[group][hold]") {
    auto group = a_group_in_session();
    group.when_server(HoldForSafety{}).events();

    group.after_minutes(119);
    CHECK(session_seen(group).state == SessionState::open);
    group.after_minutes(1);

    CHECK(session_seen(group).state == SessionState::ended);
    CHECK_FALSE(session_seen(group).held);
}

TEST_CASE("Next goes on after a hold", "[group][hold]") {
    auto group = a_group_in_session();
    group.when(maria, HoldSession{}).events();
    CHECK(group.next().what == NextStep::resume);
    CHECK_FALSE(group.next().undo_until);

    group.when(maria, Next{group.next().step})
        .then(SessionResumed{group.session(), group.seat(maria), 0});
}

TEST_CASE("a co-facilitator takes over by an explicit act, no member ever", "[group][hold]") {
    auto group = a_group_in_session();
    group.when(jonas, TakeOver{}).refused(Refusal::session_not_held);
    group.when_server(NotePresence{maria, Presence::lost}).events();
    group.when_server(HoldForSafety{}).events();

    group.when(ana, TakeOver{}).refused(Refusal::not_for_your_role);
    group.when(ana, ResumeSession{}).refused(Refusal::not_for_your_role);
    group.when(olga, TakeOver{}).refused(Refusal::not_for_your_role);
    group.when(maria, TakeOver{}).refused(Refusal::not_for_your_role);
    group.when(jonas, ResumeSession{}).refused(Refusal::not_for_your_role);
    group.when(jonas, TakeOver{}).then(SessionResumed{group.session(), group.seat(jonas), 0});
    CHECK(session_seen(group).led_by == group.seat(jonas));

    group.when(jonas, HoldSession{}).events();
    group.when(jonas, ResumeSession{}).events();
}

TEST_CASE("nobody takes over while the facilitator is here", "[group][hold]") {
    auto group = a_group_in_session();
    group.when(maria, HoldSession{}).events();

    group.when(jonas, TakeOver{}).refused(Refusal::facilitator_is_here);
}

TEST_CASE("a co-facilitator ends the pause that they asked for, and no other", "[group][hold]") {
    auto group = a_group_in_session();
    group.when(jonas, HoldSession{}).events();
    CHECK(session_seen(group).held_by == group.seat(jonas));

    // Who leads goes on leading.
    group.when(jonas, ResumeSession{}).then(SessionResumed{group.session(), group.seat(maria), 0});
    CHECK_FALSE(session_seen(group).held_by);

    group.when(maria, HoldSession{}).events();
    group.when(jonas, ResumeSession{}).refused(Refusal::not_for_your_role);
}

TEST_CASE("a facilitator in a side room does not lead the group meanwhile",
          "[group][hold][aside]") {
    auto group = a_group_in_session();
    group.when_server(NotePresence{jonas, Presence::here}).events();
    const auto line = group.when(maria, TakeAside{group.seat(ana)}).the<AsideOffered>().line;
    group.when(ana, AgreeAside{line}).events();
    group.when_server(HoldForSafety{}).events();

    group.when(jonas, TakeOver{}).then(SessionResumed{group.session(), group.seat(jonas), 0});
}

TEST_CASE("a room without a facilitator is watched while the group is at work", "[group][hold]") {
    auto group = a_group_in_lobby();
    CHECK(domain::group::session_runs(group.state()));
    CHECK_FALSE(domain::group::hold_after_ms(group.state()));
    group.when(maria, StartSession{}).events();
    CHECK(domain::group::hold_after_ms(group.state()) == 30'000);
    group.when_server(HoldForSafety{}).events();
    CHECK_FALSE(domain::group::hold_after_ms(group.state()));
}

TEST_CASE("a clinic may set how long a group waits for whoever leads it", "[group][hold]") {
    FoundGroup founding{{"Tuesday group"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()};
    founding.hold_after_s = Whole<10, 300>{120};
    Group group{founding};
    group.seat(maria, Role::facilitator);
    group.at(first_monday);
    group.when_server(NotePresence{maria, Presence::here}).events();
    group.when(maria, StartSession{}).events();

    CHECK(domain::group::hold_after_ms(group.state()) == 120'000);
}

TEST_CASE("time while the server was down uses up nobody's turn", "[group][hold]") {
    auto group = a_group_in_round();
    const auto before = group.floor();
    const auto heard = group.now();
    group.sleep_ms(3 * minute);

    group.when_server(NoteDowntime{heard}).then(DowntimePassed{group.session(), 3 * minute});

    CHECK(ms_between(*before.turn_ends_at, *group.floor().turn_ends_at) == 3 * minute);
    CHECK(group.floor().speaker == before.speaker);
    CHECK(ms(*session_seen(group).ends_at) == ms(later(first_monday, hour + 3 * minute)));
}

TEST_CASE("clocks that stand still in a hold are not moved twice", "[group][hold]") {
    auto group = a_group_in_round();
    const auto before = group.floor();
    group.when(maria, HoldSession{}).events();
    const auto heard = group.now();
    group.sleep_ms(3 * minute);
    group.when_server(NoteDowntime{heard}).events();
    group.after_minutes(1);
    group.when(maria, ResumeSession{}).events();

    CHECK(ms_between(*before.turn_ends_at, *group.floor().turn_ends_at) == 4 * minute);
}
