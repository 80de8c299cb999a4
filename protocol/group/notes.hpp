// SPDX-License-Identifier: Apache-2.0
// A facilitator's private notes: one page for each session and one for each member. Only their
// author ever sees them; they have a key of their own.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Commands: facilitators only. Exactly one of session and seat; the page is replaced whole.

struct WriteNote {
    std::optional<SessionId> session;
    std::optional<SeatId> seat;
    Pages text;
    bool operator==(const WriteNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteNote, (), (session, seat, text))

// Events

struct NoteWritten {
    NoteId note;
    SeatId author;
    std::optional<SessionId> session;
    std::optional<SeatId> seat;
    ProcessNote<Pages> text;  // of its author
    bool operator==(const NoteWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteWritten, (), (note, author, session, seat, text))

// Views

// "notes/{note}": its author.
struct NoteView {
    std::optional<SessionId> session;
    std::optional<SeatId> seat;
    std::optional<Pages> text;
    Timestamp at{};
};
BOOST_DESCRIBE_STRUCT(NoteView, (), (session, seat, text, at))

}  // namespace protocol::group
