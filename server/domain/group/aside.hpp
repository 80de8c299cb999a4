// SPDX-License-Identifier: Apache-2.0
// The side room of a member and a facilitator. It never leaves the group alone: it opens only while
// another facilitator is there, and whoever is in it does not count as leading.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct SaidAside {
    SeatId by;
    Timestamp at{};
    Personal<Sentence> words;
};
BOOST_DESCRIBE_STRUCT(SaidAside, (), (by, at, words))

struct Aside {
    LineId id;
    SessionId session;
    SeatId seat;                 // the member
    std::optional<SeatId> with;  // the facilitator; missing while it is asked for
    AsideState state{};
    Timestamp at{};  // asked or offered
    std::optional<Timestamp> opened_at;
    // Since when the facilitator is not seen, while it is open.
    std::optional<Timestamp> alone_since;
    std::vector<SaidAside> said;

    bool is_of(const SeatId& one) const { return seat == one || with == one; }
    bool is_open() const { return state == AsideState::open; }
    bool is_over() const { return state == AsideState::ended; }
    // Over, and never opened: nobody sees it any more.
    bool is_gone() const { return is_over() && !opened_at; }
    void end() {
        state = AsideState::ended;
        alone_since.reset();
    }
};
BOOST_DESCRIBE_STRUCT(Aside, (), (id, session, seat, with, state, at, opened_at, alone_since, said))

// Those that were open stay when they are over: they are part of the member's record. The others
// are out of sight at once, and forgotten when the next session ends.
struct Asides {
    std::map<LineId, Aside> all;

    const Aside* find(const LineId& id) const;
    // Asked for, offered or open.
    const Aside* now_of(const SeatId& member) const;
    // Of the member or the facilitator.
    const Aside* open_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Asides, (), (all))

Decision decide(const GroupState& group, const Actor& actor, const AskAside& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeAside& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AgreeAside& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const LeaveAside& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SayAside& command,
                Context context);

Touched evolve(GroupState& group, const AsideAsked& event, Stamp stamp);
Touched evolve(GroupState& group, const AsideOffered& event, Stamp stamp);
Touched evolve(GroupState& group, const AsideBegun& event, Stamp stamp);
Touched evolve(GroupState& group, const AsideEnded& event, Stamp stamp);
Touched evolve(GroupState& group, const AsideSaid& event, Stamp stamp);

// What is over for everybody, and what is over because this person goes. Both render everything.
void end_asides(GroupState& group);
void leave_asides(GroupState& group, const SeatId& seat);

// The room saw this person come or go.
void note_presence_aside(GroupState& group, const SeatId& seat, Presence presence, Timestamp at);
// The server was down: no facilitator has been seen since.
void note_downtime_aside(GroupState& group, Timestamp at);

// The next instant at which a member has waited alone for as long as a group would.
std::optional<Timestamp> next_aside_deadline(const GroupState& group);
// Adds what is due by now.
void due_asides(const GroupState& group, Timestamp now, Events& events);

std::optional<LineView> view(const GroupState& group, const Aside& aside, const Lens& lens);

}  // namespace domain::group
