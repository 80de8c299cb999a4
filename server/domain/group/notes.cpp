// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/notes.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const Note* Notes::find(const NoteId& id) const { return find_in(all, id); }

const Note* Notes::about(const SeatId& author, const std::optional<SessionId>& session,
                         const std::optional<SeatId>& seat) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        const auto& note = entry.second;
        return note.author == author && note.session == session && note.seat == seat;
    });
    return found == all.end() ? nullptr : &found->second;
}

Decision decide(const GroupState& group, const Actor& actor, const WriteNote& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (command.session.has_value() == command.seat.has_value()) return Refusal::choose_one;
    if (command.session && !group.sessions.find(*command.session)) {
        return Rejection{Refusal::not_found, "/session"};
    }
    if (command.seat && !is_a_members(group, *command.seat)) {
        return Rejection{Refusal::not_found, "/seat"};
    }
    const auto* before = group.notes.about(actor.seat.id, command.session, command.seat);
    if (before && before->text.value == command.text) return happened();

    return happened(NoteWritten{before ? before->id : context.draw.id<NoteId>(), actor.seat.id,
                                command.session, command.seat,
                                ProcessNote<Pages>{actor.person, command.text}});
}

Touched evolve(GroupState& group, const NoteWritten& event, Stamp stamp) {
    group.notes.all[event.note] =
        Note{event.note, event.author, event.session, event.seat, stamp.at, event.text};
    return touched({ref(Kind::notes, event.note)});
}

std::optional<NoteView> view(const GroupState&, const Note& note, const Lens& lens) {
    if (!lens.own || !lens.facilitates()) return {};
    return NoteView{note.session, note.seat, note.text.value, note.at};
}

}  // namespace domain::group
