// SPDX-License-Identifier: Apache-2.0
// What waits for the next commit.
#pragma once

#include <variant>
#include <vector>

#include "server/journal/completion.hpp"
#include "server/journal/journal.hpp"

namespace journal {

struct AppendWrite {
    protocol::RoomId room;
    Position last = 0;
    std::vector<Record> records;
    Wake wake;
};

struct SnapshotWrite {
    protocol::RoomId room;
    Snapshot snapshot;
};

struct Write {
    std::variant<AppendWrite, SnapshotWrite> what;
    Urgency urgency = Urgency::ordinary;
    Waiting<Result<void>> waiting;
    Result<void> result;
};

}  // namespace journal
