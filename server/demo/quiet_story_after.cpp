// SPDX-License-Identifier: Apache-2.0
// What follows a session of one of the groups that do not meet now, up to the end of its course.
#include <algorithm>

#include "server/demo/clinic_notes.hpp"
#include "server/demo/minutes.hpp"
#include "server/demo/quiet_story.hpp"

namespace demo {

using namespace protocol::group;

namespace {

constexpr std::size_t session_of_call = 2;

constexpr std::int64_t half_way_talk = 1;
constexpr std::int64_t talk_afterwards = 2;

}  // namespace

void QuietStory::after(std::size_t n) {
    life_.pass_ms(20 * minute_ms);
    write_notes(n);
    offer_make_up(n);
    const bool is_last = static_cast<std::int64_t>(n) + 1 == course_.sessions_over;
    life_.pass_ms(12 * hour_ms);
    if (!is_last) answer_flags();
    keep_company(n);
    if (n == session_of_call) look_after_call();
    const auto* session = life_.group().sessions.find(session_);
    if (session->midpoint) half_way();
}

// Of the last session the drafts wait to be read and signed.
void QuietStory::write_notes(std::size_t n) {
    const std::string text{course_.notes[n]};
    life_.says(facilitator_, WriteNote{session_, {}, {text}});
    const bool is_last = static_cast<std::int64_t>(n) + 1 == course_.sessions_over;
    write_clinic_notes(life_, facilitator_, session_, text, !is_last);
    give_half_page(life_, facilitator_, session_);
}

// Each has one peer whose card they answer; one offers to ask.
void QuietStory::keep_company(std::size_t n) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto peer = (i + 1 + n) % members_.size();
        const auto card = cards_.find(peer);
        if (peer == i || card == cards_.end()) continue;
        life_.pass_ms(17 * minute_ms);
        const auto kind =
            i % 2 == 0 ? EncouragementKind::been_there : EncouragementKind::thinking_of_you;
        life_.says(members_[i], Encourage{card->second, kind});
        if (i != 0) continue;
        const auto day = protocol::later(life_.now(), day_ms);
        const auto offer =
            the<AskOffered>(life_.says(members_[i], OfferToAsk{card->second, day})).offer;
        life_.says(members_[peer], AnswerOffer{offer, true});
    }
}

void QuietStory::answer_flags() {
    for (const auto& id : life_.ids_of(Kind::flags)) {
        life_.pass_ms(15 * minute_ms);
        life_.says(facilitator_, AnswerFlag{protocol::FlagId{id},
                                            {FlagAction::called,
                                             {"Rang in the evening. We look at it together before "
                                              "the next session."}}});
    }
}

// Somebody asked for a call, and it was looked after the same evening.
void QuietStory::look_after_call() {
    if (course_.asked_for_call.empty()) return;
    const auto& who = member(course_.asked_for_call);
    const auto risk = the<RiskOpened>(life_.says(who, WriteLine{LineKind::call_me, {}})).risk;
    life_.pass_ms(11 * minute_ms);
    const auto since =
        protocol::there(life_.group().risks.find(risk)->waiting, "a call waits").since;
    life_.says(facilitator_, AcknowledgeRisk{risk, LineAnswer::calling, since});
    life_.pass_ms(30 * minute_ms);
    life_.says(facilitator_, AssessRisk{risk, RiskTier::low,
                                        protocol::Words{"Lonely, and no thoughts of dying."}});
    life_.says(facilitator_, PlanRisk{risk,
                                      {{RiskAction::talked, RiskAction::went_over_plan}},
                                      protocol::Words{"Rings home tonight."},
                                      protocol::later(life_.now(), day_ms)});
    life_.pass_ms(2 * hour_ms);
    life_.says(facilitator_, CloseRisk{risk, {"Rang home, and sleeps there this week."}});
}

// Circle and goals are looked at again: one of the people has come nearer.
void QuietStory::look_back(Occasion occasion) {
    const auto& group = life_.group();
    // Who has not written anything yet has this before them too.
    const auto last = life_.seat_of(members_.back());
    const auto comes_later = [&](const protocol::SeatId& seat) {
        return occasion == Occasion::end && seat == last;
    };
    std::vector<std::pair<protocol::PersonId, PlaceTie>> places;
    std::vector<std::pair<protocol::PersonId, ReviewGoal>> reviews;
    for (const auto& [id, tie] : group.ties.all) {
        if (comes_later(tie.seat)) continue;
        auto placement =
            protocol::there(tie.at(Occasion::start)->placement.value, "nobody was erased");
        if (placement.closeness == Closeness::further) placement.closeness = Closeness::close;
        places.emplace_back(group.membership.seat(tie.seat)->person,
                            PlaceTie{id, occasion, placement});
    }
    const Rating near{occasion == Occasion::midpoint ? 4 : 8};
    for (const auto& [id, goal] : group.goals.all) {
        if (comes_later(goal.seat)) continue;
        reviews.emplace_back(group.membership.seat(goal.seat)->person,
                             ReviewGoal{id, occasion, {near, {{"Saying it to somebody."}}}});
    }
    for (const auto& [who, place] : places) life_.says(who, place);
    for (const auto& [who, review] : reviews) life_.says(who, review);
}

void QuietStory::half_way() {
    look_back(Occasion::midpoint);
    if (!has_meeting(half_way_talk)) return;
    for (const auto& member : members_) {
        life_.pass_ms(hour_ms);
        life_.says(facilitator_, NoteMeeting{life_.seat_of(member),
                                             {half_way_talk},
                                             MeetingOutcome::held,
                                             protocol::Sentence{"Wants to go on as we do."}});
    }
}

void QuietStory::offer_make_up(std::size_t n) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!week_of(n, i).away) continue;
        const auto first = protocol::later(life_.now(), 2 * day_ms);
        life_.says(facilitator_, OfferMakeUp{life_.seat_of(members_[i]),
                                             session_,
                                             {{first, protocol::later(first, 3 * hour_ms)}}});
    }
}

// Plans for all who have written one; in the ending also words for each other, the last circle,
// and a date for the talk afterwards.
void QuietStory::towards_the_end() {
    life_.pass_ms(day_ms);
    const bool ending = domain::group::is_ending(life_.group());
    for (std::size_t i = 0; i < members_.size(); ++i) {
        life_.pass_ms(3 * hour_ms);
        write_plan(i);
        if (ending) write_strengths(i);
    }
    if (!ending) return;
    look_back(Occasion::end);
    if (!has_meeting(talk_afterwards)) return;
    const auto seat = life_.seat_of(members_.front());
    life_.says(facilitator_,
               PlanMeeting{seat, {talk_afterwards}, protocol::later(curtain_, 9 * day_ms)});
}

void QuietStory::write_plan(std::size_t member) {
    const auto& them = companion(member);
    const auto write = [&](PlanPart part, std::string_view words) {
        if (words.empty()) return;
        life_.pass_ms(4 * minute_ms);
        life_.says(members_[member], WritePlanPart{part, {std::string{words}}});
    };
    write(PlanPart::signs, them.signs);
    write(PlanPart::told, them.told);
    write(PlanPart::worked, them.worked);
    write(PlanPart::working_on, them.working_on);
    write(PlanPart::ahead, them.ahead);
    write(PlanPart::crisis, them.crisis);
    write(PlanPart::come_back, them.come_back);
}

// The last one has not written yet: there is something left to do.
void QuietStory::write_strengths(std::size_t member) {
    if (member + 1 == members_.size()) return;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (i == member) continue;
        life_.pass_ms(5 * minute_ms);
        life_.says(members_[member],
                   WriteStrength{life_.seat_of(members_[i]), {std::string{companion(i).strength}}});
    }
}

}  // namespace demo
