// SPDX-License-Identifier: Apache-2.0
// A member's goals, in their own words, with the history of every edit.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct GoalEdit {
    Timestamp at{};
    Personal<GoalWords> words;
};
BOOST_DESCRIBE_STRUCT(GoalEdit, (), (at, words))

struct GoalReviewKept {
    Occasion occasion{};
    Timestamp at{};
    Personal<GoalReviewWords> words;
};
BOOST_DESCRIBE_STRUCT(GoalReviewKept, (), (occasion, at, words))

struct Goal {
    GoalId id;
    SeatId seat;
    GoalState state{};
    Sharing sharing{};
    std::vector<GoalEdit> history;  // never empty; the last is how it stands
    std::optional<Personal<Sentence>> aside_reason;
    std::vector<GoalReviewKept> reviews = {};  // in the order of the occasions
};
BOOST_DESCRIBE_STRUCT(Goal, (), (id, seat, state, sharing, history, aside_reason, reviews))

struct Goals {
    std::map<GoalId, Goal> all;

    const Goal* find(const GoalId& id) const;
    std::int64_t active_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Goals, (), (all))

Decision decide(const GroupState& group, const Actor& actor, const SetGoal& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const EditGoal& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareGoal& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const LayGoalAside& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeGoalUp& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ReviewGoal& command,
                Context context);

Touched evolve(GroupState& group, const GoalSet& event, Stamp stamp);
Touched evolve(GroupState& group, const GoalEdited& event, Stamp stamp);
Touched evolve(GroupState& group, const GoalShared& event, Stamp stamp);
Touched evolve(GroupState& group, const GoalLaidAside& event, Stamp stamp);
Touched evolve(GroupState& group, const GoalTakenUp& event, Stamp stamp);
Touched evolve(GroupState& group, const GoalReviewed& event, Stamp stamp);

std::optional<GoalView> view(const GroupState& group, const Goal& goal, const Lens& lens);

}  // namespace domain::group
