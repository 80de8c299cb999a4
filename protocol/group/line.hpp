// SPDX-License-Identifier: Apache-2.0
// The private line from a member to the facilitators. It works always: in a hold, between sessions
// and at every state of the group. There is no line from member to member.
#pragma once

#include "protocol/group/aside.hpp"
#include "protocol/group/common.hpp"

namespace protocol::group {

// distress: a sign of danger. It passes every queue and rate limit.
enum class LineKind { pause, call_me, words, distress };
BOOST_DESCRIBE_ENUM(LineKind, pause, call_me, words, distress)

enum class LineAnswer { seen, coming, after_group, calling };
BOOST_DESCRIBE_ENUM(LineAnswer, seen, coming, after_group, calling)

// Commands

struct WriteLine {
    LineKind kind{};
    std::optional<Words> words;
    bool operator==(const WriteLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteLine, (), (kind, words))

// Facilitators only.
struct AnswerLine {
    LineId line;
    LineAnswer answer{};
    std::optional<Sentence> words;
    bool operator==(const AnswerLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerLine, (), (line, answer, words))

// Events

struct LineWritten {
    LineId line;
    SeatId seat;
    LineKind kind{};
    std::optional<Personal<Words>> words;
    bool operator==(const LineWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(LineWritten, (), (line, seat, kind, words))

struct LineAnswered {
    LineId line;
    SeatId by;
    LineAnswer answer{};
    std::optional<Personal<Sentence>> words;  // of the member who wrote: it is part of their record
    bool operator==(const LineAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(LineAnswered, (), (line, by, answer, words))

// Views

struct LineReply {
    SeatId by;
    Timestamp at{};
    LineAnswer answer{};
    std::optional<Sentence> words;
};
BOOST_DESCRIBE_STRUCT(LineReply, (), (by, at, answer, words))

// "lines/{line}": its author and the facilitators; an unanswered one stays on top of every
// facilitator's screen. With `aside` it is a side room: words that only the two of it see, part of
// the record of the member whose seat it names.
struct LineView {
    SeatId seat;
    Timestamp at{};
    LineKind kind{};
    std::optional<Words> words;
    std::vector<LineReply> replies;
    std::optional<AsideView> aside;
};
BOOST_DESCRIBE_STRUCT(LineView, (), (seat, at, kind, words, replies, aside))

}  // namespace protocol::group
