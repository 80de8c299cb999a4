// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/summary_shared.hpp"

#include <algorithm>
#include <vector>

#include "protocol/json/utf8.hpp"
#include "server/domain/group/excerpt.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/names.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

constexpr std::size_t excerpt_bytes_max = 110;
constexpr std::string_view ellipsis = "\u2026";

// Shorter words than that are anybody's: "Not yet", "My sister".
constexpr std::size_t own_words_min = 12;

using Texts = std::vector<std::string>;

std::string in_one_line(std::string_view text) { return folded(one_line(text, text.size())); }

// As a draft shows it.
std::string shown_of(std::string_view words) {
    auto shown = draft_excerpt(words);
    if (shown.ends_with(ellipsis)) shown.resize(shown.size() - ellipsis.size());
    return shown;
}

bool has_own_words(std::string_view text, std::string_view theirs) {
    return code_points(theirs) >= own_words_min && text.find(theirs) != text.npos;
}

// Half of what a draft shows is enough to know it by.
Objection require_none_of(const Texts& all, std::string_view text, std::string at) {
    const auto said = in_one_line(text);
    for (const auto& words : all) {
        const auto theirs = folded(fitted(shown_of(words), excerpt_bytes_max / 2));
        if (has_own_words(said, theirs)) {
            return Rejection{Refusal::not_shared, std::move(at), theirs};
        }
    }
    return {};
}

// Null when the group may read them.
template <class Part>
auto private_words(const GroupState& group, const SeatId& seat, const std::optional<Part>& part)
    -> decltype(&*part->words.value) {
    if (!part || !part->words.value || group_reads(group, seat, part->sharing)) return nullptr;
    return &*part->words.value;
}

void add_private(const GroupState& group, const Checkin& checkin, Texts& out) {
    const auto words_of = [&](const auto& part) {
        return private_words(group, checkin.seat, part);
    };
    if (const auto* week = words_of(checkin.week)) out.push_back(week->happened.value);
    if (const auto* win = words_of(checkin.win)) out.push_back(win->value);
    if (const auto* link = words_of(checkin.link)) out.push_back(link->feeling.value);
    const auto* step = words_of(checkin.step);
    if (step && step->learned) out.push_back(step->learned->value);
}

// What facilitators read of a session and the group does not. What is its owner's alone is not
// looked at: not even a refusal tells of it.
Texts private_texts(const GroupState& group, const SessionId& session) {
    Texts all;
    for (const auto& [id, checkin] : group.checkins.all) {
        if (checkin.session == session) add_private(group, checkin, all);
    }
    for (const auto& [id, card] : group.board.cards) {
        if (card.session != session || card.sharing == Sharing::only_me) continue;
        if (card.words.value && !group_sees(group, card)) {
            all.push_back(card.words.value->what.value);
        }
    }
    for (const auto& [id, taken] : group.focuses.takeaways) {
        const bool theirs = taken.session == session && taken.sharing == Sharing::facilitator;
        if (theirs && taken.words.value) all.push_back(taken.words.value->value);
    }
    for (const auto& [id, line] : group.lines.all) {
        if (line.words && line.words->value) all.push_back(line.words->value->value);
    }
    return all;
}

}  // namespace

std::string draft_excerpt(std::string_view words) { return one_line(words, excerpt_bytes_max); }

Objection require_shared(const GroupState& group, const SessionId& session, std::string_view text,
                         std::string at) {
    return require_none_of(private_texts(group, session), text, std::move(at));
}

Objection require_not_from_aside(const GroupState& group, const Actor& actor, std::string_view text,
                                 std::string at) {
    Texts all;
    for (const auto& [id, aside] : group.asides.all) {
        if (!aside.is_of(actor.seat.id)) continue;
        for (const auto& one : aside.said) {
            if (one.words.value) all.push_back(one.words.value->value);
        }
    }
    return require_none_of(all, text, std::move(at));
}

namespace {

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

// A whole piece of a draft: after its heading or what was done, and to the end of its sentence.
bool is_piece_of(std::string_view line, const std::string& theirs) {
    for (const auto* before : {": ", ", "}) {
        const auto piece = before + theirs;
        for (auto at = line.find(piece); at != line.npos; at = line.find(piece, at + 1)) {
            const auto rest = line.substr(at + piece.size());
            const bool ends = rest.empty() || rest.starts_with('.') || rest.starts_with(ellipsis);
            if (ends || ends_sentence(theirs.back())) return true;
        }
    }
    return false;
}

bool passes_on(std::string_view line, const std::string& theirs) {
    return !theirs.empty() && (is_piece_of(line, theirs) || has_own_words(line, theirs));
}

// Of one member: what facilitators still read, and what is the member's alone.
struct TakenBack {
    Texts known;
    Texts own;
};

void add(TakenBack& taken, Sharing sharing, const std::string& words) {
    (sharing == Sharing::only_me ? taken.own : taken.known).push_back(words);
}

TakenBack taken_back(const GroupState& group, const SessionId& session, const SeatId& seat) {
    TakenBack all;
    if (const auto* checkin = group.checkins.of(seat, session)) {
        add_private(group, *checkin, all.known);
    }
    for (const auto& [id, card] : group.board.cards) {
        const bool theirs = card.seat == seat && card.session == session && card.words.value;
        if (theirs && !group_sees(group, card)) {
            add(all, card.sharing, card.words.value->what.value);
        }
    }
    const auto* home = group.focuses.takeaway_of(seat, session);
    if (home && home->words.value && !group_reads(group, seat, home->sharing)) {
        add(all, home->sharing, home->words.value->value);
    }
    return all;
}

}  // namespace

// Of what is the member's alone a refusal may only tell what the draft has shown already. Nobody in
// the group reads a line about whoever is gone.
Objection require_not_taken_back(const GroupState& group, const MembersLine& line, std::string at) {
    if (!is_seated(group, line.seat)) return {};
    const auto text = in_one_line(line.text);
    const auto drafted = in_one_line(line.drafted);
    const auto all = taken_back(group, line.session, line.seat);
    for (const auto& words : all.known) {
        const auto theirs = folded(shown_of(words));
        if (passes_on(text, theirs)) return Rejection{Refusal::not_shared, std::move(at), theirs};
    }
    for (const auto& words : all.own) {
        const auto theirs = folded(shown_of(words));
        if (passes_on(text, theirs) && passes_on(drafted, theirs)) {
            return Rejection{Refusal::not_shared, std::move(at), theirs};
        }
    }
    return {};
}

}  // namespace domain::group
