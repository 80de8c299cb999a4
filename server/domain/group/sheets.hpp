// SPDX-License-Identifier: Apache-2.0
// What the group works on together in a session, and one member owns and keeps.
#pragma once

#include <vector>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/things.hpp"

namespace domain::group {

struct SheetEntry {
    SheetEntryId id;
    SeatId by;
    SheetBox box{};
    Personal<Sentence> words;
    std::optional<SheetEntryId> under;
    bool struck = false;
};
BOOST_DESCRIBE_STRUCT(SheetEntry, (), (id, by, box, words, under, struck))

struct InPlay {
    SeatId seat;
    Personal<Name> as;
    bool out = false;
};
BOOST_DESCRIBE_STRUCT(InPlay, (), (seat, as, out))

struct Play {
    PlayState state{};
    std::optional<Personal<Sentence>> scene;
    std::vector<InPlay> parts;
    std::optional<Timestamp> ends_at;
    std::int64_t runs = 0;

    const InPlay* part_of(const SeatId& seat) const;
    // It is played, or was and not everybody is themselves again.
    bool goes_on() const { return state == PlayState::playing || state == PlayState::stepping_out; }
};
BOOST_DESCRIBE_STRUCT(Play, (), (state, scene, parts, ends_at, runs))

struct Sheet {
    SheetId id;
    SheetKind kind{};
    SessionId session;
    SeatId seat;
    CheckinId checkin;  // the owner's week
    Timestamp at{};
    bool closed = false;
    PartSharing sharing{};
    std::optional<Personal<Title>> about;
    std::vector<SheetEntry> entries;
    std::optional<SheetEntryId> choice;
    std::optional<Play> play;

    const SheetEntry* entry(const SheetEntryId& entry) const;
};
BOOST_DESCRIBE_STRUCT(Sheet, (),
                      (id, kind, session, seat, checkin, at, closed, sharing, about, entries,
                       choice, play))

struct Sheets {
    Things<SheetId, Sheet> all;

    const Sheet* find(const SheetId& id) const;
};
BOOST_DESCRIBE_STRUCT(Sheets, (), (all))

// The document carries those of the current and the last session; older ones are recalled.
bool in_document(const GroupState& group, const Sheet& sheet);

// The group works on it now: its session is at work, and its owner belongs to the group.
bool is_live(const GroupState& group, const Sheet& sheet);

// Nobody leaves the room as somebody else: not while the play of the live sheet goes on.
Objection require_out_of_role(const GroupState& group);

// What somebody in the room may work on: a sheet that they see, and that is live.
Objection require_live_sheet(const GroupState& group, const Actor& actor, const SheetId& id);
// The same, by its owner or a facilitator; by its owner alone.
Objection require_sheet_to_lead(const GroupState& group, const Actor& actor, const SheetId& id);
Objection require_own_live_sheet(const GroupState& group, const Actor& actor, const SheetId& id);

Touched touched_sheet(const SheetId& id);

// Whoever is gone plays no part.
void leave_plays(GroupState& group, const SeatId& seat);

Decision decide(const GroupState& group, const Actor& actor, const OpenSheet& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WriteEntry& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StrikeEntry& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const KeepEntry& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ChooseOption& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CloseSheet& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareSheet& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SetScene& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const JoinPlay& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StartPlay& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StopPlay& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StepOutOfRole& command,
                Context context);

Touched evolve(GroupState& group, const SheetOpened& event, Stamp stamp);
Touched evolve(GroupState& group, const EntryWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const EntryStruck& event, Stamp stamp);
Touched evolve(GroupState& group, const EntryKept& event, Stamp stamp);
Touched evolve(GroupState& group, const OptionChosen& event, Stamp stamp);
Touched evolve(GroupState& group, const SheetClosed& event, Stamp stamp);
Touched evolve(GroupState& group, const SheetShared& event, Stamp stamp);
Touched evolve(GroupState& group, const SceneSet& event, Stamp stamp);
Touched evolve(GroupState& group, const PlayJoined& event, Stamp stamp);
Touched evolve(GroupState& group, const PlayStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const PlayStopped& event, Stamp stamp);
Touched evolve(GroupState& group, const SteppedOutOfRole& event, Stamp stamp);

std::optional<SheetView> view(const GroupState& group, const Sheet& sheet, const Lens& lens);

}  // namespace domain::group
