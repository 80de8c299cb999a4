// SPDX-License-Identifier: Apache-2.0
// What two people write at one page carries which version it was written over.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Of a command: the version that the writer had before their eyes. When the other has written
// meanwhile it is refused, so that nobody's words are lost unread. Missing: whatever stands there.
using WrittenOver = std::optional<Whole<0, 1'000'000>>;

// Of a view: how often it was written, by whom last, and when.
struct Revision {
    std::int64_t version = 0;
    SeatId by;
    Timestamp at{};
    bool operator==(const Revision&) const = default;
};
BOOST_DESCRIBE_STRUCT(Revision, (), (version, by, at))

}  // namespace protocol::group
