// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/goals.hpp"

#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// One to three personal goals.
constexpr std::int64_t active_max = 3;

const Goal* own_goal(const GroupState& group, const Actor& actor, const GoalId& id) {
    const auto* goal = group.goals.find(id);
    return goal && goal->seat == actor.seat.id ? goal : nullptr;
}

bool goals_are_full(const GroupState& group, const Actor& actor) {
    return group.goals.active_of(actor.seat.id) >= active_max;
}

}  // namespace

const Goal* Goals::find(const GoalId& id) const { return find_in(all, id); }

std::int64_t Goals::active_of(const SeatId& seat) const {
    return std::ranges::count_if(all, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.state == GoalState::active;
    });
}

Decision decide(const GroupState& group, const Actor& actor, const SetGoal& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    if (goals_are_full(group, actor)) return Refusal::goals_full;

    return happened(GoalSet{context.draw.id<GoalId>(), actor.seat.id,
                            personal(actor.person, GoalWords{command.text, command.why, {}}),
                            command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const EditGoal& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* goal = own_goal(group, actor, command.goal);
    if (!goal) return Rejection{Refusal::not_found, "/goal"};
    if (goal->state != GoalState::active) return Rejection{Refusal::goal_not_active, "/goal"};
    const auto& now = goal->history.back().words.value;
    if (now && now->text == command.text && now->why == command.why) return happened();

    return happened(GoalEdited{
        goal->id, personal(actor.person, GoalWords{command.text, command.why, command.reason})});
}

Decision decide(const GroupState& group, const Actor& actor, const ShareGoal& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* goal = own_goal(group, actor, command.goal);
    if (!goal) return Rejection{Refusal::not_found, "/goal"};
    if (goal->sharing == command.sharing) return happened();

    return happened(GoalShared{goal->id, command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const LayGoalAside& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* goal = own_goal(group, actor, command.goal);
    if (!goal) return Rejection{Refusal::not_found, "/goal"};
    if (goal->state != GoalState::active) return Rejection{Refusal::goal_not_active, "/goal"};

    return happened(GoalLaidAside{goal->id, personal(actor.person, command.reason)});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeGoalUp& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* goal = own_goal(group, actor, command.goal);
    if (!goal) return Rejection{Refusal::not_found, "/goal"};
    if (goal->state != GoalState::aside) return Rejection{Refusal::goal_not_aside, "/goal"};
    if (goals_are_full(group, actor)) return Refusal::goals_full;

    return happened(GoalTakenUp{goal->id});
}

Decision decide(const GroupState& group, const Actor& actor, const ReviewGoal& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* goal = own_goal(group, actor, command.goal);
    if (!goal) return Rejection{Refusal::not_found, "/goal"};
    if (goal->state != GoalState::active) return Rejection{Refusal::goal_not_active, "/goal"};
    if (command.occasion > occasion_now(group)) return Rejection{Refusal::not_yet, "/occasion"};
    const auto& reviews = goal->reviews;
    if (!reviews.empty() && command.occasion < reviews.back().occasion) {
        return Rejection{Refusal::kept_as_it_was, "/occasion"};
    }
    const auto& as_it_stands =
        protocol::there(goal->history.back().words.value, "whoever acts was not erased");
    const GoalReviewWords words{as_it_stands.text, command.review};
    const auto before = std::ranges::find(reviews, command.occasion, &GoalReviewKept::occasion);
    if (before != reviews.end() && before->words.value == words) return happened();

    return happened(GoalReviewed{goal->id, command.occasion, personal(actor.person, words)});
}

namespace {

// What was signed before the group began is compared with the goals as they stand.
Touched touched_goal(const GroupState& group, const GoalId& id) {
    return touched({ref(Kind::goals, id), ref(Kind::intakes, group.goals.find(id)->seat)});
}

}  // namespace

Touched evolve(GroupState& group, const GoalSet& event, Stamp stamp) {
    group.goals.all[event.goal] = Goal{
        event.goal, event.seat, GoalState::active, event.sharing, {{stamp.at, event.words}}, {}};
    return touched_goal(group, event.goal);
}

Touched evolve(GroupState& group, const GoalEdited& event, Stamp stamp) {
    group.goals.all.at(event.goal).history.push_back({stamp.at, event.words});
    return touched_goal(group, event.goal);
}

// A card names its goal only to those who may know of the goal.
Touched evolve(GroupState& group, const GoalShared& event, Stamp) {
    group.goals.all.at(event.goal).sharing = event.sharing;
    auto all = touched_goal(group, event.goal);
    for (const auto& [id, card] : group.board.cards) {
        if (card.goal == event.goal) all += touched({ref(Kind::cards, id)});
    }
    return all;
}

Touched evolve(GroupState& group, const GoalLaidAside& event, Stamp) {
    auto& goal = group.goals.all.at(event.goal);
    goal.state = GoalState::aside;
    goal.aside_reason = event.reason;
    return touched_goal(group, event.goal);
}

Touched evolve(GroupState& group, const GoalTakenUp& event, Stamp) {
    auto& goal = group.goals.all.at(event.goal);
    goal.state = GoalState::active;
    goal.aside_reason.reset();
    return touched_goal(group, event.goal);
}

Touched evolve(GroupState& group, const GoalReviewed& event, Stamp stamp) {
    auto& reviews = group.goals.all.at(event.goal).reviews;
    std::erase_if(reviews, [&](const auto& one) { return one.occasion == event.occasion; });
    reviews.push_back({event.occasion, stamp.at, event.words});
    return touched_goal(group, event.goal);
}

namespace {

void add_whole(const Goal& goal, GoalView& view) {
    if (const auto& words = goal.history.back().words.value) view.why = words->why;
    if (goal.aside_reason) view.aside_reason = goal.aside_reason->value;
    for (const auto& edit : goal.history) view.history.push_back({edit.at, edit.words.value});
    for (const auto& one : goal.reviews) {
        view.reviews.push_back({one.occasion, one.at, one.words.value});
    }
}

}  // namespace

std::optional<GoalView> view(const GroupState& group, const Goal& goal, const Lens& lens) {
    const bool whole = reads_all(goal.sharing, lens);
    const bool headline =
        goal.state == GoalState::active && group_reads(group, goal.seat, goal.sharing);
    if (!whole && !headline) return {};

    GoalView view{goal.seat, goal.state, goal.sharing, {}, {}, {}, {}};
    if (const auto& words = goal.history.back().words.value) view.text = words->text;
    if (whole) add_whole(goal, view);
    return view;
}

}  // namespace domain::group
