// SPDX-License-Identifier: Apache-2.0
// How the Thursday group meets: lobby, rounds, closing.
#include <algorithm>
#include <array>

#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::Timestamp;

namespace {

constexpr std::array places = {"At home, in the bedroom",
                               "In my car, parked",
                               "At home",
                               "In the kitchen",
                               "At my sister's",
                               "At home, upstairs",
                               "In the office, door closed"};

// Runs of talking: somebody takes a little more, somebody a little less.
std::int64_t while_speaking_ms(std::size_t step) {
    return (100 + static_cast<std::int64_t>(step * 37 % 70)) * second_ms;
}

}  // namespace

void GroupStory::gather(std::size_t n, Timestamp starts_at) {
    life_.until(protocol::later(starts_at, -14 * minute_ms));
    session_ = session_now();
    const auto session = life_.the<SessionView>(Kind::sessions, session_.value);
    if (session.state == SessionState::planned) life_.says(cast_.facilitator, OpenLobby{});
    for (const auto& leader : {cast_.facilitator, cast_.cofacilitator}) {
        life_.server_says(NotePresence{leader, Presence::here});
    }
    for (std::size_t i = 0; i < cast_.members.size(); ++i) {
        const auto& member = cast_.members[i];
        if (absent(n, member)) continue;
        life_.pass_ms(80 * second_ms);
        life_.server_says(NotePresence{member.person, Presence::here});
        life_.pass_ms(8 * second_ms);
        life_.says(member.person, Arrive{.alone = true,
                                         .headphones = i % 3 != 0,
                                         .place = {places[i % places.size()]},
                                         .note = {}});
    }
    life_.until(starts_at);
    life_.says(cast_.facilitator, AdmitAll{});
    life_.pass_ms(40 * second_ms);
    life_.says(cast_.facilitator, StartSession{});
}

void GroupStory::hold_session(std::size_t n) {
    life_.pass_ms(minute_ms);
    work_together(n);
    for (std::size_t step = 0; move_on(while_speaking_ms(step)); ++step) deed_of_speaker(n);
    for (const auto& member : cast_.members) {
        if (!absent(n, member)) commit(n, member);
    }
}

// Presses Next after a while. False when the session is closing, or there is nothing to go on to.
bool GroupStory::move_on(std::int64_t after_ms) {
    life_.pass_ms(after_ms);
    const auto next = life_.seen<NextView>(Kind::next, domain::group::only_one);
    if (!next || !next->what || *next->what == NextStep::end_session) return false;
    life_.says(cast_.facilitator, Next{next->step});
    return life_.the<SessionView>(Kind::sessions, session_.value).state == SessionState::open;
}

void GroupStory::deed_of_speaker(std::size_t n) {
    if (running_item() != ItemKind::commitment_round) return;
    const auto speaks = speaker();
    for (const auto& member : cast_.members) {
        if (life_.seat_of(member.person) == speaks) commit(n, member);
    }
}

void GroupStory::commit(std::size_t n, const Member& member) {
    const auto& step = member.story.weeks[n].step;
    const auto done = committed_in_.find(member.person);
    if (step.what.empty() || (done != committed_in_.end() && done->second == n)) return;
    committed_in_[member.person] = n;

    const auto some = [](std::string_view words, auto empty) {
        using Words = typename decltype(empty)::value_type;
        if (!words.empty()) empty = Words{std::string{words}};
        return empty;
    };
    using Line = std::optional<protocol::Title>;
    using Sentence = std::optional<protocol::Sentence>;
    life_.pass_ms(20 * second_ms);
    const auto events =
        life_.says(member.person, Commit{.goal = {},
                                         .words = {.what = {std::string{step.what}},
                                                   .with_whom = some(step.with_whom, Line{}),
                                                   .when = some(step.when, Line{}),
                                                   .obstacle = some(step.obstacle, Sentence{}),
                                                   .plan_b = some(step.plan_b, Sentence{})},
                                         .sharing = step.sharing});
    for (const auto& event : events) {
        if (const auto* committed = std::get_if<Committed>(&event)) {
            cards_[member.person] = committed->card;
        }
    }
}

void GroupStory::close(std::size_t n) {
    for (const auto& member : cast_.members) {
        if (absent(n, member)) continue;
        life_.pass_ms(15 * second_ms);
        const std::string word{member.story.weeks[n].word};
        life_.says(member.person, SayWord{{word}});
    }
    life_.pass_ms(minute_ms);
    const auto state = [&] { return life_.the<SessionView>(Kind::sessions, session_.value).state; };
    if (state() != SessionState::ended) life_.says(cast_.facilitator, EndSession{});
    for (std::size_t i = 0; i < cast_.members.size(); ++i) {
        const auto& member = cast_.members[i];
        if (absent(n, member)) continue;
        const auto warmth = static_cast<std::int64_t>((i + n) % 3);
        life_.pass_ms(9 * second_ms);
        life_.says(member.person, GivePulse{{.safe = {7 + warmth},
                                             .understood = {6 + warmth},
                                             .useful = {7 + warmth},
                                             .come_back = {8 + warmth},
                                             .note = {}}});
        life_.server_says(NotePresence{member.person, Presence::left});
    }
    life_.server_says(NotePresence{cast_.cofacilitator, Presence::left});
    life_.server_says(NotePresence{cast_.facilitator, Presence::left});
}

}  // namespace demo
