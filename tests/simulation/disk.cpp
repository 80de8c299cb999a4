// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/disk.hpp"

#include <boost/asio/co_spawn.hpp>

namespace simulation {

namespace asio = boost::asio;
using journal::Failure;
using journal::Result;

asio::awaitable<Result<void>> Disk::append(protocol::RoomId room, journal::Position last,
                                           std::vector<journal::Record> records, journal::Wake wake,
                                           journal::Urgency urgency) {
    if (!on_) co_return Failure::unknown;
    if (ailment_ && urgency == journal::Urgency::ordinary) co_return *ailment_;
    if (std::exchange(conflict_, false)) co_return Failure::conflict;
    Write write{std::move(room), last, std::move(records), wake, urgency};
    if (const auto takes = told_.takes(); takes.count() > 0) {
        co_await wait_for_disk(write, takes);
        if (!on_) co_return Failure::unknown;
    }
    if (const auto written = std::exchange(lost_, {})) {
        told_.in_doubt(write.room, write.records.front());
        if (*written) (void)co_await put_down(std::move(write));
        co_return Failure::unknown;
    }
    co_return co_await put_down(std::move(write));
}

asio::awaitable<void> Disk::wait_for_disk(Write& write, std::chrono::milliseconds takes) {
    const auto waiting =
        std::make_shared<Waiting>(Waiting{std::move(write), rooms::Mailbox<bool>{loop_}});
    writes_.push_back(waiting);
    timers_.at(clock_.steady() + takes, [waiting] {
        if (!waiting->done.closed()) waiting->done.put(true);
    });
    co_await waiting->done.arrival();
    writes_.remove(waiting);
    write = std::move(waiting->write);
}

asio::awaitable<Result<void>> Disk::put_down(Write write) {
    const auto stored =
        co_await platter.append(write.room, write.last, write.records, write.wake, write.urgency);
    if (!stored) co_return stored;
    for (const auto& record : write.records) told_.durable(write.room, record, write.wake);
    co_return stored;
}

void Disk::cut() {
    on_ = false;
    for (const auto& waiting : writes_) {
        under_way_.push_back(waiting->write);
        waiting->done.close();
    }
}

void Disk::power(const std::function<bool()>& lucky) {
    on_ = true;
    for (auto& write : std::exchange(under_way_, {})) {
        if (!lucky()) continue;
        asio::co_spawn(loop_, put_down(std::move(write)),
                       [](const std::exception_ptr&, const Result<void>&) {});
    }
}

asio::awaitable<Result<journal::Loaded>> Disk::load(protocol::RoomId room,
                                                    std::optional<journal::Shape> shape) {
    if (!on_ || unreadable_) co_return Failure::busy;
    told_.read(room);
    co_return co_await platter.load(room, shape);
}

asio::awaitable<Result<void>> Disk::keep_snapshot(protocol::RoomId room,
                                                  journal::Snapshot snapshot) {
    if (!on_ || !told_.keeps()) co_return Failure::busy;
    co_return co_await platter.keep_snapshot(room, std::move(snapshot));
}

asio::awaitable<Result<std::vector<journal::Journal::Due>>> Disk::wakes() {
    return platter.wakes();
}

asio::awaitable<Result<std::vector<protocol::RoomId>>> Disk::rooms() { return platter.rooms(); }

}  // namespace simulation
