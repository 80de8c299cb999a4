// SPDX-License-Identifier: Apache-2.0
// What the Thursday group does between its sessions: check-ins, topics, cards, company, notes.
#include <array>

#include "server/demo/clinic_notes.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::Timestamp;

namespace {

constexpr std::array session_notes = {
    "First meeting. Samir very quiet, came late to the first round. Rosa and Luis warm with each "
    "other at once. Next time: give Joon the turn earlier.",
    "All steps tried but Samir's. Good moment: Amina told how small talk is a door. Mila asked "
    "for the sentence with the named days, wrote it down.",
    "Samir missing without a word: rang him on Friday, he is safe and wants to come back. Group "
    "asked after him, kindly. Amina hurt by the no; Rosa stayed with it.",
    "Samir back, named the shame. Group held it well. Phase changes now to the middle: one focus "
    "a person. Rosa's empty chair for next week."};

// For the clinic's records: without names.
constexpr std::array group_notes = {
    "A first meeting with a shy beginning. Trust came with the second round.",
    "Most steps were tried. The group found words for asking.",
    "One place stayed empty. The group asked after it kindly, and stayed with a hurt.",
    "The empty place was filled again. Shame was named, and held well. The middle phase begins."};

}  // namespace

void GroupStory::before(std::size_t n, Timestamp starts_at) {
    life_.until(protocol::later(starts_at, -3 * day_ms));
    session_ = session_now();
    for (const auto& member : cast_.members) {
        life_.pass_ms(5 * hour_ms);
        if (static_cast<std::size_t>(member.story.topic_in) == n + 1) topic(member, starts_at);
        if (!absent(n, member)) check_in(member, checkin_of(n, member));
    }
    link(n);
    safety(n);
    fill_in_before(n, starts_at);
}

void GroupStory::check_in(const Member& member, const Checkin& checkin) {
    using std::string;
    life_.says(member.person, CheckInMood{{checkin.mood}, checkin.change, PartSharing::group});
    if (!checkin.happened.empty()) {
        std::optional<protocol::Title> with;
        if (!checkin.with_whom.empty()) with = protocol::Title{string{checkin.with_whom}};
        life_.pass_ms(2 * minute_ms);
        life_.says(member.person, CheckInWeek{{string{checkin.happened}}, with, checkin.week_for});
    }
    if (const auto card = cards_.find(member.person); card != cards_.end()) {
        std::optional<protocol::Words> learned;
        if (!checkin.learned.empty()) learned = protocol::Words{string{checkin.learned}};
        life_.pass_ms(minute_ms);
        life_.says(member.person,
                   CheckInStep{card->second, checkin.outcome, learned, PartSharing::group});
    }
    if (!checkin.win.empty()) {
        life_.pass_ms(minute_ms);
        life_.says(member.person, CheckInWin{{string{checkin.win}}, PartSharing::group});
    }
}

// Proposed on a weekday evening, accepted by the facilitator a little later.
void GroupStory::topic(const Member& member, Timestamp starts_at) {
    const auto events =
        life_.says(member.person, ProposeItem{.words = {std::string{member.story.topic}},
                                              .proposal_for = ProposalFor::everyone,
                                              .hard_topic = false,
                                              .minutes = Minutes{10}});
    life_.pass_ms(40 * minute_ms);
    for (const auto& event : events) {
        if (const auto* proposed = std::get_if<ItemProposed>(&event)) {
            life_.says(cast_.facilitator, AcceptItem{proposed->item, {10}});
        }
    }
    if (life_.now() > starts_at) life_.until(starts_at);
}

void GroupStory::after(std::size_t n) {
    life_.pass_ms(20 * minute_ms);
    write_notes(n);
    life_.pass_ms(12 * hour_ms);
    vera_leaves(n);
    make_up(n);
    if (n + 1 == weeks_over) wedding();
    life_.pass_ms(12 * hour_ms);
    answer_flags();
    company(n);
    life_.pass_ms(20 * hour_ms);
    for (const auto& member : cast_.members) {
        const auto& step = member.story.weeks[n].step;
        if (step.what.empty() || step.ends_as == CardPlace::ahead) continue;
        life_.pass_ms(25 * minute_ms);
        life_.says(member.person, MoveCard{cards_.at(member.person), step.ends_as});
    }
}

// Each has one peer whose card they answer; who found it hard hears from two.
void GroupStory::company(std::size_t n) {
    const auto members = cast_.members.size();
    constexpr std::array kinds = {EncouragementKind::thinking_of_you, EncouragementKind::been_there,
                                  EncouragementKind::glad_you_tried,
                                  EncouragementKind::talk_it_through};
    for (std::size_t i = 0; i < members; ++i) {
        const auto& peer = cast_.members[(i + n + 1) % members];
        const auto& step = peer.story.weeks[n].step;
        if (step.what.empty() || step.sharing != Sharing::group) continue;
        life_.pass_ms(17 * minute_ms);
        life_.says(cast_.members[i].person,
                   Encourage{cards_.at(peer.person), kinds[(i + 2 * n) % kinds.size()]});
        if (step.ends_as != CardPlace::hard_this_week) continue;
        const auto& other = cast_.members[(i + 2) % members];
        if (other.person == peer.person) continue;
        life_.pass_ms(30 * minute_ms);
        const auto events = life_.says(
            other.person,
            OfferToAsk{cards_.at(peer.person), protocol::later(life_.now(), 2 * day_ms)});
        life_.pass_ms(hour_ms);
        for (const auto& event : events) {
            if (const auto* offered = std::get_if<AskOffered>(&event)) {
                life_.says(peer.person, AnswerOffer{offered->offer, true});
            }
        }
    }
}

void GroupStory::write_notes(std::size_t n) {
    life_.says(cast_.facilitator, WriteNote{.session = session_,
                                            .seat = {},
                                            .text = {session_notes[n % session_notes.size()]}});
    for (const auto& member : cast_.members) {
        if (!absent(n, member)) continue;
        life_.says(cast_.facilitator, CorrectAttendance{session_, life_.seat_of(member.person),
                                                        AttendanceStatus::absent});
        life_.says(
            cast_.facilitator,
            WriteNote{.session = {},
                      .seat = life_.seat_of(member.person),
                      .text = {"Rang on Friday. Is safe; it was shame, not danger. Comes back "
                               "if nobody makes a fuss. Told him that nobody will."}});
    }
    write_clinic_notes(life_, cast_.facilitator, session_, group_notes[n % group_notes.size()],
                       n + 1 < group_notes.size());
    give_half_page(life_, cast_.facilitator, session_);
}

}  // namespace demo
