// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

GivePulse pulse(std::int64_t safe) {
    PulseWords words;
    words.safe = {safe};
    return {words};
}

Group a_group_that_closes() {
    auto group = a_group_in_session();
    group.when(maria, StartClosing{}).events();
    return group;
}

std::optional<ClosingWordView> word(const Group& group, const PersonId& by, const PersonId& of) {
    return group.sees<ClosingWordView>(by, Kind::words, group.seat(of));
}

std::optional<PulseView> pulse_of(const Group& group, const PersonId& by, const PersonId& of) {
    return group.sees<PulseView>(by, Kind::pulses, group.seat(of));
}

}  // namespace

TEST_CASE("at the end everybody says one word, and all in the room see it", "[group][closing]") {
    auto group = a_group_that_closes();

    group.when(ana, SayWord{{"lighter"}})
        .then(WordSaid{group.session(), group.seat(ana), personal(ana, Text<1, 30>{"lighter"})});

    for (const auto& person : {ana, ben, maria, jonas, olga}) {
        CHECK(word(group, person, ana)->word->value == "lighter");
    }
    CHECK_FALSE(word(group, dora, ana));
    group.when(ana, SayWord{{"lighter"}}).then_nothing();
    group.when(ana, SayWord{{"tired"}}).events();
    CHECK(word(group, ben, ana)->word->value == "tired");
}

TEST_CASE("afterwards a closing word is for its owner and the facilitators", "[group][closing]") {
    auto group = a_group_that_closes();
    group.when(ana, SayWord{{"lighter"}}).events();

    group.when(maria, EndSession{}).events();

    for (const auto& person : {ana, maria, jonas}) {
        CHECK(word(group, person, ana)->word->value == "lighter");
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(word(group, person, ana));
    group.when(ana, SayWord{{"later"}}).refused(Refusal::session_not_open);
}

TEST_CASE("a word and a pulse wait for the closing", "[group][closing]") {
    auto group = a_group();
    group.when(ana, SayWord{{"early"}}).refused(Refusal::session_not_open);
    group.when(ana, pulse(8)).refused(Refusal::session_not_closing);

    group = a_group_in_session();
    group.when(ana, SayWord{{"early"}}).refused(Refusal::session_not_closing);
    group.when(ana, pulse(8)).refused(Refusal::session_not_closing);

    group.when(maria, StartItem{group.item("Close")}).events();
    group.when(ana, SayWord{{"now"}}).events();
    group.when(ana, pulse(8)).events();
}

TEST_CASE("only members who were let in close the session", "[group][closing]") {
    auto group = a_group_that_closes();

    for (const auto& person : {maria, jonas, olga}) {
        group.when(person, SayWord{{"word"}}).refused(Refusal::not_for_your_role);
        group.when(person, pulse(8)).refused(Refusal::not_for_your_role);
    }
    group.when(dora, SayWord{{"word"}}).refused(Refusal::not_admitted);
    group.when(dora, pulse(8)).refused(Refusal::not_admitted);
}

TEST_CASE("the pulse is for the facilitators", "[group][closing]") {
    auto group = a_group_that_closes();

    group.when(ana, pulse(3)).events();
    group.when(ana, pulse(3)).then_nothing();
    group.when(ana, pulse(4)).events();

    for (const auto& person : {ana, maria, jonas}) {
        CHECK(pulse_of(group, person, ana)->pulse->safe.value == 4);
    }
    for (const auto& person : {ben, dora, olga}) CHECK_FALSE(pulse_of(group, person, ana));
}

TEST_CASE("a pulse can be given until a day after the end", "[group][closing]") {
    auto group = a_group_that_closes();
    const auto session = group.session();
    group.when(maria, EndSession{}).events();

    group.after_ms(day);
    CHECK(group.when(ana, pulse(7)).the<PulseGiven>().session == session);
    group.when(dora, pulse(7)).refused(Refusal::not_admitted);
    group.after_ms(1);
    group.when(ana, pulse(8)).refused(Refusal::session_not_closing);
    CHECK(pulse_of(group, maria, ana)->pulse->safe.value == 7);
}

TEST_CASE("in the next session the last word stays until there is a new one", "[group][closing]") {
    auto group = a_group_that_closes();
    group.when(ana, SayWord{{"lighter"}}).events();
    group.when(maria, EndSession{}).events();
    group.at(later(first_monday, 7 * day));
    for (const auto& person : {ana, ben}) group.when(person, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, StartClosing{}).events();
    CHECK(word(group, maria, ana)->session == group.session(1));
    CHECK_FALSE(word(group, ben, ana));

    group.when(ana, SayWord{{"hopeful"}}).events();

    CHECK(word(group, maria, ana)->word->value == "hopeful");
    CHECK(word(group, ben, ana)->session == group.session(2));
}

TEST_CASE("the word of a person who was removed is for the facilitators only", "[group][closing]") {
    auto group = a_group_that_closes();
    group.when(ana, SayWord{{"lighter"}}).events();

    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();

    CHECK_FALSE(word(group, ben, ana));
    CHECK(word(group, maria, ana));
}
