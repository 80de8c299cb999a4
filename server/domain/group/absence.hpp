// SPDX-License-Identifier: Apache-2.0
// Who cannot come and why, what they missed, and a time to make up for it. A seat is kept whatever
// the reason; nobody's absence is counted for others to see.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// Kept when it is taken back: given again, it is the same entity.
struct Absence {
    AbsenceId id;
    SessionId session;
    SeatId seat;
    Timestamp at{};
    Personal<AbsenceWords> why;
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Absence, (), (id, session, seat, at, why, taken_back))

struct MakeUp {
    MakeUpId id;
    SeatId seat;
    SessionId session;
    MakeUpState state{};
    std::vector<Timestamp> times;
    std::optional<Timestamp> taken;
};
BOOST_DESCRIBE_STRUCT(MakeUp, (), (id, seat, session, state, times, taken))

struct Absences {
    std::map<AbsenceId, Absence> all;
    std::map<MakeUpId, MakeUp> make_ups;

    const Absence* find(const AbsenceId& id) const;
    // Also one that was taken back. Null when there never was one.
    const Absence* ever(const SessionId& session, const SeatId& seat) const;
    // Whether somebody said that they would not come.
    bool told(const SessionId& session, const SeatId& seat) const;
    const MakeUp* make_up(const MakeUpId& id) const;
};
BOOST_DESCRIBE_STRUCT(Absences, (), (all, make_ups))

// The document carries those of the current and the last session.
bool in_document(const GroupState& group, const Absence& absence);
// Those that are open, and what came of those about the current and the last session.
bool in_document(const GroupState& group, const MakeUp& make_up);

// Sessions that were held and that this member missed, one after the other, up to this one; 0 when
// it was not among them. What nobody knows ends the row.
std::int64_t missed_in_a_row(const GroupState& group, const SeatId& seat, const SessionId& upto);
// After so many it is time to call: the programme's own number, else two.
std::int64_t call_after(const GroupState& group);

Decision decide(const GroupState& group, const Actor& actor, const TellAbsence& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeBackAbsence& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const OfferMakeUp& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeMakeUp& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const DeclineMakeUp& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WithdrawMakeUp& command,
                Context context);

Touched evolve(GroupState& group, const AbsenceTold& event, Stamp stamp);
Touched evolve(GroupState& group, const AbsenceTakenBack& event, Stamp stamp);
Touched evolve(GroupState& group, const MakeUpOffered& event, Stamp stamp);
Touched evolve(GroupState& group, const MakeUpTaken& event, Stamp stamp);
Touched evolve(GroupState& group, const MakeUpDeclined& event, Stamp stamp);
Touched evolve(GroupState& group, const MakeUpWithdrawn& event, Stamp stamp);

std::optional<AbsenceView> view(const GroupState& group, const Absence& absence, const Lens& lens);
std::optional<CatchUpView> catch_up_view(const GroupState& group, const SeatId& seat,
                                         const Lens& lens);
std::optional<MakeUpView> view(const GroupState& group, const MakeUp& make_up, const Lens& lens);

}  // namespace domain::group
