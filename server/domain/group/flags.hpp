// SPDX-License-Identifier: Apache-2.0
// What facilitators are asked to look at, from a measure's own thresholds. "For
// your attention", never a verdict; it stands until it is answered. No member learns of one.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/forms.hpp"
#include "server/domain/group/session.hpp"

namespace domain::group {

struct Flag {
    FlagId id;
    SeatId seat;
    Timestamp at{};
    std::optional<SessionId> session;
    Personal<FlagReason> reason;
    std::optional<SeatId> answered_by;
    std::optional<Timestamp> answered_at;
    std::optional<Personal<FlagAnswerWords>> answer;
};
BOOST_DESCRIBE_STRUCT(Flag, (), (id, seat, at, session, reason, answered_by, answered_at, answer))

struct Flags {
    std::map<FlagId, Flag> all;

    const Flag* find(const FlagId& id) const;
    // The same was raised about this member and nobody has answered yet.
    bool stands(const SeatId& seat, FlagKind kind, const std::optional<MeasureKey>& measure) const;
};
BOOST_DESCRIBE_STRUCT(Flags, (), (all))

// Adds the flags that this form raises when it is sent with these answers.
void flag_sent_form(const GroupState& group, const Form& form, Context context, Events& events);
// Adds the flag that a form raises which closes without having been sent.
void flag_missing_form(const GroupState& group, const Form& form, Context context, Events& events);
// Adds the flags that the four taps after a session raise.
void flag_pulse(const GroupState& group, const Seat& seat, const SessionId& session,
                const PulseWords& pulse, Context context, Events& events);

// Adds the flags that a session raises when it ends: who keeps away, who leaves without a step.
void flag_session_over(const GroupState& group, const Session& session, Context context,
                       Events& events);

Decision decide(const GroupState& group, const Actor& actor, const AnswerFlag& command,
                Context context);

Touched evolve(GroupState& group, const FlagRaised& event, Stamp stamp);
Touched evolve(GroupState& group, const FlagAnswered& event, Stamp stamp);

// Unanswered ones; the others by recall.
bool in_document(const GroupState& group, const Flag& flag);
std::optional<FlagView> view(const GroupState& group, const Flag& flag, const Lens& lens);

}  // namespace domain::group
