// SPDX-License-Identifier: Apache-2.0
// What the group works on together in a session and one member owns: a talk taken apart, a choice
// laid out, a scene tried out, and a page for each problem area. The group fills it
// in while it is live; afterwards it is its owner's.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// The last four are the problem areas.
enum class SheetKind { communication, decision, role_play, grief, dispute, transition, isolation };
BOOST_DESCRIBE_ENUM(SheetKind, communication, decision, role_play, grief, dispute, transition,
                    isolation)

// Where a line of a sheet stands: five for a talk, two for a choice, two for a scene, and four for
// each problem area. The clients have the words that ask for them, with their sources.
enum class SheetBox {
    said,
    felt,
    meant,
    heard,
    could_say,
    option,
    follows,  // under an option
    worked,   // always comes before another_way
    another_way,
    loss,
    bond,
    feelings,
    new_ties,
    stage,
    expectations,
    pattern,
    ways_out,
    old_role,
    farewell,
    new_role,
    support,
    good_before,
    gets_in_way,
    in_here,
    reach_out
};
BOOST_DESCRIBE_ENUM(SheetBox, said, felt, meant, heard, could_say, option, follows, worked,
                    another_way, loss, bond, feelings, new_ties, stage, expectations, pattern,
                    ways_out, old_role, farewell, new_role, support, good_before, gets_in_way,
                    in_here, reach_out)

// casting: people take parts. stepping_out: it is over, and not everybody is themselves again.
// feedback: everybody is; what worked comes first.
enum class PlayState { casting, playing, stepping_out, feedback };
BOOST_DESCRIBE_ENUM(PlayState, casting, playing, stepping_out, feedback)

using PlayMinutes = Whole<1, 15>;

// Commands: while the group is at work, by members who were let in and by facilitators.

// Facilitators for any member who was let in; members for themselves. One is live at a time.
struct OpenSheet {
    SheetKind kind{};
    SeatId seat;
    std::optional<Title> about;
    bool operator==(const OpenSheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenSheet, (), (kind, seat, about))

// Anybody in the room. `under`: the option that it follows from.
struct WriteEntry {
    SheetId sheet;
    SheetBox box{};
    Sentence words;
    std::optional<SheetEntryId> under;
    bool operator==(const WriteEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteEntry, (), (sheet, box, words, under))

// The sheet's owner, whoever wrote it, and facilitators.
struct StrikeEntry {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const StrikeEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(StrikeEntry, (), (sheet, entry))

// The owner: what was struck stays after all.
struct KeepEntry {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const KeepEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeepEntry, (), (sheet, entry))

// The owner: this option. Commit makes the next step of it.
struct ChooseOption {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const ChooseOption&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChooseOption, (), (sheet, entry))

// The owner or a facilitator. Nobody may still be in a role.
struct CloseSheet {
    SheetId sheet;
    bool operator==(const CloseSheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(CloseSheet, (), (sheet))

// The owner, at any time: whether the group may read it when it is not live.
struct ShareSheet {
    SheetId sheet;
    PartSharing sharing{};
    bool operator==(const ShareSheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShareSheet, (), (sheet, sharing))

// The owner or a facilitator, as StartPlay.
struct SetScene {
    SheetId sheet;
    Sentence scene;
    bool operator==(const SetScene&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetScene, (), (sheet, scene))

// Anybody in the room takes a part, by their own will. Another run begins with new parts.
struct JoinPlay {
    SheetId sheet;
    Name as;
    bool operator==(const JoinPlay&) const = default;
};
BOOST_DESCRIBE_STRUCT(JoinPlay, (), (sheet, as))

struct StartPlay {
    SheetId sheet;
    PlayMinutes minutes;
    bool operator==(const StartPlay&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartPlay, (), (sheet, minutes))

// The owner, whoever plays, and facilitators.
struct StopPlay {
    SheetId sheet;
    bool operator==(const StopPlay&) const = default;
};
BOOST_DESCRIBE_STRUCT(StopPlay, (), (sheet))

// I am myself again. A facilitator may say it for somebody who cannot.
struct StepOutOfRole {
    SheetId sheet;
    std::optional<SeatId> seat;  // missing: oneself
    bool operator==(const StepOutOfRole&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepOutOfRole, (), (sheet, seat))

// Events

struct SheetOpened {
    SheetId sheet;
    SheetKind kind{};
    SessionId session;
    SeatId seat;
    CheckinId checkin;  // the owner's week, to which it belongs
    std::optional<Personal<Title>> about;
    bool operator==(const SheetOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetOpened, (), (sheet, kind, session, seat, checkin, about))

struct EntryWritten {
    SheetId sheet;
    SheetEntryId entry;
    SeatId by;
    SheetBox box{};
    Personal<Sentence> words;  // of whoever wrote them
    std::optional<SheetEntryId> under;
    bool operator==(const EntryWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(EntryWritten, (), (sheet, entry, by, box, words, under))

struct EntryStruck {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const EntryStruck&) const = default;
};
BOOST_DESCRIBE_STRUCT(EntryStruck, (), (sheet, entry))

struct EntryKept {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const EntryKept&) const = default;
};
BOOST_DESCRIBE_STRUCT(EntryKept, (), (sheet, entry))

struct OptionChosen {
    SheetId sheet;
    SheetEntryId entry;
    bool operator==(const OptionChosen&) const = default;
};
BOOST_DESCRIBE_STRUCT(OptionChosen, (), (sheet, entry))

struct SheetClosed {
    SheetId sheet;
    bool operator==(const SheetClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetClosed, (), (sheet))

struct SheetShared {
    SheetId sheet;
    PartSharing sharing{};
    bool operator==(const SheetShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetShared, (), (sheet, sharing))

struct SceneSet {
    SheetId sheet;
    Personal<Sentence> scene;  // of the owner, as the parts
    bool operator==(const SceneSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(SceneSet, (), (sheet, scene))

struct PlayJoined {
    SheetId sheet;
    SeatId seat;
    Personal<Name> as;
    bool operator==(const PlayJoined&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlayJoined, (), (sheet, seat, as))

struct PlayStarted {
    SheetId sheet;
    Timestamp ends_at{};
    bool operator==(const PlayStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlayStarted, (), (sheet, ends_at))

struct PlayStopped {
    SheetId sheet;
    bool operator==(const PlayStopped&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlayStopped, (), (sheet))

struct SteppedOutOfRole {
    SheetId sheet;
    SeatId seat;
    bool operator==(const SteppedOutOfRole&) const = default;
};
BOOST_DESCRIBE_STRUCT(SteppedOutOfRole, (), (sheet, seat))

// Views

struct SheetEntryView {
    SheetEntryId id;
    SeatId by;
    SheetBox box{};
    std::optional<Sentence> words;  // missing: erased
    std::optional<SheetEntryId> under;
    bool struck = false;  // the owner alone is shown what was struck
};
BOOST_DESCRIBE_STRUCT(SheetEntryView, (), (id, by, box, words, under, struck))

struct PlayPart {
    SeatId seat;
    std::optional<Name> as;  // missing: erased
    bool out = false;        // is themselves again
};
BOOST_DESCRIBE_STRUCT(PlayPart, (), (seat, as, out))

struct PlayView {
    PlayState state{};
    std::optional<Sentence> scene;
    std::vector<PlayPart> parts;
    std::optional<Timestamp> ends_at;  // while it is played; soft, the same for everybody
    std::int64_t runs = 0;             // so far
};
BOOST_DESCRIBE_STRUCT(PlayView, (), (state, scene, parts, ends_at, runs))

// "sheets/{sheet}": its owner and the facilitators; everybody in the room while it is live; the
// group afterwards only when its owner shared it. The commitment that came of it is for those who
// may know of the card.
struct SheetView {
    SheetKind kind{};
    SeatId seat;
    SessionId session;
    Timestamp at{};
    bool live = false;
    PartSharing sharing{};
    std::optional<Title> about;
    std::vector<SheetEntryView> entries;
    std::optional<SheetEntryId> choice;
    std::optional<CardId> card;
    std::optional<PlayView> play;
};
BOOST_DESCRIBE_STRUCT(SheetView, (),
                      (kind, seat, session, at, live, sharing, about, entries, choice, card, play))

}  // namespace protocol::group
