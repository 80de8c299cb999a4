// SPDX-License-Identifier: Apache-2.0
// The closing round: one word each, and the room pulse, which only the facilitator sees.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Commands: members who were admitted, while the session is closing or its closing round runs.

struct SayWord {
    Text<1, 30> word;
    bool operator==(const SayWord&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayWord, (), (word))

struct PulseWords {
    Rating safe;
    Rating understood;
    Rating useful;
    Rating come_back;
    std::optional<Words> note;
    bool operator==(const PulseWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(PulseWords, (), (safe, understood, useful, come_back, note))

// Four taps; ours, not a validated measure. Also until a day after the end.
struct GivePulse {
    PulseWords pulse;
    bool operator==(const GivePulse&) const = default;
};
BOOST_DESCRIBE_STRUCT(GivePulse, (), (pulse))

// Events

struct WordSaid {
    SessionId session;
    SeatId seat;
    Personal<Text<1, 30>> word;
    bool operator==(const WordSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(WordSaid, (), (session, seat, word))

struct PulseGiven {
    SessionId session;
    SeatId seat;
    Personal<PulseWords> pulse;
    bool operator==(const PulseGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(PulseGiven, (), (session, seat, pulse))

// Views

// "words/{seat}": the closing word in the current session, for all who see the floor; afterwards
// for its owner and the facilitators.
struct ClosingWordView {
    SessionId session;
    std::optional<Text<1, 30>> word;
};
BOOST_DESCRIBE_STRUCT(ClosingWordView, (), (session, word))

// "pulses/{seat}": of the current or last session; its owner and the facilitators.
struct PulseView {
    SessionId session;
    std::optional<PulseWords> pulse;
};
BOOST_DESCRIBE_STRUCT(PulseView, (), (session, pulse))

}  // namespace protocol::group
