// SPDX-License-Identifier: Apache-2.0
// A journal that lasts as long as the process: for tests and for the simulator.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "server/journal/journal.hpp"

namespace journal {

// Used from one thread. Completes without leaving the caller's coroutine.
class MemoryJournal final : public Journal {
public:
    boost::asio::awaitable<Result<void>> append(protocol::RoomId room, Position last,
                                                std::vector<Record> records, Wake wake,
                                                Urgency urgency = Urgency::ordinary) override;
    boost::asio::awaitable<Result<Loaded>> load(protocol::RoomId room,
                                                std::optional<Shape> shape = Shape{}) override;
    boost::asio::awaitable<Result<void>> keep_snapshot(protocol::RoomId room,
                                                       Snapshot snapshot) override;
    boost::asio::awaitable<Result<std::vector<Due>>> wakes() override;
    boost::asio::awaitable<Result<std::vector<protocol::RoomId>>> rooms() override;

    // The next append fails so; one that is already waiting for its turn comes first. A failure
    // `unknown` may have written all the same: the caller must read again.
    struct Fault {
        Failure why;
        bool written_all_the_same = false;
    };
    void fail_next_append(Fault fault) { faults_.push_back(fault); }

    // Everything but danger is refused with that until heal().
    void ail(Failure why) { ailment_ = why; }
    void heal() { ailment_.reset(); }

    // Takes the person's words out of every record, as the destruction of their key does.
    void erase(const protocol::PersonId& person);

    // What is there, for a test to look at.
    const std::vector<Record>& log_of(const protocol::RoomId& room) const;

private:
    struct Room {
        std::vector<Record> log;
        std::optional<Snapshot> snapshot;
        Wake wake;
    };

    Result<void> write(const protocol::RoomId& room, Position last, std::vector<Record> records,
                       Wake wake);

    std::map<protocol::RoomId, Room> rooms_;
    std::vector<protocol::PersonId> erased_;
    std::deque<Fault> faults_;
    std::optional<Failure> ailment_;
};

}  // namespace journal
