// SPDX-License-Identifier: Apache-2.0
// A member's timeline: moments of their life, and of their mood beside them.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Moment {
    MomentId id;
    SeatId seat;
    Revision revision;
    Personal<MomentWords> words;
};
BOOST_DESCRIBE_STRUCT(Moment, (), (id, seat, revision, words))

struct Timeline {
    std::map<MomentId, Moment> all;
    std::map<MomentId, SeatId> removed;  // whose they were, so that it goes from their page too

    const Moment* find(const MomentId& id) const;
    bool is_of(const SeatId& seat, const MomentId& id) const;  // also one that was removed
    std::int64_t count_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (all, removed))

Decision decide(const GroupState& group, const Actor& actor, const AddMoment& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ChangeMoment& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const RemoveMoment& command,
                Context context);

Touched evolve(GroupState& group, const MomentAdded& event, Stamp stamp);
Touched evolve(GroupState& group, const MomentChanged& event, Stamp stamp);
Touched evolve(GroupState& group, const MomentRemoved& event, Stamp stamp);

std::optional<MomentView> view(const GroupState& group, const Moment& moment, const Lens& lens);

}  // namespace domain::group
