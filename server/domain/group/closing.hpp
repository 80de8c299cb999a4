// SPDX-License-Identifier: Apache-2.0
// The closing round: one word each, and the room pulse, which only the facilitators see.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"

namespace domain::group {

using ClosingWord = Text<1, 30>;

struct Closing {
    std::map<SessionId, std::map<SeatId, Personal<ClosingWord>>> words;
    std::map<SessionId, std::map<SeatId, Personal<PulseWords>>> pulses;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (words, pulses))

Decision decide(const GroupState& group, const Actor& actor, const SayWord& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const GivePulse& command,
                Context context);

Touched evolve(GroupState& group, const WordSaid& event, Stamp stamp);
Touched evolve(GroupState& group, const PulseGiven& event, Stamp stamp);

// What somebody left at the end of one session.
std::optional<ClosingWordView> word_view(const GroupState& group, const SessionId& session,
                                         const SeatId& seat, const Lens& lens);
std::optional<PulseView> pulse_view(const GroupState& group, const SessionId& session,
                                    const SeatId& seat, const Lens& lens);

// For the document, which has one of each for a seat: of the current session, else of the last.
std::optional<ClosingWordView> word_view(const GroupState& group, const SeatId& seat,
                                         const Lens& lens);
std::optional<PulseView> pulse_view(const GroupState& group, const SeatId& seat, const Lens& lens);

}  // namespace domain::group
