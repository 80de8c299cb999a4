// SPDX-License-Identifier: Apache-2.0
// The weekly check-in: how the week was, in four parts that can be filled in alone or in the round.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

enum class MoodChange { up, same, down };
BOOST_DESCRIBE_ENUM(MoodChange, up, same, down)

enum class StepOutcome { done, partly, not_yet };
BOOST_DESCRIBE_ENUM(StepOutcome, done, partly, not_yet)

enum class CheckinPart { mood, week, step, win, link };
BOOST_DESCRIBE_ENUM(CheckinPart, mood, week, step, win, link)

// Commands: members only, for the coming or current session. Said again, a part is replaced.

// Our own scale, not a validated measure.
struct CheckInMood {
    Rating mood;
    MoodChange change{};
    PartSharing sharing{};
    bool operator==(const CheckInMood&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInMood, (), (mood, change, sharing))

struct CheckInWeek {
    Words happened;
    std::optional<Title> with_whom;
    PartSharing sharing{};
    bool operator==(const CheckInWeek&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInWeek, (), (happened, with_whom, sharing))

// How the last step went. The card is one's own; its outcome is kept with it.
struct CheckInStep {
    std::optional<CardId> card;
    StepOutcome outcome{};
    std::optional<Words> learned;
    PartSharing sharing{};
    bool operator==(const CheckInStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInStep, (), (card, outcome, learned, sharing))

struct CheckInWin {
    Sentence win;
    PartSharing sharing{};
    bool operator==(const CheckInWin&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInWin, (), (win, sharing))

// What the mood has to do with: the feeling, and the area of life that it belongs to.
struct CheckInLink {
    Title feeling;
    std::optional<ProblemArea> area;
    PartSharing sharing{};
    bool operator==(const CheckInLink&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckInLink, (), (feeling, area, sharing))

struct ShareCheckin {
    CheckinPart part{};
    PartSharing sharing{};
    bool operator==(const ShareCheckin&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShareCheckin, (), (part, sharing))

// What stands in events, state and views.

struct MoodWords {
    Rating mood;
    MoodChange change{};
    bool operator==(const MoodWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoodWords, (), (mood, change))

struct WeekWords {
    Words happened;
    std::optional<Title> with_whom;
    bool operator==(const WeekWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(WeekWords, (), (happened, with_whom))

struct StepWords {
    StepOutcome outcome{};
    std::optional<Words> learned;
    bool operator==(const StepWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepWords, (), (outcome, learned))

struct LinkWords {
    Title feeling;
    std::optional<ProblemArea> area;
    bool operator==(const LinkWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkWords, (), (feeling, area))

// Events

struct MoodCheckedIn {
    CheckinId checkin;
    SessionId session;
    SeatId seat;
    Personal<MoodWords> mood;
    PartSharing sharing{};
    bool operator==(const MoodCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoodCheckedIn, (), (checkin, session, seat, mood, sharing))

struct WeekCheckedIn {
    CheckinId checkin;
    SessionId session;
    SeatId seat;
    Personal<WeekWords> week;
    PartSharing sharing{};
    bool operator==(const WeekCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(WeekCheckedIn, (), (checkin, session, seat, week, sharing))

struct StepCheckedIn {
    CheckinId checkin;
    SessionId session;
    SeatId seat;
    std::optional<CardId> card;
    Personal<StepWords> step;
    PartSharing sharing{};
    bool operator==(const StepCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepCheckedIn, (), (checkin, session, seat, card, step, sharing))

struct WinCheckedIn {
    CheckinId checkin;
    SessionId session;
    SeatId seat;
    Personal<Sentence> win;
    PartSharing sharing{};
    bool operator==(const WinCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(WinCheckedIn, (), (checkin, session, seat, win, sharing))

struct LinkCheckedIn {
    CheckinId checkin;
    SessionId session;
    SeatId seat;
    Personal<LinkWords> link;
    PartSharing sharing{};
    bool operator==(const LinkCheckedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkCheckedIn, (), (checkin, session, seat, link, sharing))

struct CheckinShared {
    CheckinId checkin;
    CheckinPart part{};
    PartSharing sharing{};
    bool operator==(const CheckinShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckinShared, (), (checkin, part, sharing))

// Views: a part is missing when it was not filled in or is not for this viewer; its words are
// missing when they were erased.

struct MoodPart {
    PartSharing sharing{};
    std::optional<MoodWords> words;
};
BOOST_DESCRIBE_STRUCT(MoodPart, (), (sharing, words))

struct WeekPart {
    PartSharing sharing{};
    std::optional<WeekWords> words;
};
BOOST_DESCRIBE_STRUCT(WeekPart, (), (sharing, words))

struct StepPart {
    PartSharing sharing{};
    std::optional<CardId> card;
    std::optional<StepWords> words;
};
BOOST_DESCRIBE_STRUCT(StepPart, (), (sharing, card, words))

struct WinPart {
    PartSharing sharing{};
    std::optional<Sentence> words;
};
BOOST_DESCRIBE_STRUCT(WinPart, (), (sharing, words))

struct LinkPart {
    PartSharing sharing{};
    std::optional<LinkWords> words;
};
BOOST_DESCRIBE_STRUCT(LinkPart, (), (sharing, words))

// "checkins/{checkin}": the week of a member as one thing: mood, what happened with whom, the
// feeling and the area, what the group made of it (sheets), the steps that were taken on, and the
// later week in which they were told. Its owner and the facilitators see all; members only the
// parts that are shared with the group, and nothing at all when none is. Observers as members.
struct CheckinView {
    SeatId seat;
    SessionId session;
    std::optional<MoodPart> mood;
    std::optional<WeekPart> week;
    std::optional<StepPart> step;
    std::optional<WinPart> win;
    std::optional<LinkPart> link;
    std::vector<SheetId> sheets;      // the oldest first, as the cards
    std::vector<CardId> commitments;  // those of which the viewer may know
    std::optional<CheckinId> report;
};
BOOST_DESCRIBE_STRUCT(CheckinView, (),
                      (seat, session, mood, week, step, win, link, sheets, commitments, report))

}  // namespace protocol::group
