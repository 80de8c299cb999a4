// SPDX-License-Identifier: Apache-2.0
// What a member's draft begins with: their own cards, and nobody else's.
#include "server/domain/group/chart.hpp"
#include "server/domain/group/excerpt.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/outcome_word.hpp"

namespace domain::group {

namespace {

// So much of one answer, so that five of them and the note about the group fit on a page.
constexpr std::size_t excerpt_bytes_max = 200;

std::string excerpt(const std::string& text) { return one_line(text, excerpt_bytes_max); }

void add_line(std::string& out, const Name& heading, const std::string& said) {
    if (said.empty()) return;
    out += heading.value + ": " + said + '\n';
}

void add_checkin(std::string& out, const Checkin& checkin, const NoteHeadings& headings) {
    if (checkin.mood && checkin.mood->words.value) {
        add_line(out, headings.mood, std::to_string(checkin.mood->words.value->mood.value) + "/10");
    }
    if (checkin.week && checkin.week->words.value) {
        add_line(out, headings.week, excerpt(checkin.week->words.value->happened.value));
    }
    if (checkin.step && checkin.step->words.value) {
        const auto& step = *checkin.step->words.value;
        auto said = word_for(step.outcome, headings).value;
        if (step.learned) said += ". " + excerpt(step.learned->value);
        add_line(out, headings.step, said);
    }
    if (checkin.win && checkin.win->words.value) {
        add_line(out, headings.win, excerpt(checkin.win->words.value->value));
    }
}

}  // namespace

std::string own_cards(const GroupState& group, const SessionId& session, const SeatId& seat,
                      const NoteHeadings& headings) {
    std::string out;
    if (const auto* checkin = group.checkins.of(seat, session)) {
        add_checkin(out, *checkin, headings);
    }
    for (const auto& [id, card] : group.board.cards) {
        const bool theirs = card.seat == seat && card.session == session;
        if (!theirs || card.sharing == Sharing::only_me || !card.words.value) continue;
        add_line(out, headings.next, excerpt(card.words.value->what.value));
    }
    return out;
}

}  // namespace domain::group
