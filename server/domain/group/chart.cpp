// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/chart.hpp"

#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/excerpt.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/names.hpp"
#include "server/domain/group/names_in.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const ChartNote* Chart::find(const ChartNoteId& id) const { return find_in(all, id); }

const ChartNote* Chart::of(const SessionId& session, const std::optional<SeatId>& seat) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        return entry.second.session == session && entry.second.seat == seat;
    });
    return found == all.end() ? nullptr : &found->second;
}

std::string_view ChartNote::text() const {
    if (record && record->value) return record->value->value;
    if (group_text && group_text->value) return group_text->value->value;
    if (member_text && member_text->value) return member_text->value->value;
    return {};
}

bool in_document(const GroupState& group, const ChartNote& note) {
    return !note.is_signed() || group.in_document(note.session);
}

namespace {

Objection require_begun(const GroupState& group, const SessionId& id) {
    const auto* session = group.sessions.find(id);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!session->started_at) return Refusal::session_not_open;
    return {};
}

Objection require_not_erased(const GroupState& group, const ChartNote& note) {
    if (!note.seat || !group.membership.seat(*note.seat)->erased()) return {};
    return Refusal::member_has_left;
}

// Whoever belonged to the group at that session: also who has left since, not who had before.
bool was_of(const GroupState& group, const SessionId& session, const Seat& seat) {
    if (!was_of_group(group, session, seat.id)) return false;
    return !seat.gone() || group.attendance.of(session, seat.id);
}

MemberNoteDrafted draft_for(const GroupState& group, const FanOutNote& command,
                            const ChartNote& note, const Seat& seat, Draw& draw) {
    auto text = own_cards(group, command.session, seat.id, command.headings);
    if (!text.empty()) text += '\n';
    text += note.text();
    return {draw.id<ChartNoteId>(), command.session, seat.id,
            personal(seat.person, Pages{fitted(text, Pages::code_points_max)})};
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const WriteGroupNote& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_begun(group, command.session)) return *no;
    const auto* before = group.chart.of(command.session, {});
    if (before && before->is_signed()) return Refusal::note_is_signed;
    if (before && before->text() == command.text.value) return happened();
    if (before && before->at != command.based_on) return Refusal::moved_meanwhile;
    if (auto no = require_no_names(group, {command.text.value, "/text"}, {}, command.checked)) {
        return *no;
    }

    return happened(GroupNoteWritten{before ? before->id : context.draw.id<ChartNoteId>(),
                                     command.session,
                                     ProcessNote<Words>{actor.person, command.text}});
}

Decision decide(const GroupState& group, const Actor& actor, const FanOutNote& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_ended(group, command.session)) return *no;
    const auto* note = group.chart.of(command.session, {});
    if (!note) return Refusal::no_group_note;

    Events events;
    for (const auto& [id, seat] : group.membership.seats) {
        if (!was_of(group, command.session, seat) || group.chart.of(command.session, id)) continue;
        events.emplace_back(draft_for(group, command, *note, seat, context.draw));
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const WriteMemberNote& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* note = group.chart.find(command.note);
    if (!note || !note->seat) return Rejection{Refusal::not_found, "/note"};
    if (auto no = require_not_erased(group, *note)) return *no;
    if (note->is_signed()) return Refusal::note_is_signed;
    if (note->text() == command.text.value) return happened();
    if (note->at != command.based_on) return Refusal::moved_meanwhile;
    if (auto no =
            require_no_names(group, {command.text.value, "/text"}, note->seat, command.checked)) {
        return *no;
    }

    const auto& draft = protocol::there(note->member_text, "a member's note is a draft first");
    return happened(MemberNoteWritten{note->id, personal(draft.of, command.text)});
}

namespace {

std::optional<ProcessNote<Pages>> record_of(const ChartNote& note) {
    if (!note.member_text) return {};
    return ProcessNote<Pages>{note.member_text->of, Pages{std::string{note.text()}}};
}

}  // namespace

// Names may have changed since it was written.
Decision decide(const GroupState& group, const Actor& actor, const SignNote& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* note = group.chart.find(command.note);
    if (!note) return Rejection{Refusal::not_found, "/note"};
    if (auto no = require_not_erased(group, *note)) return *no;
    if (note->is_signed()) return happened();
    if (note->at != command.based_on) return Refusal::moved_meanwhile;
    if (auto no = require_ended(group, note->session)) return *no;
    if (trimmed(note->text()).empty()) return Refusal::words_needed;
    if (auto no = require_no_names(group, {note->text(), ""}, note->seat, command.checked)) {
        return *no;
    }

    return happened(NoteSigned{note->id, actor.seat.id, record_of(*note)});
}

Decision decide(const GroupState& group, const Actor& actor, const AmendNote& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* note = group.chart.find(command.note);
    if (!note) return Rejection{Refusal::not_found, "/note"};
    if (auto no = require_not_erased(group, *note)) return *no;
    if (!note->is_signed()) return Refusal::note_not_signed;
    if (auto no =
            require_no_names(group, {command.text.value, "/text"}, note->seat, command.checked)) {
        return *no;
    }

    if (note->member_text) {
        return happened(MemberNoteAmended{note->id, actor.seat.id,
                                          ProcessNote<Words>{note->member_text->of, command.text}});
    }
    return happened(
        GroupNoteAmended{note->id, actor.seat.id, ProcessNote<Words>{actor.person, command.text}});
}

namespace {

Touched touched_note(const ChartNoteId& note) { return touched({ref(Kind::chart, note)}); }

Touched amend(GroupState& group, const ChartNoteId& note, Amendment amendment) {
    group.chart.all.at(note).amendments.push_back(std::move(amendment));
    return touched_note(note);
}

}  // namespace

Touched evolve(GroupState& group, const GroupNoteWritten& event, Stamp stamp) {
    auto& note = group.chart.all[event.note];
    note.id = event.note;
    note.session = event.session;
    note.at = stamp.at;
    note.group_text = event.text;
    return touched_note(event.note);
}

Touched evolve(GroupState& group, const MemberNoteDrafted& event, Stamp stamp) {
    auto& note = group.chart.all[event.note];
    note.id = event.note;
    note.session = event.session;
    note.seat = event.seat;
    note.at = stamp.at;
    note.member_text = event.text;
    return touched_note(event.note);
}

Touched evolve(GroupState& group, const MemberNoteWritten& event, Stamp stamp) {
    auto& note = group.chart.all.at(event.note);
    note.at = stamp.at;
    note.member_text = event.text;
    return touched_note(event.note);
}

Touched evolve(GroupState& group, const NoteSigned& event, Stamp stamp) {
    auto& note = group.chart.all.at(event.note);
    note.state = NoteState::signed_off;
    note.signed_by = event.by;
    note.signed_at = stamp.at;
    note.record = event.record;
    return touched_note(event.note);
}

Touched evolve(GroupState& group, const GroupNoteAmended& event, Stamp stamp) {
    return amend(group, event.note, {event.by, stamp.at, event.text});
}

Touched evolve(GroupState& group, const MemberNoteAmended& event, Stamp stamp) {
    return amend(group, event.note, {event.by, stamp.at, event.text});
}

std::optional<ChartNoteView> view(const GroupState&, const ChartNote& note, const Lens& lens) {
    if (!lens.facilitates()) return {};
    ChartNoteView view{note.session, note.seat,      note.state,     note.at,
                       {},           note.signed_by, note.signed_at, {}};
    const bool erased = note.member_text && !note.member_text->value && !note.is_signed();
    if (!erased) view.text = Pages{std::string{note.text()}};
    for (const auto& one : note.amendments) {
        view.amendments.push_back({one.by, one.at, one.text.value});
    }
    return view;
}

}  // namespace domain::group
