// SPDX-License-Identifier: Apache-2.0
// The durable, ordered log of every room: the only thing that is true after the power comes back.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/personal.hpp"

namespace journal {

// Place of a record in its room's log. 0: before the first; the first record has 1.
using Position = std::uint64_t;

// One record in clear: what is sealed under the room's key, and the parts sealed under the keys of
// the persons whose words they are. An erased person's part is missing when read back.
struct Record {
    std::string skeleton;
    std::map<protocol::PartKey, std::string> parts;
    bool operator==(const Record&) const = default;
};

// What a snapshot is made of, in the words of whoever keeps it. 0: before there were shapes.
using Shape = std::uint64_t;

// A room's state folded up to `position`, split like a record.
struct Snapshot {
    Position position = 0;
    Record state;
    Shape shape = 0;
};

struct Loaded {
    std::optional<Snapshot> snapshot;
    std::vector<Record> after;  // the records that follow the snapshot, in order, without a gap
};

enum class Failure {
    conflict,  // the log does not end at `last`: somebody else owns this room; close it
    full,      // nothing was written; try again when there is room on the disk
    busy,      // nothing was written; too much is waiting already
    unknown,   // it may or may not be on disk: trust no state, tell nobody, end the process
    damaged,   // what was read does not verify: quarantine the room
};

template <class T>
using Result = boost::system::result<T, Failure>;

// Signs of danger pass the queue's limit and may use a full disk's reserve; so may few sign-ins.
enum class Urgency { ordinary, danger };

// When the room must be opened again even if nobody comes: ms since the epoch, rounded down to
// the second; empty: never. It is kept beside the log, without a reason.
using Wake = std::optional<protocol::Timestamp>;

class Journal {
public:
    virtual ~Journal() = default;

    // Adds `records` right after `last`, all of them or none, and sets the room's wake time in the
    // same transaction. Completes once they would survive a power cut: only then may anybody be
    // told. Completes on the caller's executor. At most one append per room at a time.
    virtual boost::asio::awaitable<Result<void>> append(protocol::RoomId room, Position last,
                                                        std::vector<Record> records, Wake wake,
                                                        Urgency urgency = Urgency::ordinary) = 0;

    // Everything needed to fold the room's state: its snapshot, unless that is of another shape
    // than `shape`, and all that follows. Without a shape: the whole log, which is never cut. An
    // unknown room is an empty log, not a failure.
    virtual boost::asio::awaitable<Result<Loaded>> load(protocol::RoomId room,
                                                        std::optional<Shape> shape = Shape{}) = 0;

    // Keeps a snapshot so that the next load is short. Losing one costs time, never truth.
    virtual boost::asio::awaitable<Result<void>> keep_snapshot(protocol::RoomId room,
                                                               Snapshot snapshot) = 0;

    // Every room that has a wake time, soonest first.
    struct Due {
        protocol::RoomId room;
        protocol::Timestamp at;
    };
    virtual boost::asio::awaitable<Result<std::vector<Due>>> wakes() = 0;

    // Every room that has at least one record.
    virtual boost::asio::awaitable<Result<std::vector<protocol::RoomId>>> rooms() = 0;
};

}  // namespace journal
