// SPDX-License-Identifier: Apache-2.0
// The weekly check-in: four parts, each said alone or in the round and shared by its owner.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

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

// All that a member said about one week. There is one for each member and session.
struct Checkin {
    CheckinId id;
    SessionId session;
    SeatId seat;
    std::optional<MoodSaid> mood;
    std::optional<WeekSaid> week;
    std::optional<StepSaid> step;
    std::optional<WinSaid> win;
};
BOOST_DESCRIBE_STRUCT(Checkin, (), (id, session, seat, mood, week, step, win))

struct Checkins {
    std::map<CheckinId, Checkin> all;

    const Checkin* find(const CheckinId& id) const;
    const Checkin* of(const SeatId& seat, const SessionId& session) const;
};
BOOST_DESCRIBE_STRUCT(Checkins, (), (all))

// The document carries those of the current and the last session; older ones are recalled.
bool in_document(const GroupState& group, const Checkin& checkin);

Decision decide(const GroupState& group, const Actor& actor, const CheckInMood& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInWeek& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInStep& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CheckInWin& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareCheckin& command,
                Context context);

Touched evolve(GroupState& group, const MoodCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const WeekCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const StepCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const WinCheckedIn& event, Stamp stamp);
Touched evolve(GroupState& group, const CheckinShared& event, Stamp stamp);

std::optional<CheckinView> view(const GroupState& group, const Checkin& checkin, const Lens& lens);

}  // namespace domain::group
