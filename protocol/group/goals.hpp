// SPDX-License-Identifier: Apache-2.0
// A member's goals, in their own words, with the history of every edit.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

enum class GoalState { active, aside };
BOOST_DESCRIBE_ENUM(GoalState, active, aside)

// Commands: members only, their own.

// One to three goals are active at a time.
struct SetGoal {
    Sentence text;
    std::optional<Words> why;
    Sharing sharing{};
    bool operator==(const SetGoal&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetGoal, (), (text, why, sharing))

struct EditGoal {
    GoalId goal;
    Sentence text;
    std::optional<Words> why;
    Sentence reason;
    bool operator==(const EditGoal&) const = default;
};
BOOST_DESCRIBE_STRUCT(EditGoal, (), (goal, text, why, reason))

struct ShareGoal {
    GoalId goal;
    Sharing sharing{};
    bool operator==(const ShareGoal&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShareGoal, (), (goal, sharing))

struct LayGoalAside {
    GoalId goal;
    Sentence reason;
    bool operator==(const LayGoalAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(LayGoalAside, (), (goal, reason))

struct TakeGoalUp {
    GoalId goal;
    bool operator==(const TakeGoalUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeGoalUp, (), (goal))

// What a goal has come to, looked at together.
struct GoalReview {
    Rating near;                    // our own scale: 0 is where it began, 10 is there
    std::optional<Sentence> words;  // what made the difference
    bool operator==(const GoalReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalReview, (), (near, words))

// At an occasion that has come, while no later one is begun.
struct ReviewGoal {
    GoalId goal;
    Occasion occasion{};
    GoalReview review;
    bool operator==(const ReviewGoal&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReviewGoal, (), (goal, occasion, review))

// Events

struct GoalWords {
    Sentence text;
    std::optional<Words> why;
    std::optional<Sentence> reason;  // of the edit; the first has none
    bool operator==(const GoalWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalWords, (), (text, why, reason))

struct GoalSet {
    GoalId goal;
    SeatId seat;
    Personal<GoalWords> words;
    Sharing sharing{};
    bool operator==(const GoalSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalSet, (), (goal, seat, words, sharing))

struct GoalEdited {
    GoalId goal;
    Personal<GoalWords> words;
    bool operator==(const GoalEdited&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalEdited, (), (goal, words))

struct GoalShared {
    GoalId goal;
    Sharing sharing{};
    bool operator==(const GoalShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalShared, (), (goal, sharing))

struct GoalLaidAside {
    GoalId goal;
    Personal<Sentence> reason;
    bool operator==(const GoalLaidAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalLaidAside, (), (goal, reason))

struct GoalTakenUp {
    GoalId goal;
    bool operator==(const GoalTakenUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalTakenUp, (), (goal))

// The goal as it stood then stays beside the review.
struct GoalReviewWords {
    Sentence text;
    GoalReview review;
    bool operator==(const GoalReviewWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalReviewWords, (), (text, review))

struct GoalReviewed {
    GoalId goal;
    Occasion occasion{};
    Personal<GoalReviewWords> words;
    bool operator==(const GoalReviewed&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalReviewed, (), (goal, occasion, words))

// Views

struct GoalVersion {
    Timestamp at{};
    std::optional<GoalWords> words;  // missing: erased
};
BOOST_DESCRIBE_STRUCT(GoalVersion, (), (at, words))

struct GoalReviewView {
    Occasion occasion{};
    Timestamp at{};
    std::optional<GoalReviewWords> words;  // missing: erased
};
BOOST_DESCRIBE_STRUCT(GoalReviewView, (), (occasion, at, words))

// "goals/{goal}": all for its owner; all for facilitators unless only_me; the text alone for the
// group when it is shared with the group.
struct GoalView {
    SeatId seat;
    GoalState state{};
    Sharing sharing{};
    std::optional<Sentence> text;  // as it stands now
    std::optional<Words> why;
    std::optional<Sentence> aside_reason;
    std::vector<GoalVersion> history;          // oldest first; empty for the group
    std::vector<GoalReviewView> reviews = {};  // the same
};
BOOST_DESCRIBE_STRUCT(GoalView, (),
                      (seat, state, sharing, text, why, aside_reason, history, reviews))

}  // namespace protocol::group
