// SPDX-License-Identifier: Apache-2.0
// A facilitator's private notes, for nobody else: one page for each session and each member.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Note {
    NoteId id;
    SeatId author;
    std::optional<SessionId> session;  // either this
    std::optional<SeatId> seat;        // or that
    Timestamp at{};
    ProcessNote<Pages> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, author, session, seat, at, text))

struct Notes {
    std::map<NoteId, Note> all;

    const Note* find(const NoteId& id) const;
    // The author's page about this session or this member.
    const Note* about(const SeatId& author, const std::optional<SessionId>& session,
                      const std::optional<SeatId>& seat) const;
};
BOOST_DESCRIBE_STRUCT(Notes, (), (all))

Decision decide(const GroupState& group, const Actor& actor, const WriteNote& command,
                Context context);

Touched evolve(GroupState& group, const NoteWritten& event, Stamp stamp);

std::optional<NoteView> view(const GroupState& group, const Note& note, const Lens& lens);

}  // namespace domain::group
