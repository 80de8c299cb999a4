// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/fidelity.hpp"

#include <algorithm>

#include "server/domain/group/deviations.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

bool has(const std::vector<FidelityItem>& items, FidelityItem item) {
    return std::ranges::find(items, item) != items.end();
}

}  // namespace

bool SessionFidelity::asks_for(FidelityItem item) const { return has(items, item); }

bool SessionFidelity::proves(FidelityItem item) const { return has(proven, item); }

const FidelityMark* SessionFidelity::mark(FidelityItem item) const {
    const auto found = std::ranges::find(marks, item, &FidelityMark::item);
    return found == marks.end() ? nullptr : &*found;
}

SessionFidelity fidelity_of(const GroupState& group, const Session& session) {
    SessionFidelity fidelity;
    look_through(group, session, fidelity);
    fidelity.deviations = deviations_of(group, session.id);
    return fidelity;
}

namespace {

std::optional<Sentence> note_of(const FidelityMark& mark) {
    if (!mark.note) return {};
    return mark.note->value;
}

bool says_the_same(const FidelityMark* mark, const MarkFidelity& command) {
    if (!mark) return !command.answer && !command.note;
    return mark->answer == command.answer && note_of(*mark) == command.note;
}

std::optional<Timestamp> time_of(const FidelityMark* mark) {
    return mark ? std::optional{mark->at} : std::nullopt;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const MarkFidelity& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!group.sessions.find(command.session)) return Rejection{Refusal::not_found, "/session"};
    const auto* fidelity = find_in(group.fidelity.of_session, command.session);
    if (!fidelity) return Refusal::session_not_over;
    if (!fidelity->asks_for(command.item)) return Rejection{Refusal::not_found, "/item"};
    const auto* before = fidelity->mark(command.item);
    if (says_the_same(before, command)) return happened();
    if (time_of(before) != command.based_on) return Refusal::moved_meanwhile;
    const bool against =
        command.answer && *command.answer != FidelityAnswer::done && fidelity->proves(command.item);
    if (against && !command.note) return Rejection{Refusal::words_needed, "/note"};

    std::optional<ProcessNote<Sentence>> note;
    if (command.note) note = ProcessNote<Sentence>{actor.person, command.note};
    return happened(FidelityMarked{command.session, command.item, actor.seat.id, command.answer,
                                   std::move(note)});
}

Touched evolve(GroupState& group, const FidelityMarked& event, Stamp stamp) {
    auto& marks = group.fidelity.of_session.at(event.session).marks;
    std::erase_if(marks, [&](const FidelityMark& mark) { return mark.item == event.item; });
    marks.push_back({event.item, event.by, stamp.at, event.answer, event.note});
    return touched({ref(Kind::fidelity, event.session)});
}

std::optional<FidelityView> fidelity_view(const GroupState& group, const SessionId& session,
                                          const Lens& lens) {
    const auto* fidelity = find_in(group.fidelity.of_session, session);
    if (!fidelity || !lens.facilitates()) return {};
    FidelityView view{{}, fidelity->deviations};
    for (const auto item : fidelity->items) {
        FidelityItemView shown{item, fidelity->proves(item), {}, {}, {}, {}};
        if (const auto* mark = fidelity->mark(item)) {
            shown.answer = mark->answer;
            shown.by = mark->by;
            shown.at = mark->at;
            shown.note = note_of(*mark);
        }
        view.items.push_back(std::move(shown));
    }
    return view;
}

}  // namespace domain::group
