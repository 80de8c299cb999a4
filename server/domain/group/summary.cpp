// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/summary.hpp"

#include <algorithm>
#include <set>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/names.hpp"
#include "server/domain/group/names_in.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/group/summary_shared.hpp"

namespace domain::group {

const Summary* Summaries::of(const SessionId& session) const { return find_in(all, session); }

bool in_document(const GroupState& group, const Summary& summary) {
    return group.in_document(summary.session);
}

namespace {

std::string place_of_line(std::size_t n) { return "/lines/" + std::to_string(n); }

// Each line is about one of the group, and none is about somebody twice.
Objection require_members(const GroupState& group, const WriteSummary& command) {
    std::set<SeatId> seats;
    for (std::size_t n = 0; n < command.lines.items.size(); ++n) {
        const auto& seat = command.lines.items[n].seat;
        const auto at = place_of_line(n) + "/seat";
        if (!was_of_group(group, command.session, seat)) return Rejection{Refusal::not_found, at};
        if (!seats.insert(seat).second) return Rejection{Refusal::named_twice, at};
    }
    return {};
}

// Whoever writes it or gives it out, and the names that they have checked.
struct Passing {
    const Actor& actor;
    const SessionId& session;
    const List<Name, 40>& checked;
};

// What stands in it is for the group: no names, and nothing that was not shared with it.
Objection require_for_group(const GroupState& group, const Passing& passing, const TextAt& text) {
    if (auto no = require_no_names(group, text, {}, passing.checked, AskInitials::no)) return no;
    if (auto no = require_shared(group, passing.session, text.text, text.at)) return no;
    return require_not_from_aside(group, passing.actor, text.text, text.at);
}

std::string_view drafted_of(const Summary* draft, const SeatId& seat) {
    if (!draft) return {};
    const auto found = std::ranges::find(draft->lines, seat, &SummaryLineKept::seat);
    if (found == draft->lines.end()) return {};
    const auto& words = found->words.value;
    return words ? std::string_view{words->text.value} : std::string_view{};
}

Objection require_for_group(const GroupState& group, const Actor& actor,
                            const WriteSummary& command) {
    const Passing passing{actor, command.session, command.checked};
    if (auto no = require_for_group(group, passing, {command.text.value, "/text"})) return no;
    const auto* draft = group.summaries.of(command.session);
    for (std::size_t n = 0; n < command.lines.items.size(); ++n) {
        const auto& [seat, text] = command.lines.items[n];
        const TextAt line{text.value, place_of_line(n) + "/text"};
        if (auto no = require_for_group(group, passing, line)) return no;
        const MembersLine theirs{command.session, seat, text.value, drafted_of(draft, seat)};
        if (auto no = require_not_taken_back(group, theirs, line.at)) return no;
    }
    return {};
}

Objection require_for_group(const GroupState& group, const Actor& actor, const Summary& draft,
                            const List<Name, 40>& checked) {
    const Passing passing{actor, draft.session, checked};
    if (draft.text.value) {
        if (auto no = require_for_group(group, passing, {draft.text.value->value, ""})) return no;
    }
    for (const auto& [seat, words] : draft.lines) {
        if (!words.value) continue;
        const auto& text = words.value->text.value;
        if (auto no = require_for_group(group, passing, {text, ""})) return no;
        if (auto no = require_not_taken_back(group, {draft.session, seat, text, text}, "")) {
            return no;
        }
    }
    return {};
}

std::vector<SummaryLineKept> kept(const GroupState& group, const WriteSummary& command) {
    const auto initials = initials_in(group, command.session);
    std::vector<SummaryLineKept> lines;
    for (const auto& [seat, text] : command.lines.items) {
        const auto& person = group.membership.seat(seat)->person;
        lines.push_back({seat, personal(person, SummaryLineWords{initials.at(seat), text})});
    }
    return lines;
}

bool says_nothing(const Summary& draft) {
    const bool hour = draft.text.value && !trimmed(draft.text.value->value).empty();
    return !hour &&
           std::ranges::none_of(draft.lines, [](const auto& line) { return !!line.words.value; });
}

bool is_as_released(const Summary& draft) {
    return !draft.releases.empty() && draft.releases.back().text == draft.text &&
           draft.releases.back().lines == draft.lines;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const DraftSummary& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_ended(group, command.session)) return *no;
    if (group.summaries.of(command.session)) return happened();

    return happened(SummaryWritten{
        command.session,
        personal(actor.person, shared_hour(group, command.session, command.headings)),
        shared_lines(group, command.session, command.headings)});
}

Decision decide(const GroupState& group, const Actor& actor, const WriteSummary& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_ended(group, command.session)) return *no;
    if (auto no = require_members(group, command)) return *no;
    auto lines = kept(group, command);
    const auto* draft = group.summaries.of(command.session);
    const bool same = draft && draft->text.value == command.text && draft->lines == lines;
    if (same) return happened();
    if (draft ? draft->at != command.based_on : command.based_on.has_value()) {
        return Refusal::moved_meanwhile;
    }
    if (auto no = require_for_group(group, actor, command)) return *no;

    return happened(
        SummaryWritten{command.session, personal(actor.person, command.text), std::move(lines)});
}

// Names and what is shared may have changed since it was written.
Decision decide(const GroupState& group, const Actor& actor, const ReleaseSummary& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* draft = group.summaries.of(command.session);
    if (!draft) return Rejection{Refusal::not_found, "/session"};
    if (is_as_released(*draft)) return happened();
    if (draft->at != command.based_on) return Refusal::moved_meanwhile;
    if (says_nothing(*draft)) return Refusal::words_needed;
    if (auto no = require_for_group(group, actor, *draft, command.checked)) return *no;

    return happened(SummaryReleased{command.session, actor.seat.id, draft->text, draft->lines});
}

Touched evolve(GroupState& group, const SummaryWritten& event, Stamp stamp) {
    auto& summary = group.summaries.all[event.session];
    summary.session = event.session;
    summary.at = stamp.at;
    summary.text = event.text;
    summary.lines = event.lines;
    return touched({ref(Kind::summaries, event.session)});
}

Touched evolve(GroupState& group, const SummaryReleased& event, Stamp stamp) {
    auto& summary = group.summaries.all.at(event.session);
    summary.releases.push_back({stamp.at, event.by, event.text, event.lines});
    return touched({ref(Kind::summaries, event.session)});
}

namespace {

// The group no longer reads about whoever is gone; the facilitators' record stays.
std::vector<SummaryLineView> shown(const GroupState& group,
                                   const std::vector<SummaryLineKept>& lines, const Lens& lens) {
    std::vector<SummaryLineView> views;
    for (const auto& [seat, words] : lines) {
        if (!words.value || (!lens.facilitates() && !is_seated(group, seat))) continue;
        views.push_back({{}, words.value->initials, words.value->text});
    }
    return views;
}

std::vector<SummaryLineView> shown_draft(const std::vector<SummaryLineKept>& lines) {
    std::vector<SummaryLineView> views;
    for (const auto& [seat, words] : lines) {
        if (words.value) views.push_back({seat, words.value->initials, words.value->text});
    }
    return views;
}

}  // namespace

std::optional<SummaryView> view(const GroupState& group, const Summary& summary, const Lens& lens) {
    const bool reads = lens.facilitates() || (lens.is_member() && lens.own);
    if (!reads) return {};
    SummaryView view;
    for (const auto& [at, by, text, lines] : summary.releases) {
        view.releases.push_back(
            {at, by, text.value.value_or(SummaryText{}), shown(group, lines, lens)});
    }
    if (lens.facilitates()) {
        view.draft = SummaryDraftView{summary.at, summary.text.value.value_or(SummaryText{}),
                                      shown_draft(summary.lines)};
    } else if (view.releases.empty()) {
        return {};
    }
    return view;
}

}  // namespace domain::group
