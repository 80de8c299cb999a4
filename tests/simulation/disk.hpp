// SPDX-License-Identifier: Apache-2.0
// A journal on a disk that takes its time and forgets what it was not done with when the power
// goes: what was asked for and not yet confirmed is there afterwards, or is not.
#pragma once

#include <functional>
#include <list>
#include <set>

#include "server/journal/memory_journal.hpp"
#include "server/rooms/mailbox.hpp"
#include "tests/rooms/support/fake_time.hpp"

namespace simulation {

class Disk final : public journal::Journal {
public:
    struct Told {
        // This record is on disk, with that wake time. It is told as it was written, which is how
        // the room has it: the words of whoever was erased are not on the platter.
        std::function<void(const protocol::RoomId&, const journal::Record&, journal::Wake)> durable;
        // A room is opened with what is on disk, and has nothing else.
        std::function<void(const protocol::RoomId&)> read;
        // The server was told that nobody knows.
        std::function<void(const protocol::RoomId&, const journal::Record&)> in_doubt;
        // How long the disk is at it; zero: no time at all.
        std::function<std::chrono::milliseconds()> takes;
        // Whether a snapshot is kept.
        std::function<bool()> keeps;
    };

    Disk(boost::asio::any_io_executor loop, rooms::Clock& clock, rooms::Timers& timers, Told told)
        : loop_{std::move(loop)}, clock_{clock}, timers_{timers}, told_{std::move(told)} {}

    // What is there after a power cut; a copy of it is a backup.
    journal::MemoryJournal platter;

    // Ordinary writes fail so until heal().
    void ail(journal::Failure why) { ailment_ = why; }
    void heal() { ailment_.reset(); }
    bool is_well() const { return !ailment_ && !lost_ && !conflict_ && !unreadable_; }
    // The next write fails, and nobody knows whether it was done.
    void lose_next(bool written_all_the_same) { lost_ = written_all_the_same; }
    void conflict_next() { conflict_ = true; }
    void no_more_losses() {
        lost_.reset();
        conflict_ = false;
    }
    void unreadable(bool busy) { unreadable_ = busy; }

    // The power goes: no write is confirmed any more, whoever asks.
    void cut();
    // Comes back; `lucky` says of each write that was under way whether it was done.
    void power(const std::function<bool()>& lucky);
    bool idle() const { return writes_.empty(); }

    boost::asio::awaitable<journal::Result<void>> append(protocol::RoomId room,
                                                         journal::Position last,
                                                         std::vector<journal::Record> records,
                                                         journal::Wake wake,
                                                         journal::Urgency urgency) override;
    boost::asio::awaitable<journal::Result<journal::Loaded>> load(
        protocol::RoomId room, std::optional<journal::Shape> shape) override;
    boost::asio::awaitable<journal::Result<void>> keep_snapshot(
        protocol::RoomId room, journal::Snapshot snapshot) override;
    boost::asio::awaitable<journal::Result<std::vector<Due>>> wakes() override;
    boost::asio::awaitable<journal::Result<std::vector<protocol::RoomId>>> rooms() override;

private:
    struct Write {
        protocol::RoomId room;
        journal::Position last;
        std::vector<journal::Record> records;
        journal::Wake wake;
        journal::Urgency urgency;
    };
    struct Waiting {
        Write write;
        rooms::Mailbox<bool> done;
    };

    boost::asio::awaitable<void> wait_for_disk(Write& write, std::chrono::milliseconds takes);
    boost::asio::awaitable<journal::Result<void>> put_down(Write write);

    boost::asio::any_io_executor loop_;
    rooms::Clock& clock_;
    rooms::Timers& timers_;
    Told told_;
    bool on_ = true;
    std::optional<journal::Failure> ailment_;
    std::optional<bool> lost_;
    bool conflict_ = false;
    bool unreadable_ = false;
    std::list<std::shared_ptr<Waiting>> writes_;
    std::vector<Write> under_way_;  // when the power went
};

}  // namespace simulation
