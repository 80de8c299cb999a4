// SPDX-License-Identifier: Apache-2.0
// A journal in memory whose disk a test can stop: what is written then waits for it.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <vector>

#include "server/journal/memory_journal.hpp"
#include "server/rooms/mailbox.hpp"

namespace support {

class SlowJournal final : public journal::Journal {
public:
    explicit SlowJournal(boost::asio::any_io_executor loop) : released_{std::move(loop)} {}

    journal::MemoryJournal memory;

    // What is appended from here on is on disk only when release() was called.
    void hold() { held_ = true; }
    void release() {
        held_ = false;
        for (; waiting_ > 0; --waiting_) released_.put(true);
    }
    // Everything ordinary is refused with that until heal().
    void ail(journal::Failure why) { memory.ail(why); }
    void heal() { memory.heal(); }
    void fail_loads(std::optional<journal::Failure> why) { load_failure_ = why; }

    std::size_t appended = 0;  // tried
    journal::Wake last_wake;

    boost::asio::awaitable<journal::Result<void>> append(protocol::RoomId room,
                                                         journal::Position last,
                                                         std::vector<journal::Record> records,
                                                         journal::Wake wake,
                                                         journal::Urgency urgency) override {
        ++appended;
        if (held_) {
            ++waiting_;
            co_await released_.arrival();
            released_.take();
        }
        const auto stored = co_await memory.append(room, last, std::move(records), wake, urgency);
        if (stored) last_wake = wake;
        co_return stored;
    }
    boost::asio::awaitable<journal::Result<journal::Loaded>> load(
        protocol::RoomId room, std::optional<journal::Shape> shape) override {
        if (load_failure_) co_return *load_failure_;
        co_return co_await memory.load(room, shape);
    }
    boost::asio::awaitable<journal::Result<void>> keep_snapshot(
        protocol::RoomId room, journal::Snapshot snapshot) override {
        co_return co_await memory.keep_snapshot(room, std::move(snapshot));
    }
    boost::asio::awaitable<journal::Result<std::vector<Due>>> wakes() override {
        return memory.wakes();
    }
    boost::asio::awaitable<journal::Result<std::vector<protocol::RoomId>>> rooms() override {
        return memory.rooms();
    }

private:
    bool held_ = false;
    std::size_t waiting_ = 0;
    rooms::Mailbox<bool> released_;
    std::optional<journal::Failure> load_failure_;
};

}  // namespace support
