// SPDX-License-Identifier: Apache-2.0
// What a draft for the group begins with: what it saw itself, and nothing that was for fewer.
#include <algorithm>

#include "protocol/json/utf8.hpp"
#include "protocol/there.hpp"
#include "server/domain/group/excerpt.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/names.hpp"
#include "server/domain/group/outcome_word.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/group/summary_shared.hpp"

namespace domain::group {

namespace {

// A member's line, of whole pieces: what does not fit is left out.
class LineText {
public:
    void add(const Name& heading, const std::string& said) {
        if (said.empty()) return;
        auto longer = text_ + (text_.empty() ? "" : " ") + heading.value + ": " + said;
        const auto last = longer.back();
        if (last != '.' && last != '!' && last != '?') longer += '.';
        if (code_points(longer) <= SummaryLineText::code_points_max) text_ = std::move(longer);
    }
    void add_excerpt(const Name& heading, const std::string& words) {
        add(heading, draft_excerpt(words));
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

// Null when the group may not read them.
template <class Part>
auto words_for_group(const GroupState& group, const SeatId& seat, const std::optional<Part>& part)
    -> decltype(&*part->words.value) {
    if (!part || !part->words.value || !group_reads(group, seat, part->sharing)) return nullptr;
    return &*part->words.value;
}

void add_checkin(const GroupState& group, const Checkin& checkin, const SummaryHeadings& headings,
                 LineText& line) {
    const auto& seat = checkin.seat;
    if (const auto* step = words_for_group(group, seat, checkin.step)) {
        auto said = word_for(step->outcome, headings).value;
        if (step->learned) said += ", " + draft_excerpt(step->learned->value);
        line.add(headings.step, said);
    }
    if (const auto* week = words_for_group(group, seat, checkin.week)) {
        line.add_excerpt(headings.week, week->happened.value);
    }
    if (const auto* win = words_for_group(group, seat, checkin.win)) {
        line.add_excerpt(headings.win, win->value);
    }
}

std::string line_of(const GroupState& group, const SessionId& session, const SeatId& seat,
                    const SummaryHeadings& headings) {
    LineText line;
    for (const auto& [id, card] : group.board.cards) {
        if (card.seat != seat || card.session != session || !card.words.value) continue;
        if (group_sees(group, card)) line.add_excerpt(headings.next, card.words.value->what.value);
    }
    if (const auto* checkin = group.checkins.of(seat, session)) {
        add_checkin(group, *checkin, headings, line);
    }
    const auto* taken = group.focuses.takeaway_of(seat, session);
    if (taken && taken->words.value && group_reads(group, seat, taken->sharing)) {
        line.add_excerpt(headings.took_home, taken->words.value->value);
    }
    return line.text();
}

// The template's own words: what somebody brought is theirs.
std::vector<const AgendaItem*> held_of_template(const GroupState& group, const SessionId& session) {
    std::vector<const AgendaItem*> items;
    for (const auto& [id, item] : group.agenda.items) {
        const bool of_template = item.session == session && item.drawn && item.title;
        if (of_template && item.was_held()) items.push_back(&item);
    }
    std::ranges::sort(items, {}, [](const auto* item) {
        return std::pair{*item->started_at, item->drawn->place};
    });
    return items;
}

}  // namespace

SummaryText shared_hour(const GroupState& group, const SessionId& session,
                        const SummaryHeadings& headings) {
    std::string did;
    for (const auto* item : held_of_template(group, session)) {
        const auto& title = protocol::there(item->title, "an item of the template has a title");
        did += (did.empty() ? headings.did.value + ": " : ", ") + title.value;
    }
    if (!did.empty()) did += '.';
    return {fitted(did, SummaryText::code_points_max)};
}

std::vector<SummaryLineKept> shared_lines(const GroupState& group, const SessionId& session,
                                          const SummaryHeadings& headings) {
    std::vector<SummaryLineKept> lines;
    for (const auto& [seat, initials] : initials_in(group, session)) {
        auto text = line_of(group, session, seat, headings);
        if (text.empty()) continue;
        const auto& person = group.membership.seat(seat)->person;
        lines.push_back({seat, personal(person, SummaryLineWords{initials, {std::move(text)}})});
    }
    return lines;
}

}  // namespace domain::group
