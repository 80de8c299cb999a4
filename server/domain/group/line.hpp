// SPDX-License-Identifier: Apache-2.0
// The private line from a member to the facilitators. It works in every state of the group.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// A line that is itself a sign of danger: somebody has to look.
constexpr bool is_sign(LineKind kind) {
    return kind == LineKind::distress || kind == LineKind::call_me;
}

struct Reply {
    SeatId by;
    Timestamp at{};
    LineAnswer answer{};
    std::optional<Personal<Sentence>> words;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (by, at, answer, words))

struct Line {
    LineId id;
    SeatId seat;
    Timestamp at{};
    LineKind kind{};
    std::optional<Personal<Words>> words;
    std::vector<Reply> replies;
};
BOOST_DESCRIBE_STRUCT(Line, (), (id, seat, at, kind, words, replies))

struct Lines {
    std::map<LineId, Line> all;

    const Line* find(const LineId& id) const;
    std::int64_t unanswered_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Lines, (), (all))

Decision decide(const GroupState& group, const Actor& actor, const WriteLine& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AnswerLine& command,
                Context context);

Touched evolve(GroupState& group, const LineWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const LineAnswered& event, Stamp stamp);

std::optional<LineView> view(const GroupState& group, const Line& line, const Lens& lens);

}  // namespace domain::group
