// SPDX-License-Identifier: Apache-2.0
// What the clinic keeps of a session: one note about the group, and one for each member, drafted
// from that member's own cards. In nobody's note stands another member's name.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

enum class NoteState { draft, signed_off };
BOOST_DESCRIBE_ENUM(NoteState, draft, signed_off)

// Commands: facilitators only. A text in which a member's name stands is refused, with the name.
// What could be a member's initials, or a word that is also a name, is asked about: `checked` has
// the words that somebody looked at. What another facilitator wrote meanwhile is not overwritten:
// `based_on` says which text the writer had before them.

// The note about a session, once it has begun. Written again it is replaced, until it is signed.
struct WriteGroupNote {
    SessionId session;
    Words text;
    List<Name, 40> checked;
    std::optional<Timestamp> based_on;  // `at` of the note that stood there; missing: none did
    bool operator==(const WriteGroupNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteGroupNote, (), (session, text, checked, based_on))

// What stands before a member's own words in a draft, in the language that the clinic writes in.
struct NoteHeadings {
    Name mood;
    Name week;
    Name step;
    Name win;
    Name next;
    Name done;
    Name partly;
    Name not_yet;
    bool operator==(const NoteHeadings&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteHeadings, (), (mood, week, step, win, next, done, partly, not_yet))

// After the session: a draft for each member who has none yet, of the group's note and that
// member's own cards, as far as they are not theirs alone.
struct FanOutNote {
    SessionId session;
    NoteHeadings headings;
    bool operator==(const FanOutNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(FanOutNote, (), (session, headings))

// A member's draft, replaced whole.
struct WriteMemberNote {
    ChartNoteId note;
    Pages text;
    List<Name, 40> checked;
    Timestamp based_on{};
    bool operator==(const WriteMemberNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteMemberNote, (), (note, text, checked, based_on))

// From here on the text stands; it can be added to.
struct SignNote {
    ChartNoteId note;
    List<Name, 40> checked;
    Timestamp based_on{};
    bool operator==(const SignNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignNote, (), (note, checked, based_on))

// Added to a signed note; every addition is kept.
struct AmendNote {
    ChartNoteId note;
    Words text;
    List<Name, 40> checked;
    bool operator==(const AmendNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(AmendNote, (), (note, text, checked))

// Events

struct GroupNoteWritten {
    ChartNoteId note;
    SessionId session;
    ProcessNote<Words> text;  // of who wrote it
    bool operator==(const GroupNoteWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(GroupNoteWritten, (), (note, session, text))

struct MemberNoteDrafted {
    ChartNoteId note;
    SessionId session;
    SeatId seat;
    Personal<Pages> text;  // of the member
    bool operator==(const MemberNoteDrafted&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberNoteDrafted, (), (note, session, seat, text))

struct MemberNoteWritten {
    ChartNoteId note;
    Personal<Pages> text;
    bool operator==(const MemberNoteWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberNoteWritten, (), (note, text))

// What is signed is the clinic's record: it stays when the member's own words are erased.
struct NoteSigned {
    ChartNoteId note;
    SeatId by;
    std::optional<ProcessNote<Pages>> record;  // of the member; missing: about the group
    bool operator==(const NoteSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteSigned, (), (note, by, record))

struct GroupNoteAmended {
    ChartNoteId note;
    SeatId by;
    ProcessNote<Words> text;
    bool operator==(const GroupNoteAmended&) const = default;
};
BOOST_DESCRIBE_STRUCT(GroupNoteAmended, (), (note, by, text))

struct MemberNoteAmended {
    ChartNoteId note;
    SeatId by;
    ProcessNote<Words> text;  // of the member
    bool operator==(const MemberNoteAmended&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberNoteAmended, (), (note, by, text))

// Views

struct AmendmentView {
    SeatId by;
    Timestamp at{};
    std::optional<Words> text;
};
BOOST_DESCRIBE_STRUCT(AmendmentView, (), (by, at, text))

// "chart/{note}": facilitators only. Without a seat it is the note about the group.
struct ChartNoteView {
    SessionId session;
    std::optional<SeatId> seat;
    NoteState state{};
    Timestamp at{};
    std::optional<Pages> text;  // missing: a draft that was erased
    std::optional<SeatId> signed_by;
    std::optional<Timestamp> signed_at;
    std::vector<AmendmentView> amendments;
};
BOOST_DESCRIBE_STRUCT(ChartNoteView, (),
                      (session, seat, state, at, text, signed_by, signed_at, amendments))

}  // namespace protocol::group
