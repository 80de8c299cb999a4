// SPDX-License-Identifier: Apache-2.0
// The side room: one member and one facilitator write to each other alone while another
// facilitator stays with the group. Nobody else reads a word of it. The group sees a seat that is
// back soon, as of anybody who stepped out; the facilitators see who is with whom.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// asked: by the member. offered: by the facilitator. open once the other has said yes.
enum class AsideState { asked, offered, open, ended };
BOOST_DESCRIBE_ENUM(AsideState, asked, offered, open, ended)

// Commands

// I would like a word alone with a facilitator.
struct AskAside {
    bool operator==(const AskAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(AskAside, (), ())

// Facilitators only. Opens the room when the member has asked, else offers it.
struct TakeAside {
    SeatId seat;
    bool operator==(const TakeAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeAside, (), (seat))

// The member says yes to what was offered.
struct AgreeAside {
    LineId line;
    bool operator==(const AgreeAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgreeAside, (), (line))

// Back to the group; of one that is not open: not now. Either of the two.
struct LeaveAside {
    LineId line;
    bool operator==(const LeaveAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeaveAside, (), (line))

struct SayAside {
    LineId line;
    Sentence words;
    bool operator==(const SayAside&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayAside, (), (line, words))

// Events

struct AsideAsked {
    LineId line;
    SessionId session;
    SeatId seat;
    bool operator==(const AsideAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(AsideAsked, (), (line, session, seat))

// In answer to an ask that ends with it, too: whose a side room is never changes.
struct AsideOffered {
    LineId line;
    SessionId session;
    SeatId seat;
    SeatId by;
    bool operator==(const AsideOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(AsideOffered, (), (line, session, seat, by))

struct AsideBegun {
    LineId line;
    bool operator==(const AsideBegun&) const = default;
};
BOOST_DESCRIBE_STRUCT(AsideBegun, (), (line))

// Also what was never opened. A session that ends, and whoever goes, ends it without this.
struct AsideEnded {
    LineId line;
    bool operator==(const AsideEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(AsideEnded, (), (line))

struct AsideSaid {
    LineId line;
    SeatId by;
    Personal<Sentence> words;  // of the member, whoever wrote: it is part of their record
    bool operator==(const AsideSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(AsideSaid, (), (line, by, words))

// Views

struct AsideWords {
    SeatId by;
    Timestamp at{};
    std::optional<Sentence> words;  // missing when they were erased
};
BOOST_DESCRIBE_STRUCT(AsideWords, (), (by, at, words))

// In LineView. `said`: for the two alone.
struct AsideView {
    AsideState state{};
    std::optional<SeatId> with;  // the facilitator; missing while it is asked for
    std::vector<AsideWords> said;
};
BOOST_DESCRIBE_STRUCT(AsideView, (), (state, with, said))

}  // namespace protocol::group
