// SPDX-License-Identifier: Apache-2.0
// The weekly check-in: four parts, each said alone or in the round and shared by its owner.
#pragma once

#include "server/domain/group/actor.hpp"
#include "server/domain/group/things.hpp"

namespace domain::group {

struct MoodSaid {
    Personal<MoodWords> words;
    PartSharing sharing{};
};
BOOST_DESCRIBE_STRUCT(MoodSaid, (), (words, sharing))

struct WeekSaid {
    Personal<WeekWords> words;
    PartSharing sharing{};
};
BOOST_DESCRIBE_STRUCT(WeekSaid, (), (words, sharing))

struct StepSaid {
    std::optional<CardId> card;
    Personal<StepWords> words;
    PartSharing sharing{};
};
BOOST_DESCRIBE_STRUCT(StepSaid, (), (card, words, sharing))

struct WinSaid {
    Personal<Sentence> words;
    PartSharing sharing{};
};
BOOST_DESCRIBE_STRUCT(WinSaid, (), (words, sharing))

struct LinkSaid {
    Personal<LinkWords> words;
    PartSharing sharing{};
};
BOOST_DESCRIBE_STRUCT(LinkSaid, (), (words, sharing))

// All that a member said about one week. There is one for each member and session. What else
// belongs to the week (sheets, commitments, the later report) says so itself, and is not kept
// twice.
struct Checkin {
    CheckinId id;
    SessionId session;
    SeatId seat;
    std::optional<MoodSaid> mood;
    std::optional<WeekSaid> week;
    std::optional<StepSaid> step;
    std::optional<WinSaid> win;
    std::optional<LinkSaid> link;
};
BOOST_DESCRIBE_STRUCT(Checkin, (), (id, session, seat, mood, week, step, win, link))

struct Checkins {
    Things<CheckinId, Checkin> all;

    const Checkin* find(const CheckinId& id) const;
    const Checkin* of(const SeatId& seat, const SessionId& session) const;
};
BOOST_DESCRIBE_STRUCT(Checkins, (), (all))

// The document carries those of the current and the last session; older ones are recalled.
bool in_document(const GroupState& group, const Checkin& checkin);

// The id of a member's week, drawn when there is none yet.
CheckinId checkin_id(const GroupState& group, const SeatId& seat, const SessionId& session,
                     Draw& draw);
// The week, if this is the first of it.
Touched begin_week(GroupState& group, const CheckinId& id, const SessionId& session,
                   const SeatId& seat);

Decision decide(const GroupState& group, const Actor& actor, const CheckInMood& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInWeek& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInStep& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInWin& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInLink& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareCheckin& command,
                Context context);

Touched evolve(GroupState& group, const MoodCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const WeekCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const StepCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const WinCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const LinkCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const CheckinShared& event, Stamp stamp);

// The weeks that name a card: the one in which it was taken on, and those that tell of it.
Touched touched_weeks_of(const GroupState& group, const CardId& card);

// What else belongs to the week, for its owner and the facilitators.
void add_links(const GroupState& group, const Checkin& checkin, const Lens& lens,
               CheckinView& view);

std::optional<CheckinView> view(const GroupState& group, const Checkin& checkin, const Lens& lens);

}  // namespace domain::group
