// SPDX-License-Identifier: Apache-2.0
// The clinic's notes about a session: one about the group, one for each member; drafted, signed,
// and added to. They stand beside a facilitator's private pages (notes.hpp), which are nobody
// else's.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Amendment {
    SeatId by;
    Timestamp at{};
    ProcessNote<Words> text;  // of its writer in the note about the group, else of the member
};
BOOST_DESCRIBE_STRUCT(Amendment, (), (by, at, text))

struct ChartNote {
    ChartNoteId id;
    SessionId session;
    std::optional<SeatId> seat;  // missing: about the group
    NoteState state{};
    Timestamp at{};
    std::optional<ProcessNote<Words>> group_text;
    std::optional<Personal<Pages>> member_text;  // while it is a draft
    std::optional<ProcessNote<Pages>> record;    // once it is signed
    std::optional<SeatId> signed_by;
    std::optional<Timestamp> signed_at;
    std::vector<Amendment> amendments;

    bool is_signed() const { return state == NoteState::signed_off; }
    // Empty when it was erased.
    std::string_view text() const;
};
BOOST_DESCRIBE_STRUCT(ChartNote, (),
                      (id, session, seat, state, at, group_text, member_text, record, signed_by,
                       signed_at, amendments))

struct Chart {
    std::map<ChartNoteId, ChartNote> all;

    const ChartNote* find(const ChartNoteId& id) const;
    // The note about the group, or about this member; null when there is none.
    const ChartNote* of(const SessionId& session, const std::optional<SeatId>& seat) const;
};
BOOST_DESCRIBE_STRUCT(Chart, (), (all))

// The document carries those of the current and the last session, and what is still a draft.
bool in_document(const GroupState& group, const ChartNote& note);

// A member's own cards about one session under their headings, as far as facilitators read them.
std::string own_cards(const GroupState& group, const SessionId& session, const SeatId& seat,
                      const NoteHeadings& headings);

Decision decide(const GroupState& group, const Actor& actor, const WriteGroupNote& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const FanOutNote& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WriteMemberNote& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SignNote& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AmendNote& command,
                Context context);

Touched evolve(GroupState& group, const GroupNoteWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const MemberNoteDrafted& event, Stamp stamp);
Touched evolve(GroupState& group, const MemberNoteWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const NoteSigned& event, Stamp stamp);
Touched evolve(GroupState& group, const GroupNoteAmended& event, Stamp stamp);
Touched evolve(GroupState& group, const MemberNoteAmended& event, Stamp stamp);

std::optional<ChartNoteView> view(const GroupState& group, const ChartNote& note, const Lens& lens);

}  // namespace domain::group
