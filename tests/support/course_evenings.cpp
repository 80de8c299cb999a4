// SPDX-License-Identifier: Apache-2.0
// How the group of a course meets: lobby, turns, rounds, closing, and the notes afterwards.
#include <catch2/catch.hpp>

#include "tests/support/course.hpp"

namespace support {

namespace {

// Eight members, four rounds: all of it in less than an hour.
constexpr std::int64_t minutes_each = 1;

}  // namespace

void Course::hold_session(const Week& week) {
    const auto people = here(week);
    const auto starts_at = group.state().current_session()->starts_at;
    group.at(later(starts_at, -10 * minute));
    arrive(people);
    group.at(starts_at);
    when(maria, AdmitAll{}).events();
    when(maria, StartSession{}).events();
    give_focus(week, people);
    for (const auto& member : people) commit(member);
    check_pages();
    go_on_to_the_end(people);
    ++held_;
    for (const auto& person : everybody()) {
        group.when_server(NotePresence{person, Presence::left}).events();
    }
    group.after_minutes(20);
    keep_company();
    write_notes();
    check_pages();
}

void Course::arrive(const People& here) {
    for (const auto& leader : {maria, jonas, olga}) {
        group.when_server(NotePresence{leader, Presence::here}).events();
    }
    for (const auto& member : here) {
        when(member, Arrive{true, true, words<Place>("Kitchen"), words<Sentence>("A long day.")})
            .events();
        group.when_server(NotePresence{member, Presence::here}).events();
    }
}

// Whoever sits beside them knows it too, and takes something home.
void Course::give_focus(const Week& week, const People& here) {
    for (const auto& member : week.focus) {
        REQUIRE(here.contains(member));
        const auto focus = when(maria, GiveFocus{group.seat(member), {10}}).the<FocusGiven>().focus;
        left_.at(member).focus = focus;
        const auto& other = *here.begin() == member ? *here.rbegin() : *here.begin();
        when(other, SayMeToo{focus}).events();
        left_.at(other).takeaway =
            when(other, TakeForMyself{words<Words>("I can say no."), Sharing::only_me})
                .the<TakenForMyself>()
                .takeaway;
        group.after_minutes(minutes_each);
        when(maria, EndFocus{}).events();
    }
}

void Course::commit(const PersonId& member) {
    const CardWords card{words<Sentence>("Ring my sister"),
                         words<Title>("Her"),
                         {},
                         words<Sentence>("She is busy."),
                         words<Sentence>("I write.")};
    left_.at(member).card =
        when(member, Commit{{}, card, sharing_of(member), {}}).the<Committed>().card;
}

// The facilitator's one button, until the goodbyes.
void Course::go_on_to_the_end(const People& here) {
    for (auto next = group.next(); next.what && *next.what != NextStep::end_session;
         next = group.next()) {
        when(maria, Next{next.step}).events();
        group.after_minutes(minutes_each);
    }
    say_goodbye(here);
    when(maria, EndSession{}).events();
}

void Course::say_goodbye(const People& here) {
    for (const auto& member : here) {
        when(member, SayWord{words<Text<1, 30>>("Lighter")}).events();
        when(member, GivePulse{{{8}, {8}, {8}, {9}, words<Words>("Good.")}}).events();
    }
    // The last evening: what everybody wrote for the others is given out.
    const bool is_last = group.session() == group.state().sessions.order.back();
    if (is_last) when(maria, ReleaseStrengths{}).events();
}

// The first one's card is answered by the last one, and somebody offers to ask.
void Course::keep_company() {
    const auto& card = left_.at(ana).card;
    when(fay, Encourage{card, EncouragementKind::glad_you_tried}).events();
    when(ben, OfferToAsk{card, later(group.now(), 2 * day)}).events();
}

void Course::write_notes() {
    const auto session = group.state().last_session()->id;
    for (const auto& leader : leaders) {
        when(leader, WriteNote{session, {}, words<Pages>("A warm evening.")}).events();
    }
    when(maria, WriteGroupNote{session, words<Words>("Everybody spoke."), {}, {}}).events();
    const NoteHeadings headings{{"Mood"}, {"Week"}, {"Step"},   {"Win"},
                                {"Next"}, {"Done"}, {"Partly"}, {"Not yet"}};
    when(maria, FanOutNote{session, headings}).events();
    std::vector<SignNote> unsigned_notes;
    for (const auto& [id, note] : group.state().chart.all) {
        if (note.session == session) unsigned_notes.push_back({id, {}, note.at});
    }
    for (const auto& sign : unsigned_notes) when(maria, sign).events();
}

}  // namespace support
