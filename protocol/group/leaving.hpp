// SPDX-License-Identifier: Apache-2.0
// Somebody who leaves before the course ends: why, and a goodbye. Their record stands as it is from
// then on, and they are counted among those who began.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// What the clinic's reports tell apart.
enum class LeavingReason { own_wish, moved, no_time, better, worse, other_care, lost_touch, other };
BOOST_DESCRIBE_ENUM(LeavingReason, own_wish, moved, no_time, better, worse, other_care, lost_touch,
                    other)

// Commands

// Facilitators only. Nothing of or for this member is done any more but a goodbye and the private
// line; they see what is their own.
struct RecordLeaving {
    SeatId seat;
    LeavingReason reason{};
    std::optional<Sentence> words;
    bool operator==(const RecordLeaving&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordLeaving, (), (seat, reason, words))

// Words for the group, by whoever has left. The group reads them once a facilitator releases them.
struct WriteGoodbye {
    Words words;
    bool operator==(const WriteGoodbye&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteGoodbye, (), (words))

// Facilitators only. From here on the words stand.
struct ReleaseGoodbye {
    SeatId seat;
    bool operator==(const ReleaseGoodbye&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReleaseGoodbye, (), (seat))

// Events

struct LeavingWords {
    LeavingReason reason{};
    std::optional<Sentence> words;
    bool operator==(const LeavingWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeavingWords, (), (reason, words))

struct MemberLeft {
    SeatId seat;
    SeatId by;
    Personal<LeavingWords> why;  // of the member
    bool operator==(const MemberLeft&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberLeft, (), (seat, by, why))

struct GoodbyeWritten {
    SeatId seat;
    Personal<Words> words;
    bool operator==(const GoodbyeWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoodbyeWritten, (), (seat, words))

struct GoodbyeReleased {
    SeatId seat;
    bool operator==(const GoodbyeReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoodbyeReleased, (), (seat))

// Views

// "leavings/{seat}": the facilitators all of it; whoever left their own goodbye and not what was
// recorded; the group the goodbye, once it is released.
struct LeavingView {
    std::optional<Timestamp> at;
    std::optional<LeavingReason> reason;
    std::optional<Sentence> words;
    std::optional<Words> goodbye;
    std::optional<Timestamp> released_at;
};
BOOST_DESCRIBE_STRUCT(LeavingView, (), (at, reason, words, goodbye, released_at))

}  // namespace protocol::group
