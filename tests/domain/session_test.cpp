// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

SessionState state_of(const Group& group, std::int64_t n) {
    return group.state().sessions.find(group.session(n))->state;
}

SessionView session_seen(const Group& group, std::int64_t n = 1) {
    return group.sees<SessionView>(ana, Kind::sessions, group.session(n)).value();
}

}  // namespace

TEST_CASE("the lobby opens by itself a quarter of an hour before the start", "[group][session]") {
    auto group = a_group();

    group.at(later(first_monday, -15 * minute - 1));
    CHECK(state_of(group, 1) == SessionState::planned);
    group.after_ms(1);
    CHECK(state_of(group, 1) == SessionState::lobby);
}

TEST_CASE("only a facilitator opens, starts, closes and ends", "[group][session]") {
    auto group = a_group();
    group.when(ana, OpenLobby{}).refused(Refusal::not_for_your_role);
    group.when(olga, OpenLobby{}).refused(Refusal::not_for_your_role);
    group.when(maria, StartSession{}).refused(Refusal::session_not_in_lobby);
    group.when(jonas, OpenLobby{}).then(LobbyOpened{group.session()});
    group.when(maria, OpenLobby{}).refused(Refusal::session_not_planned);

    group.when(ana, StartSession{}).refused(Refusal::not_for_your_role);
    group.when(maria, StartClosing{}).refused(Refusal::session_not_open);
    group.when(maria, StartSession{}).events();
    group.when(ana, StartClosing{}).refused(Refusal::not_for_your_role);
    group.when(ana, EndSession{}).refused(Refusal::not_for_your_role);
    group.when(maria, StartClosing{}).events();
    CHECK(state_of(group, 1) == SessionState::closing);
    group.when(ana, EndSession{}).refused(Refusal::not_for_your_role);
    group.when(maria, EndSession{}).events();
    CHECK(state_of(group, 1) == SessionState::ended);
    group.when(maria, EndSession{}).refused(Refusal::session_not_open);
}

TEST_CASE("a session that begins about on time ends on time", "[group][session]") {
    auto group = a_group_in_lobby();
    group.at(later(first_monday, 7 * minute));

    const auto started = group.when(maria, StartSession{}).the<SessionStarted>();

    CHECK(ms(started.ends_at) == ms(later(first_monday, hour)));
}

TEST_CASE("a session that begins far off its time has its whole length", "[group][session]") {
    auto group = a_group_in_lobby();
    group.at(later(first_monday, 40 * minute));

    const auto started = group.when(maria, StartSession{}).the<SessionStarted>();

    CHECK(ms(started.ends_at) == ms(later(first_monday, 40 * minute + hour)));
}

TEST_CASE("a session closes by itself at its end, and ends after the grace", "[group][session]") {
    auto group = a_group_in_session();

    group.after_minutes(59);
    CHECK(state_of(group, 1) == SessionState::open);
    group.after_minutes(1);
    CHECK(state_of(group, 1) == SessionState::closing);
    CHECK(ms(*session_seen(group).ends_at) == ms(later(first_monday, hour + 10 * minute)));
    group.after_minutes(10);
    CHECK(state_of(group, 1) == SessionState::ended);
    CHECK(group.state().sessions.find(group.session(1))->ended_by == EndedBy::time);
}

TEST_CASE("closing early cuts nothing off the time", "[group][session]") {
    auto group = a_group_in_session();
    group.after_minutes(30);

    group.when(maria, StartClosing{})
        .then(ClosingStarted{group.session(), later(first_monday, hour + 10 * minute)});
}

TEST_CASE("the next session is the current one as soon as one ends", "[group][session]") {
    auto group = a_group_in_session();
    group.when(maria, EndSession{}).events();

    CHECK(group.session() == group.session(2));
    CHECK(group.sees<CourseView>(ana, Kind::course)->session_n == 2);
    CHECK(group.sees<CourseView>(ana, Kind::course)->phase == Phase::middle);
}

TEST_CASE("the last session is followed by none", "[group][session]") {
    auto group = a_group();
    for (int n = 1; n <= 3; ++n) {
        group.when(maria, OpenLobby{}).events();
        group.when(maria, StartSession{}).events();
        group.when(maria, EndSession{}).events();
    }

    CHECK_FALSE(group.sees<CourseView>(ana, Kind::course)->session);
    group.when(maria, OpenLobby{}).refused(Refusal::no_session);
    group.when(ana, ProposeItem{{"More?"}, ProposalFor::everyone, false, {}})
        .refused(Refusal::no_session);
    group.when(maria, Next{group.next().step}).refused(Refusal::nothing_next);
}

TEST_CASE("a session that nobody opened for a day waits for the facilitator", "[group][session]") {
    auto group = a_group();
    const auto session = group.session();
    group.sleep_ms(26 * hour);

    group.when_server(ActOnDeadlines{}).then(SessionMissed{session});
    CHECK(state_of(group, 1) == SessionState::planned);
    CHECK_FALSE(domain::group::next_deadline(group.state()));

    group.when(maria, MoveSession{session, later(group.now(), hour)}).events();
    CHECK(domain::group::next_deadline(group.state()) == later(group.now(), 45 * minute));
}

TEST_CASE("after an outage a lobby still opens while the evening lasts, and then no more",
          "[group][session]") {
    auto group = a_group();
    const auto session = group.session();
    group.sleep_ms(hour + 59 * minute);
    group.when_server(ActOnDeadlines{}).then(LobbyOpened{session});

    auto too_late = a_group();
    too_late.sleep_ms(2 * hour + minute);
    too_late.when_server(ActOnDeadlines{}).then(SessionMissed{session});
}

TEST_CASE("a lobby in which nobody begins sends home who waits, and the course goes on",
          "[group][session][lobby]") {
    auto group = a_group_in_lobby();
    group.at(later(first_monday, 3 * hour - minute));
    CHECK(state_of(group, 1) == SessionState::lobby);

    group.at(later(first_monday, 3 * hour));

    CHECK(state_of(group, 1) == SessionState::planned);
    CHECK_FALSE(group.sees(maria, Kind::arrivals, group.seat(ana)));  // nor where she was
    group.when(ana, Arrive{}).refused(Refusal::session_not_in_lobby);
    CHECK_FALSE(domain::group::next_deadline(group.state()));
    group.when(maria, MoveSession{group.session(), later(group.now(), day)}).events();
    CHECK(domain::group::next_deadline(group.state()));
}

TEST_CASE("a lobby that a facilitator opens late has its time from then on",
          "[group][session][lobby]") {
    auto group = a_group();
    group.sleep_ms(26 * hour);
    group.when_server(ActOnDeadlines{}).the<SessionMissed>();
    group.when(maria, OpenLobby{}).events();

    group.after_minutes(3 * 60 - 1);
    CHECK(state_of(group, 1) == SessionState::lobby);
    group.after_minutes(1);
    CHECK(state_of(group, 1) == SessionState::planned);
}

TEST_CASE("a session is moved or cancelled before it begins", "[group][session]") {
    auto group = a_group();
    const auto second = group.session(2);
    const auto tuesday = later(first_monday, 8 * day);
    group.when(ana, MoveSession{second, tuesday}).refused(Refusal::not_for_your_role);
    group.when(maria, MoveSession{{"none"}, tuesday}).refused(Refusal::not_found, "/session");
    group.when(maria, MoveSession{second, later(first_monday, -2 * hour)})
        .refused(Refusal::starts_in_past, "/starts_at");
    group.when(maria, MoveSession{second, later(first_monday, 400 * day)})
        .refused(Refusal::too_far_ahead, "/starts_at");

    group.when(maria, MoveSession{second, tuesday}).then(SessionMoved{second, tuesday});
    group.when(maria, MoveSession{second, tuesday}).then_nothing();
    CHECK(ms(*session_seen(group, 2).moved_from) == ms(later(first_monday, 7 * day)));

    group.when(maria, CancelSession{second, {"Holiday."}})
        .then(SessionCancelled{second, {"Holiday."}});
    CHECK(session_seen(group, 2).cancelled_reason->value == "Holiday.");
    group.when(maria, MoveSession{second, tuesday}).refused(Refusal::session_not_planned);
}

TEST_CASE("a running session is neither moved nor cancelled", "[group][session]") {
    auto group = a_group_in_session();

    group.when(maria, MoveSession{group.session(), later(group.now(), day)})
        .refused(Refusal::session_not_planned);
    group.when(maria, CancelSession{group.session(), {"No."}})
        .refused(Refusal::session_not_planned);
}

TEST_CASE("moving a session out of its lobby sends home who waits", "[group][session]") {
    auto group = a_group_in_lobby();
    group.when(maria, MoveSession{group.session(), later(first_monday, day)}).events();

    CHECK(state_of(group, 1) == SessionState::planned);
    CHECK_FALSE(group.sees(maria, Kind::arrivals, group.seat(ana)));
    group.when(ana, Arrive{}).refused(Refusal::session_not_in_lobby);
}

TEST_CASE("cancelling the coming session brings what was proposed for it to the next",
          "[group][session]") {
    auto group = a_group();
    group.when(ana, ProposeItem{{"My sister"}, ProposalFor::everyone, false, {}}).events();

    group.when(maria, CancelSession{group.session(1), {"Snow."}}).events();

    CHECK(group.session() == group.session(2));
    group.item("Welcome");  // a first evening is still to come
    group.item("My sister");
}

// The lobby

TEST_CASE("a member waits without seeing the others who wait", "[group][session][lobby]") {
    auto group = a_group_in_lobby();

    CHECK(group.sees(ana, Kind::arrivals, group.seat(ana)));
    CHECK_FALSE(group.sees(ana, Kind::arrivals, group.seat(ben)));
    CHECK_FALSE(group.sees(olga, Kind::arrivals, group.seat(ben)));
    CHECK_FALSE(group.text_for(ana, Kind::floor, "this"));
    CHECK(group.sees<ArrivalView>(maria, Kind::arrivals, group.seat(ben))->check->place.value ==
          "Kitchen");
}

TEST_CASE("who is let in sees who is in the room", "[group][session][lobby]") {
    auto group = a_group_in_lobby();
    group.when(ben, Admit{group.seat(ana)}).refused(Refusal::not_for_your_role);
    group.when(maria, Admit{group.seat(dora)}).refused(Refusal::not_arrived, "/seat");
    group.when(maria, Admit{{"nobody"}}).refused(Refusal::not_found, "/seat");
    group.when(maria, Admit{group.seat(ana)})
        .then(MemberAdmitted{group.session(), group.seat(ana)});
    group.when(maria, Admit{group.seat(ana)}).refused(Refusal::already_admitted, "/seat");

    const auto floor = group.sees<FloorView>(ana, Kind::floor);
    REQUIRE(floor);
    REQUIRE(floor->here.size() == 1);
    CHECK(floor->here[0].seat == group.seat(ana));
    CHECK_FALSE(group.text_for(ben, Kind::floor, "this"));
}

TEST_CASE("everybody who waits is let in at once", "[group][session][lobby]") {
    auto group = a_group_in_lobby();

    CHECK(group.when(maria, AdmitAll{}).events().size() == 3);
    group.when(maria, AdmitAll{}).then_nothing();
    CHECK(group.floor().here.size() == 3);
}

TEST_CASE("a member arrives once, even late", "[group][session][lobby]") {
    auto group = a_group();
    group.when(ana, Arrive{}).refused(Refusal::session_not_in_lobby);
    group.at(first_monday);
    group.when(maria, Arrive{}).refused(Refusal::not_for_your_role);
    group.when(ana, Arrive{}).events();
    group.when(ana, Arrive{}).refused(Refusal::already_arrived);
    group.when(maria, StartSession{}).events();

    group.when(ben, Arrive{}).events();
    group.when(ben, RaiseHand{}).refused(Refusal::not_admitted);
    group.when(maria, Admit{group.seat(ben)}).events();
    group.when(ben, RaiseHand{}).events();
}

TEST_CASE("arrival checks are gone with the session", "[group][session][lobby]") {
    auto group = a_group_in_session();
    CHECK(group.sees(maria, Kind::arrivals, group.seat(ana)));

    group.when(maria, EndSession{}).events();

    CHECK_FALSE(group.sees(maria, Kind::arrivals, group.seat(ana)));
    CHECK(group.state().sessions.arrivals.empty());
}

TEST_CASE("who waits hears of facilitators only", "[group][session][lobby]") {
    auto group = a_group_in_lobby();
    group.when(maria, Admit{group.seat(ana)}).events();
    const auto& state = group.state();
    auto sees = [&](const PersonId& who, const PersonId& whom) {
        return domain::group::sees_connection(state, *domain::group::viewer_of(state, who),
                                              group.seat(whom));
    };

    CHECK(sees(ben, maria));
    CHECK_FALSE(sees(ben, ana));
    CHECK_FALSE(sees(ben, carl));
    CHECK_FALSE(sees(ana, ben));
    CHECK(sees(maria, ben));
    CHECK(sees(olga, ana));
    CHECK_FALSE(sees(olga, ben));
}
