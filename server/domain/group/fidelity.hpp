// SPDX-License-Identifier: Apache-2.0
// How close a session came to the model. What it asked for, what its own events prove and where it
// left the template is written down when it ends; a facilitator's word stands over that.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Session;

struct FidelityMark {
    FidelityItem item{};
    SeatId by;
    Timestamp at{};
    std::optional<FidelityAnswer> answer;  // missing: taken back
    std::optional<ProcessNote<Sentence>> note;
};
BOOST_DESCRIBE_STRUCT(FidelityMark, (), (item, by, at, answer, note))

struct SessionFidelity {
    std::vector<FidelityItem> items;   // that the session asked for, in the order of the table
    std::vector<FidelityItem> proven;  // of them, by its events
    std::vector<FidelityMark> marks;   // of them, by hand; one each
    std::vector<Deviation> deviations;

    bool asks_for(FidelityItem item) const;
    bool proves(FidelityItem item) const;
    const FidelityMark* mark(FidelityItem item) const;  // null: nobody said anything
};
BOOST_DESCRIBE_STRUCT(SessionFidelity, (), (items, proven, marks, deviations))

struct Fidelity {
    std::map<SessionId, SessionFidelity> of_session;  // of those that have ended
};
BOOST_DESCRIBE_STRUCT(Fidelity, (), (of_session))

// Of a session that has just ended: before its room and its agenda are cleared.
SessionFidelity fidelity_of(const GroupState& group, const Session& session);

// What such a session asks for, and what of it happened (fidelity_items.cpp).
void look_through(const GroupState& group, const Session& session, SessionFidelity& fidelity);

Decision decide(const GroupState& group, const Actor& actor, const MarkFidelity& command,
                Context context);

Touched evolve(GroupState& group, const FidelityMarked& event, Stamp stamp);

std::optional<FidelityView> fidelity_view(const GroupState& group, const SessionId& session,
                                          const Lens& lens);

}  // namespace domain::group
