// SPDX-License-Identifier: Apache-2.0
// Whose turn it is to be helped, who is owed one, and what listening is worth.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

FocusId give(Group& group, const PersonId& to) {
    return group.when(maria, GiveFocus{group.seat(to), {14}}).the<FocusGiven>().focus;
}

std::optional<FocusView> seen(const Group& group, const PersonId& by, const FocusId& focus) {
    return group.sees<FocusView>(by, Kind::focus, focus);
}

OwedFocus owed(const Group& group, const PersonId& member) {
    const auto view = group.sees<OwedView>(maria, Kind::owed);
    for (const auto& one : view->members) {
        if (one.seat == group.seat(member)) return one;
    }
    return {};
}

void end(Group& group) { group.when(maria, EndSession{}).events(); }

void hold_session(Group& group, std::int64_t n) {
    group.at(later(first_monday, (n - 1) * 7 * day));
    group.when(maria, StartSession{}).events();
}

TakeawayId take(Group& group, const PersonId& person, Sharing sharing) {
    return group.when(person, TakeForMyself{{"I am not the only one"}, sharing})
        .the<TakenForMyself>()
        .takeaway;
}

Programme six_sessions() {
    auto programme = short_programme();
    auto& sessions = programme.sessions.items;
    sessions.insert(sessions.begin() + 1, 3, sessions[1]);
    return programme;
}

}  // namespace

TEST_CASE("a facilitator gives the focus to a member, and all in the room see whose it is",
          "[group][focus]") {
    auto group = a_group_in_session();

    const auto focus = give(group, ana);

    for (const auto& person : {ana, ben, maria, olga}) {
        CHECK(seen(group, person, focus)->seat == group.seat(ana));
        CHECK(seen(group, person, focus)->ends_at == later(group.now(), 14 * minute));
    }
    CHECK_FALSE(seen(group, dora, focus));
    group.when(ben, GiveFocus{group.seat(ben), {5}}).refused(Refusal::not_for_your_role);
    group.when(maria, GiveFocus{group.seat(dora), {5}}).refused(Refusal::not_admitted, "/seat");
    group.when(maria, GiveFocus{{"nobody"}, {5}}).refused(Refusal::not_found, "/seat");
    group.when(maria, GiveFocus{group.seat(ana), {5}}).then_nothing();
}

TEST_CASE("the next focus ends the one before", "[group][focus]") {
    auto group = a_group_in_session();
    const auto first = give(group, ana);
    const auto second = give(group, ben);

    CHECK_FALSE(seen(group, carl, first)->ends_at);
    CHECK(seen(group, carl, second)->ends_at);
    group.when(ana, EndFocus{}).refused(Refusal::not_for_your_role);
    group.when(ben, EndFocus{}).then(FocusEnded{second});
    group.when(maria, EndFocus{}).refused(Refusal::nobody_has_focus);
}

TEST_CASE("after the session only its owner and the facilitators know of a focus",
          "[group][focus]") {
    auto group = a_group_in_session();
    const auto focus = give(group, ana);
    end(group);

    for (const auto& person : {ana, maria, jonas}) {
        REQUIRE(seen(group, person, focus));
        CHECK_FALSE(seen(group, person, focus)->ends_at);
    }
    for (const auto& person : {ben, dora, olga}) CHECK_FALSE(seen(group, person, focus));
}

TEST_CASE("the focus of somebody who is gone is over", "[group][focus]") {
    auto group = a_group_in_session();
    const auto focus = give(group, ana);
    group.when(maria, RemovePerson{group.seat(ana), {"Moved away"}}).events();
    CHECK_FALSE(seen(group, maria, focus)->ends_at);
    CHECK_FALSE(seen(group, ben, focus));
}

TEST_CASE("facilitators alone see who is owed a focus turn", "[group][focus]") {
    Group group{six_sessions()};
    group.seat(maria, Role::facilitator).seat(olga, Role::observer);
    for (const auto& member : {ana, ben}) group.seat(member, Role::member);
    group.at(later(first_monday, -minute));
    for (std::int64_t n = 1; n <= 4; ++n) {
        group.at(later(first_monday, (n - 1) * 7 * day - minute));
        for (const auto& member : {ana, ben}) {
            group.when(member, Arrive{true, true, {"Home"}, {}}).events();
        }
        group.when(maria, AdmitAll{}).events();
        hold_session(group, n);
        if (n == 2) give(group, ana);
        end(group);
    }

    CHECK(owed(group, ana).turns == 1);
    CHECK(owed(group, ana).last == group.session(2));
    CHECK(owed(group, ana).sessions_since == 2);
    CHECK_FALSE(owed(group, ana).owed);
    CHECK(owed(group, ben).turns == 0);
    CHECK(owed(group, ben).sessions_since == 4);
    CHECK(owed(group, ben).owed);
    CHECK(group.sees<OwedView>(maria, Kind::owed)->members.at(0).seat == group.seat(ben));
    for (const auto& person : {ana, ben, olga})
        CHECK_FALSE(group.sees<OwedView>(person, Kind::owed));
}

TEST_CASE("me too is for the two and the facilitators", "[group][focus]") {
    auto group = a_group_in_session();
    const auto focus = give(group, ana);

    const auto said = group.when(ben, SayMeToo{focus}).the<MeTooSaid>().me_too;

    for (const auto& person : {ana, ben, maria, jonas}) {
        CHECK(group.sees<MeTooView>(person, Kind::me_toos, said)->from == group.seat(ben));
    }
    for (const auto& person : {carl, dora, olga})
        CHECK_FALSE(group.sees(person, Kind::me_toos, said));
    group.when(ben, SayMeToo{focus}).then_nothing();
    group.when(ana, SayMeToo{focus}).refused(Refusal::not_yourself, "/focus");
    group.when(dora, SayMeToo{focus}).refused(Refusal::not_admitted);
    group.when(maria, SayMeToo{focus}).refused(Refusal::not_for_your_role);
    group.when(ben, SayMeToo{{"unheardof"}}).refused(Refusal::not_found, "/focus");

    group.when(carl, TakeBackMeToo{said}).refused(Refusal::not_found, "/me_too");
    group.when(ben, TakeBackMeToo{said}).then(MeTooTakenBack{said});
    CHECK_FALSE(group.sees(ana, Kind::me_toos, said));
    group.when(ben, SayMeToo{focus}).then(MeTooSaid{said, focus, group.seat(ben)});
}

TEST_CASE("me too is said in the session", "[group][focus]") {
    auto group = a_group_in_session();
    const auto focus = give(group, ana);
    end(group);
    group.when(ben, SayMeToo{focus}).refused(Refusal::session_not_open);
}

TEST_CASE("a me too of long ago is not spoken of any more", "[group][focus]") {
    auto group = a_group_in_session();
    const auto said = group.when(ben, SayMeToo{give(group, ana)}).the<MeTooSaid>().me_too;
    end(group);
    hold_session(group, 2);
    end(group);

    CHECK_FALSE(group.sees(ben, Kind::me_toos, said));
    group.when(ben, TakeBackMeToo{said}).refused(Refusal::not_found, "/me_too");
}

TEST_CASE("what I take for myself is mine; the facilitators learn that it was written",
          "[group][focus]") {
    auto group = a_group_in_session();

    const auto taken = take(group, ana, Sharing::only_me);

    const auto view = [&](const PersonId& person) {
        return group.sees<TakeawayView>(person, Kind::takeaways, taken);
    };
    CHECK(view(ana)->words->value == "I am not the only one");
    for (const auto& person : {maria, jonas}) {
        REQUIRE(view(person));
        CHECK_FALSE(view(person)->words);
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(view(person));

    CHECK(take(group, ana, Sharing::facilitator) == taken);
    CHECK(view(maria)->words);
    CHECK_FALSE(view(ben));
    take(group, ana, Sharing::group);
    for (const auto& person : {ben, dora, olga}) CHECK(view(person)->words);
    group.when(ana, TakeForMyself{{"I am not the only one"}, Sharing::group}).then_nothing();
}

TEST_CASE("listening counts as taking part", "[group][focus]") {
    auto group = a_group_in_session();
    const auto focus = give(group, ana);
    CHECK(owed(group, ana).took_part);
    for (const auto& person : {ben, carl}) CHECK_FALSE(owed(group, person).took_part);

    take(group, ben, Sharing::only_me);
    group.when(carl, SayMeToo{focus}).events();

    for (const auto& person : {ben, carl}) CHECK(owed(group, person).took_part);
    end(group);
    for (const auto& person : {ben, carl}) CHECK(owed(group, person).took_part);
    CHECK_FALSE(owed(group, dora).took_part);
}

TEST_CASE("whoever spoke in a round took part", "[group][focus]") {
    auto group = a_group_in_round();
    const auto speaker = *group.floor().speaker;
    const auto& person = group.state().membership.seats.at(speaker).person;
    CHECK_FALSE(owed(group, person).took_part);

    group.when(person, FinishTurn{}).events();

    CHECK(owed(group, person).took_part);
}

TEST_CASE("some need a night to know what they take home", "[group][focus]") {
    auto group = a_group_in_session();
    const auto taken = take(group, ana, Sharing::only_me);
    end(group);
    group.after_ms(day);

    CHECK(take(group, ben, Sharing::only_me) != taken);
    group.when(ana, TakeForMyself{{"Something else"}, Sharing::only_me})
        .then(TakenForMyself{taken, group.session(1), group.seat(ana),
                             personal(ana, Words{"Something else"}), Sharing::only_me});
    group.when(dora, TakeForMyself{{"I was not there"}, {}}).refused(Refusal::not_admitted);
    group.when(maria, TakeForMyself{{"I lead"}, {}}).refused(Refusal::not_for_your_role);
}
