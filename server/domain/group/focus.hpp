// SPDX-License-Identifier: Apache-2.0
// Who has the focus and who is owed it; the light tap of a peer; what a listener takes home.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Focus {
    FocusId id;
    SessionId session;
    SeatId seat;
    Timestamp at{};
    std::optional<Timestamp> ends_at;  // while it goes on
};
BOOST_DESCRIBE_STRUCT(Focus, (), (id, session, seat, at, ends_at))

// Not forgotten when it is taken back, so that whoever saw it can be told.
struct MeToo {
    MeTooId id;
    FocusId focus;
    SeatId from;
    SeatId to;
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(MeToo, (), (id, focus, from, to, taken_back))

// One for each member and session.
struct Takeaway {
    TakeawayId id;
    SessionId session;
    SeatId seat;
    Timestamp at{};
    Personal<Words> words;
    Sharing sharing{};
};
BOOST_DESCRIBE_STRUCT(Takeaway, (), (id, session, seat, at, words, sharing))

struct Focuses {
    std::map<FocusId, Focus> all;
    std::map<MeTooId, MeToo> me_toos;
    std::map<TakeawayId, Takeaway> takeaways;

    const Focus* find(const FocusId& id) const;
    const Focus* now() const;  // null: nobody has it
    const Takeaway* takeaway_of(const SeatId& seat, const SessionId& session) const;
};
BOOST_DESCRIBE_STRUCT(Focuses, (), (all, me_toos, takeaways))

// The document carries those of the current and the last session.
bool in_document(const GroupState& group, const Focus& focus);
bool in_document(const GroupState& group, const MeToo& me_too);
bool in_document(const GroupState& group, const Takeaway& takeaway);

// The focus that goes on is over: the session is, or whoever had it is gone.
void end_focus(GroupState& group);
void end_focus_of(GroupState& group, const SeatId& seat);

Decision decide(const GroupState& group, const Actor& actor, const GiveFocus& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const EndFocus& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SayMeToo& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeBackMeToo& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeForMyself& command,
                Context context);

Touched evolve(GroupState& group, const FocusGiven& event, Stamp stamp);
Touched evolve(GroupState& group, const FocusEnded& event, Stamp stamp);
Touched evolve(GroupState& group, const MeTooSaid& event, Stamp stamp);
Touched evolve(GroupState& group, const MeTooTakenBack& event, Stamp stamp);
Touched evolve(GroupState& group, const TakenForMyself& event, Stamp stamp);

std::optional<FocusView> view(const GroupState& group, const Focus& focus, const Lens& lens);
std::optional<MeTooView> view(const GroupState& group, const MeToo& me_too, const Lens& lens);
std::optional<TakeawayView> view(const GroupState& group, const Takeaway& takeaway,
                                 const Lens& lens);
std::optional<OwedView> owed_view(const GroupState& group, const Lens& lens);

}  // namespace domain::group
