// SPDX-License-Identifier: Apache-2.0
// The problem area that a member works on in the group: agreed with the facilitator, one first and
// at most one more, with the history of every change.
#pragma once

#include "protocol/group/revision.hpp"

namespace protocol::group {

enum class DisputeStage { renegotiation, impasse, dissolution };
BOOST_DESCRIBE_ENUM(DisputeStage, renegotiation, impasse, dissolution)

struct AreaWords {
    ProblemArea primary{};
    std::optional<ProblemArea> secondary;
    std::optional<DisputeStage> stage;  // of a dispute only
    std::optional<Sentence> about;      // in the member's words: whom or what
    std::optional<Sentence> reason;     // of a change
    bool operator==(const AreaWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(AreaWords, (), (primary, secondary, stage, about, reason))

// Commands: the member whose area it is, or a facilitator.

struct AgreeArea {
    SeatId seat;
    AreaWords words;
    WrittenOver after;
    bool operator==(const AgreeArea&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgreeArea, (), (seat, words, after))

// One's own only: whether the group learns which areas they are. What somebody else changes later
// is not shared until the member says so again.
struct ShareArea {
    PartSharing sharing{};
    bool operator==(const ShareArea&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShareArea, (), (sharing))

// Events

struct AreaAgreed {
    SeatId seat;
    SeatId by;
    Personal<AreaWords> words;
    bool operator==(const AreaAgreed&) const = default;
};
BOOST_DESCRIBE_STRUCT(AreaAgreed, (), (seat, by, words))

struct AreaShared {
    SeatId seat;
    PartSharing sharing{};
    bool operator==(const AreaShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(AreaShared, (), (seat, sharing))

// Views

struct AreaVersion {
    Revision revision;
    std::optional<AreaWords> words;  // missing: erased
};
BOOST_DESCRIBE_STRUCT(AreaVersion, (), (revision, words))

// "areas/{seat}": all for its owner and the facilitators; the areas alone for the group when they
// are shared with it.
struct AreaView {
    PartSharing sharing{};
    std::optional<ProblemArea> primary;
    std::optional<ProblemArea> secondary;
    std::optional<DisputeStage> stage;
    std::optional<Sentence> about;
    std::vector<AreaVersion> history;  // the last ones, oldest first; empty for the group
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (sharing, primary, secondary, stage, about, history))

}  // namespace protocol::group
