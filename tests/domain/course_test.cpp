// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <set>

#include "server/definitions/programmes.hpp"
#include "tests/support/group.hpp"

using namespace support;

namespace {

const Programme& ours(const char* id) {
    return *definitions::find_programme(definitions::own_programmes(), id);
}

Group a_group_with(Programme programme) {
    Group group{std::move(programme)};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    return group;
}

CourseView course(const Group& group, const PersonId& by = ana) {
    return group.sees<CourseView>(by, Kind::course).value();
}

SessionView session(const Group& group, std::int64_t n) {
    return group.sees<SessionView>(ana, Kind::sessions, group.session(n)).value();
}

void hold_a_session(Group& group) {
    group.at(group.state().current_session()->starts_at);
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();
}

std::set<ItemKind> kinds_of(const Group& group, std::int64_t n) {
    std::set<ItemKind> kinds;
    for (const auto& [id, item] : group.state().agenda.items) {
        if (item.session == group.session(n)) kinds.insert(item.kind);
    }
    return kinds;
}

std::vector<Deviation> deviations(const Group& group, std::int64_t n) {
    return group.sees<FidelityView>(maria, Kind::fidelity, group.session(n)).value().deviations;
}

}  // namespace

TEST_CASE("session n of N, the last date and half-way are in sight from the first day",
          "[group][course]") {
    const auto group = a_group_with(ours("weekly-14"));

    const auto seen = course(group);
    CHECK(seen.session_n == 1);
    CHECK(seen.sessions == 14);
    CHECK(ms(seen.last_session_at) == ms(evening(13 * 7)));
    CHECK(seen.midpoint == group.session(7));
    CHECK(seen.contact == ContactPolicy::brought_back);
    CHECK(seen.language == Language::en);
    CHECK_FALSE(seen.open_ended);
    CHECK_FALSE(seen.ending);
}

TEST_CASE("the tasks of the ending are open in the last sessions by themselves",
          "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    for (int held = 1; held <= 5; ++held) hold_a_session(group);
    CHECK_FALSE(course(group).ending);

    hold_a_session(group);

    CHECK(course(group).session_n == 7);
    CHECK(course(group).phase == Phase::middle);
    CHECK(course(group).ending);
    hold_a_session(group);
    hold_a_session(group);
    CHECK_FALSE(course(group).session);
    CHECK(course(group).ending);
}

TEST_CASE("when the later sessions do not take place, the ending comes sooner", "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    for (int n = 3; n <= 8; ++n) group.when(maria, CancelSession{group.session(n), {"Away"}});
    CHECK_FALSE(course(group).ending);
    CHECK(ms(course(group).last_session_at) == ms(session(group, 2).starts_at));

    hold_a_session(group);

    CHECK(course(group).ending);
}

TEST_CASE("half-way and the last evening take place although theirs are cancelled",
          "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    const auto half_way = group.session(4);
    group.when(maria, CancelSession{half_way, {"A holiday"}}).events();
    group.when(maria, CancelSession{group.session(8), {"A holiday"}}).events();

    CHECK(course(group).midpoint == group.session(5));
    CHECK(session(group, 7).phase == Phase::ending);
    for (int held = 1; held <= 5; ++held) hold_a_session(group);
    hold_a_session(group);
    CHECK(group.state().current_session() == nullptr);
    CHECK(std::ranges::any_of(group.state().agenda.items, [](const auto& entry) {
        return entry.second.kind == ItemKind::goodbye_round;
    }));
}

TEST_CASE("half-way is looked back on although its evening falls out when it is next",
          "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    for (int held = 1; held <= 3; ++held) hold_a_session(group);
    const auto purpose = session(group, 4).purpose;

    const auto cancelled =
        group.when(maria, CancelSession{group.session(4), {"Snow"}}).the<SessionCancelled>();

    CHECK(cancelled.heir == group.session(5));
    CHECK(course(group).midpoint == group.session(5));
    CHECK(session(group, 5).purpose == purpose);
    CHECK(kinds_of(group, 5).contains(ItemKind::review));
}

TEST_CASE("a group has its first evening although the first session falls out", "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    const auto purpose = session(group, 1).purpose;
    group.when(maria, CancelSession{group.session(1), {"Snow"}}).events();
    group.when(maria, CancelSession{group.session(2), {"More snow"}}).events();

    CHECK(session(group, 3).purpose == purpose);
    CHECK(session(group, 3).phase == Phase::initial);
    group.item("What we agree on");
    CHECK(session(group, 4).phase == Phase::middle);
}

TEST_CASE("when the last of two evenings falls out, the other is for goodbyes too",
          "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    for (int held = 1; held <= 6; ++held) hold_a_session(group);
    const auto purpose = session(group, 8).purpose;
    group.item("One word to close");

    group.when(maria, CancelSession{group.session(8), {"A holiday"}}).events();

    CHECK(session(group, 7).purpose == purpose);
    CHECK(session(group, 7).phase == Phase::ending);
    CHECK(kinds_of(group, 7).contains(ItemKind::goodbye_round));
    const auto& order = group.state().agenda.orders.at(group.session(7));
    const auto kind_at = [&](std::size_t from_end) {
        return group.state().agenda.find(order.at(order.size() - from_end))->kind;
    };
    CHECK(kind_at(2) == ItemKind::goodbye_round);
    CHECK(kind_at(1) == ItemKind::closing_round);
}

TEST_CASE("a cancellation from before the heir was written passes on what it did then",
          "[group][course]") {
    const auto folded = [](Group group, std::int64_t n) {
        auto state = group.state();
        const Event cancelled = SessionCancelled{group.session(n), {"A holiday"}};
        domain::group::evolve(state, cancelled, {});
        return state.sessions.find(group.session(n + 1))->midpoint;
    };
    auto group = a_group_with(ours("weekly-8"));
    CHECK(folded(group, 4));
    for (int held = 1; held <= 3; ++held) hold_a_session(group);
    CHECK_FALSE(folded(group, 4));
}

TEST_CASE("evenings that fell out at the end are not waited for", "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    group.when(maria, CancelSession{group.session(3), {"A holiday"}}).events();
    CHECK(course(group).sessions == 8);

    for (int n = 7; n <= 8; ++n) group.when(maria, CancelSession{group.session(n), {"Away"}});

    CHECK(course(group).sessions == 6);
}

TEST_CASE("moving one session can move all that follow", "[group][course]") {
    auto group = a_group_with(ours("weekly-8"));
    const auto in_two_weeks = later(first_monday, 5 * 7 * day);

    group.when(maria, MoveSession{group.session(4), in_two_weeks})
        .refused(Refusal::not_in_order, "/starts_at");
    group.when(maria, MoveSession{group.session(4), first_monday})
        .refused(Refusal::not_in_order, "/starts_at");
    group.when(maria, MoveSession{group.session(4), in_two_weeks, true}).events();

    CHECK(ms(session(group, 3).starts_at) == ms(later(first_monday, 14 * day)));
    CHECK(ms(session(group, 4).starts_at) == ms(in_two_weeks));
    CHECK(ms(session(group, 5).starts_at) == ms(later(in_two_weeks, 7 * day)));
    CHECK(ms(course(group).last_session_at) == ms(later(first_monday, 9 * 7 * day)));
}

TEST_CASE("a course around a birth pauses across it", "[group][course]") {
    const auto group = a_group_with(ours("perinatal-8"));

    CHECK(ms_between(session(group, 3).starts_at, session(group, 4).starts_at) == 7 * day);
    CHECK(ms(session(group, 5).starts_at) == ms(evening((3 * 7) + 84)));
    CHECK(ms_between(session(group, 5).starts_at, session(group, 6).starts_at) == 7 * day);
}

TEST_CASE("a course without an end goes on until the facilitators settle on one",
          "[group][course]") {
    auto group = a_group_with(ours("monthly-open"));
    CHECK(course(group).open_ended);
    for (int held = 1; held <= 4; ++held) hold_a_session(group);
    CHECK(course(group).sessions == 7);
    CHECK(ms(session(group, 7).starts_at) == ms(evening(6 * 28)));
    CHECK_FALSE(course(group).ending);

    group.when(ana, PlanNoMore{}).refused(Refusal::not_for_your_role);
    group.when(maria, PlanNoMore{}).then(NoMorePlanned{});
    group.when(maria, PlanNoMore{}).refused(Refusal::course_has_an_end);

    hold_a_session(group);
    hold_a_session(group);
    CHECK(course(group).sessions == 7);
    CHECK_FALSE(course(group).open_ended);
    CHECK(course(group).ending);
    hold_a_session(group);
    CHECK_FALSE(course(group).session);
}

TEST_CASE("what a session did not do as the template has it is kept for the facilitators",
          "[group][course]") {
    auto group = a_group_in_session();  // Welcome 5, Mood 12, Focus 20, Close 9
    const auto focus = group.item("Focus");
    const auto mood = group.item("Mood");
    group.after_minutes(4);
    group.when(maria, StartItem{focus}).events();
    group.after_minutes(33);
    group.when(maria, AddItem{ItemKind::topic, {"A visitor"}, {5}}).events();
    group.when(maria, StartItem{group.item("A visitor")}).events();
    group.after_minutes(3);
    group.when(maria, StartItem{mood}).events();
    group.after_minutes(10);
    group.when(maria, EndSession{}).events();

    const auto seen = deviations(group, 1);
    REQUIRE(seen.size() == 4);
    CHECK(seen[0] ==
          Deviation{DeviationKind::out_of_order, ItemKind::mood_round, Title{"Mood"}, 12, 10});
    CHECK(seen[1] == Deviation{DeviationKind::longer, ItemKind::focus, Title{"Focus"}, 20, 33});
    CHECK(seen[2] ==
          Deviation{DeviationKind::left_out, ItemKind::closing_round, Title{"Close"}, 9, {}});
    CHECK(seen[3] == Deviation{DeviationKind::added, ItemKind::topic, Title{"A visitor"}, {}, 3});
    CHECK_FALSE(group.sees(ana, Kind::fidelity, group.session(1)));
    CHECK_FALSE(group.sees(olga, Kind::fidelity, group.session(1)));
}

TEST_CASE("what is put off is kept as put off, though it returns next week", "[group][course]") {
    auto group = a_group_in_session();
    group.when(maria, ParkItem{group.item("Focus")}).events();
    group.when(maria, EndSession{}).events();

    const auto seen = deviations(group, 1);
    CHECK(std::ranges::count(seen, DeviationKind::put_off, &Deviation::what) == 1);
    hold_a_session(group);
    for (const auto& one : deviations(group, 2)) CHECK(one.title != Title{"Focus"});
}
