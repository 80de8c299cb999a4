// SPDX-License-Identifier: Apache-2.0
// What a session's own events prove of it. Only facts of the skeleton count: a log proves the same
// after somebody was erased. And only what facilitators know of: a tick must not tell that somebody
// has a card, a goal or a plan which is theirs alone.
#pragma once

#include <algorithm>
#include <vector>

#include "server/domain/group/group_state.hpp"

namespace domain::group {

constexpr bool is_known(Sharing sharing) { return sharing != Sharing::only_me; }

// A session, and the members who were let in to it.
struct Looked {
    const GroupState& group;
    const Session& session;
    std::vector<SeatId> there;

    bool all(auto holds) const { return !there.empty() && std::ranges::all_of(there, holds); }
    bool any(auto holds) const { return std::ranges::any_of(there, holds); }
    bool held(ItemKind kind) const {
        return std::ranges::any_of(group.agenda.items, [&](const auto& entry) {
            const auto& item = entry.second;
            return item.session == session.id && item.kind == kind && item.was_held();
        });
    }
    const Checkin* week(const SeatId& seat) const { return group.checkins.of(seat, session.id); }
    bool has_step(const SeatId& seat) const {
        return std::ranges::any_of(group.board.cards, [&](const auto& entry) {
            const auto& card = entry.second;
            return card.seat == seat && card.session == session.id && is_known(card.sharing);
        });
    }
    bool had_focus(const SeatId& seat) const {
        return std::ranges::any_of(group.focuses.all, [&](const auto& entry) {
            return entry.second.seat == seat && entry.second.session == session.id;
        });
    }
    std::vector<const Sheet*> sheets() const {
        std::vector<const Sheet*> all;
        for (const auto& [id, sheet] : group.sheets.all) {
            if (sheet.session == session.id) all.push_back(&sheet);
        }
        return all;
    }
};

Looked look(const GroupState& group, const Session& session);

using Proof = bool (*)(const Looked&);

// Those that only say whether something is asked for at all begin with had, has or somebody.
bool met_before(const Looked& looked);
bool has_agreements(const Looked& looked);
bool agreed_before(const Looked& looked);
bool model_explained(const Looked& looked);
bool everybody_spoke(const Looked& looked);
bool on_time(const Looked& looked);
bool agenda_used(const Looked& looked);
bool moods_asked(const Looked& looked);
bool mood_linked(const Looked& looked);
bool turns_shared(const Looked& looked);
bool somebody_missing(const Looked& looked);
bool has_forms(const Looked& looked);
bool forms_asked(const Looked& looked);
bool had_signs(const Looked& looked);
bool signs_answered(const Looked& looked);
bool closing_held(const Looked& looked);
bool somebody_had_step(const Looked& looked);
bool steps_asked(const Looked& looked);
bool steps_taken(const Looked& looked);
bool focus_held(const Looked& looked);
bool focus_to_step(const Looked& looked);
bool sheet_used(const Looked& looked);
bool played(const Looked& looked);
bool worked_first(const Looked& looked);
bool out_of_roles(const Looked& looked);
bool peers_helped(const Looked& looked);
bool looked_back(const Looked& looked);
bool has_flags(const Looked& looked);
bool flags_answered(const Looked& looked);
bool plans_begun(const Looked& looked);
bool goals_compared(const Looked& looked);
bool strengths_given(const Looked& looked);
bool goodbyes_said(const Looked& looked);
bool has_meeting_after(const Looked& looked);
bool meetings_agreed(const Looked& looked);

}  // namespace domain::group
