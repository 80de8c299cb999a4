// SPDX-License-Identifier: Apache-2.0
#include "tests/support/course.hpp"

#include <catch2/catch.hpp>

#include "server/definitions/programmes.hpp"
#include "tests/support/random_commands.hpp"

namespace support {

namespace {

const std::vector<PersonId>& eight() {
    static const std::vector<PersonId> all{ana, ben, carl, dora, emil, fay, gus, hana};
    return all;
}

Programme own_programme(std::string_view id) {
    const auto* found = definitions::find_programme(definitions::own_programmes(), id);
    REQUIRE(found);
    return *found;
}

}  // namespace

Course::Course(std::string_view programme) : group{own_programme(programme), 1, 14} {
    group.seat(maria, Role::facilitator)
        .seat(jonas, Role::cofacilitator)
        .seat(olga, Role::observer);
    for (const auto& member : eight()) group.seat(member, Role::member);
}

Sharing sharing_of(const PersonId& member) {
    if (member == gus) return Sharing::only_me;
    return member == hana ? Sharing::facilitator : Sharing::group;
}

std::string Course::marked(std::string_view text) {
    return std::string{text} + ' ' + words_with_mark(++marks_);
}

Outcome Course::when(const PersonId& person, const Command& command) {
    const auto before = group.state();
    auto outcome = group.when(person, command);
    audience_.learn(before, person, command, outcome.events());
    return outcome;
}

void Course::week(const Week& week) {
    days_before(week);
    hold_session(week);
}

void Course::leaves(const PersonId& member, LeavingReason why) {
    when(maria, RecordLeaving{group.seat(member), why, words<Sentence>("Told me on the phone.")})
        .events();
    when(member, WriteGoodbye{words<Words>("I think of you all.")}).events();
    gone_.insert(member);
    check_pages();
}

void Course::prepare_the_end() {
    const auto people = members();
    for (const auto& member : people) {
        when(member, WritePlanPart{PlanPart::signs, words<PlanWords>("I cancel plans.")}).events();
        when(member, WritePlanPart{PlanPart::crisis, words<PlanWords>("I ring Rosa.")}).events();
        when(member, SharePlan{sharing_of(member)}).events();
        const auto next = people.upper_bound(member);
        const auto& peer = next == people.end() ? *people.begin() : *next;
        when(member, WriteStrength{group.seat(peer), words<StrengthWords>("You stay.")}).events();
    }
    check_pages();
}

void Course::answer_flags() {
    group.after_ms(day);
    const auto standing = group.document_of(maria)[Kind::flags];
    for (const auto& [id, text] : standing) {
        when(maria, AnswerFlag{{id}, {FlagAction::called, words<Words>("We talked.")}}).events();
    }
    check_pages();
}

People Course::members() const {
    People all;
    for (const auto& member : eight()) {
        if (!gone_.contains(member)) all.insert(member);
    }
    return all;
}

People Course::seated() const {
    auto all = members();
    all.insert({maria, jonas, olga});
    return all;
}

People Course::everybody() const {
    auto all = seated();
    all.insert(gone_.begin(), gone_.end());
    return all;
}

People Course::who_sees(Kind kind, std::string_view id) const {
    People all;
    for (const auto& person : everybody()) {
        if (group.text_for(person, kind, id)) all.insert(person);
    }
    return all;
}

void Course::check_pages() const {
    for (const auto& person : everybody()) {
        const auto breach = audience_.breach(group.state(), person, group.document_of(person));
        INFO(person.value << ", session " << held_ << " held");
        CHECK(breach == "");
    }
}

People Course::here(const Week& week) const {
    auto all = members();
    for (const auto& member : week.away) all.erase(member);
    return all;
}

}  // namespace support
