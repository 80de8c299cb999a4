// SPDX-License-Identifier: Apache-2.0
// A week of one of the groups that do not meet now: check-ins, forms, and the session.
#include <algorithm>

#include "server/demo/focus_turn.hpp"
#include "server/demo/forms.hpp"
#include "server/demo/minutes.hpp"
#include "server/demo/quiet_story.hpp"

namespace demo {

using namespace protocol::group;

namespace {

constexpr std::int64_t minutes_to_fill_in_ms = 20 * 60 * 1000;

bool meets(const QuietWeek& week) { return !week.away; }

}  // namespace

void QuietStory::week(std::size_t n) {
    session_ = life_.group().current_session()->id;
    tell_absences(n);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        life_.pass_ms(hour_ms);
        if (meets(week_of(n, i))) check_in(n, i);
    }
    fill_in_forms(n);
    hold_session(n);
    after(n);
}

void QuietStory::tell_absences(std::size_t n) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (meets(week_of(n, i))) continue;
        life_.says(members_[i], TellAbsence{session_, AbsenceReason::work, {}});
    }
}

void QuietStory::check_in(std::size_t n, std::size_t member) {
    const auto& week = week_of(n, member);
    const auto& who = members_[member];
    const auto mood = std::min<std::int64_t>(8, static_cast<std::int64_t>(3 + (n + member) / 2));
    life_.says(who, CheckInMood{{mood}, MoodChange::up, PartSharing::group});
    life_.says(who, CheckInWeek{{std::string{week.happened}},
                                protocol::Title{std::string{week.with_whom}},
                                PartSharing::facilitator});
    const auto area = first_talk_of_companion(companion(member).name).area;
    life_.says(who, CheckInLink{{std::string{week.feeling}}, area, PartSharing::group});
    if (!week.win.empty()) life_.says(who, CheckInWin{{std::string{week.win}}, PartSharing::group});
    tell_of_step(member);
}

void QuietStory::tell_of_step(std::size_t member) {
    const auto card = cards_.find(member);
    if (card == cards_.end()) return;
    const auto& who = members_[member];
    life_.says(who, CheckInStep{card->second, StepOutcome::done, {}, PartSharing::group});
    life_.says(who, MoveCard{card->second, CardPlace::done});
    cards_.erase(card);
}

// A day before the session, when the programme's forms have come.
void QuietStory::fill_in_forms(std::size_t n) {
    life_.until(protocol::later(start_of(static_cast<std::int64_t>(n)), -22 * hour_ms));
    keep_watch(1);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto total = week_of(n, i).total;
        if (total < 0) continue;
        life_.pass_ms(minutes_to_fill_in_ms);
        for (const auto& form : open_forms_of(life_, members_[i])) {
            fill_in(life_, form, members_[i], total);
            life_.says(members_[i], SayFit{form, {i % 2 == 0 ? Fit::yes : Fit::partly, {}}});
        }
    }
}

void QuietStory::hold_session(std::size_t n) {
    const auto starts_at = start_of(static_cast<std::int64_t>(n));
    life_.until(protocol::later(starts_at, -8 * minute_ms));
    arrive(n);
    life_.says(facilitator_, AdmitAll{});
    life_.until(starts_at);
    life_.says(facilitator_, StartSession{});
    work(n);
    go_round();
    close(n);
}

void QuietStory::arrive(std::size_t n) {
    life_.server_says(NotePresence{facilitator_, Presence::here});
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!meets(week_of(n, i))) continue;
        life_.pass_ms(40 * second_ms);
        life_.says(members_[i], Arrive{true, true, {"At home"}, {}});
        life_.server_says(NotePresence{members_[i], Presence::here});
    }
}

// One has a turn with a sheet, another without; then everybody takes a step on.
void QuietStory::work(std::size_t n) {
    FocusTurn turn{life_, facilitator_, [this](std::string_view name) { return member(name); }};
    if (const auto sheet = course_.sheets.find(n); sheet != course_.sheets.end())
        turn.take(sheet->second);
    for (const std::size_t more : {0U, 1U}) {
        const auto i = (2 * n + more) % members_.size();
        if (!meets(week_of(n, i))) continue;
        life_.says(facilitator_, GiveFocus{life_.seat_of(members_[i]), {10}});
        life_.pass_ms(3 * minute_ms);
        life_.says(facilitator_, EndFocus{});
    }
    for (std::size_t i = 0; i < members_.size(); ++i) commit(n, i);
}

void QuietStory::commit(std::size_t n, std::size_t member) {
    const auto& week = week_of(n, member);
    if (!meets(week) || week.step.empty()) return;
    CardWords words{};
    words.what = {std::string{week.step}};
    cards_[member] =
        the<Committed>(life_.says(members_[member], Commit{{}, words, Sharing::group, {}})).card;
}

// The facilitator's one button, until the goodbyes.
void QuietStory::go_round() {
    for (;;) {
        life_.pass_ms(2 * minute_ms);
        const auto next = life_.seen<NextView>(Kind::next, domain::group::only_one);
        if (!next || !next->what || *next->what == NextStep::end_session) return;
        life_.says(facilitator_, Next{next->step});
        if (life_.group().current_session()->state == SessionState::closing) return;
    }
}

void QuietStory::close(std::size_t n) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!meets(week_of(n, i))) continue;
        life_.pass_ms(15 * second_ms);
        life_.says(members_[i], SayWord{{i % 2 == 0 ? "Lighter" : "Here"}});
        const auto warmth = static_cast<std::int64_t>((i + n) % 2);
        life_.says(members_[i],
                   GivePulse{{{8 + warmth}, {7 + warmth}, {8}, {8 + warmth}, std::nullopt}});
    }
    life_.says(facilitator_, EndSession{});
    for (const auto& member : members_) life_.server_says(NotePresence{member, Presence::left});
    life_.server_says(NotePresence{facilitator_, Presence::left});
}

}  // namespace demo
