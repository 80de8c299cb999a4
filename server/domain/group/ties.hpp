// SPDX-License-Identifier: Apache-2.0
// The people who matter in a member's life, and the circles that they were drawn into.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Placed {
    Occasion occasion{};
    Timestamp at{};
    Personal<Placement> placement;
};
BOOST_DESCRIBE_STRUCT(Placed, (), (occasion, at, placement))

struct Tie {
    TieId id;
    SeatId seat;
    Revision revision;
    Personal<TieWords> words;
    std::vector<Placed> places;

    const Placed* at(Occasion occasion) const;
};
BOOST_DESCRIBE_STRUCT(Tie, (), (id, seat, revision, words, places))

struct Ties {
    std::map<TieId, Tie> all;
    std::map<TieId, SeatId> removed;  // whose they were, so that it goes from their page too

    const Tie* find(const TieId& id) const;
    bool is_of(const SeatId& seat, const TieId& id) const;  // also one that was removed
    std::int64_t count_of(const SeatId& seat) const;
    // The newest circle that somebody of this member stands in; empty: none is begun.
    std::optional<Occasion> last_drawn(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Ties, (), (all, removed))

// Which circle the course has come to.
Occasion occasion_now(const GroupState& group);

Decision decide(const GroupState& group, const Actor& actor, const AddTie& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const DescribeTie& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const PlaceTie& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const LiftTie& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const RemoveTie& command,
                Context context);

Touched evolve(GroupState& group, const TieAdded& event, Stamp stamp);
Touched evolve(GroupState& group, const TieDescribed& event, Stamp stamp);
Touched evolve(GroupState& group, const TiePlaced& event, Stamp stamp);
Touched evolve(GroupState& group, const TieLifted& event, Stamp stamp);
Touched evolve(GroupState& group, const TieRemoved& event, Stamp stamp);

std::optional<TieView> view(const GroupState& group, const Tie& tie, const Lens& lens);

}  // namespace domain::group
