// SPDX-License-Identifier: Apache-2.0
// The ending of a course: what members leave each other, their wins read back, their plans.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Strength {
    StrengthId id;
    SeatId from;
    SeatId to;
    Timestamp at{};
    Personal<StrengthWords> words;
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Strength, (), (id, from, to, at, words, taken_back))

struct PlanPartKept {
    PlanPart part{};
    Timestamp at{};
    Personal<PlanWords> words;
};
BOOST_DESCRIBE_STRUCT(PlanPartKept, (), (part, at, words))

struct Plan {
    SeatId seat;
    Sharing sharing = Sharing::facilitator;
    std::vector<PlanPartKept> parts;  // in the order in which they were begun
};
BOOST_DESCRIBE_STRUCT(Plan, (), (seat, sharing, parts))

struct Ending {
    std::map<StrengthId, Strength> strengths;
    std::optional<Timestamp> released_at;
    std::map<SeatId, Plan> plans;

    // Null when there is none, or no longer.
    const Strength* find(const StrengthId& id) const;
    // Also one that was taken back: other words for the same person have the same id.
    const Strength* between(const SeatId& from, const SeatId& to) const;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (strengths, released_at, plans))

Decision decide(const GroupState& group, const Actor& actor, const WriteStrength& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeBackStrength& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ReleaseStrengths& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WritePlanPart& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SharePlan& command,
                Context context);

Touched evolve(GroupState& group, const StrengthWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const StrengthTakenBack& event, Stamp stamp);
Touched evolve(GroupState& group, const StrengthsReleased& event, Stamp stamp);
Touched evolve(GroupState& group, const PlanPartWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const PlanShared& event, Stamp stamp);

std::optional<EndingView> ending_view(const GroupState& group, const Lens& lens);
std::optional<GivenView> given_view(const GroupState& group, const Strength& strength,
                                    const Lens& lens);
std::optional<ReceivedView> received_view(const GroupState& group, const Strength& strength,
                                          const Lens& lens);
std::optional<WinsView> wins_view(const GroupState& group, const SeatId& seat, const Lens& lens);
std::optional<PlanView> view(const GroupState& group, const Plan& plan, const Lens& lens);

}  // namespace domain::group
