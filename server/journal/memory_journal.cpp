// SPDX-License-Identifier: Apache-2.0
#include "server/journal/memory_journal.hpp"

#include <algorithm>
#include <tuple>

namespace journal {
namespace asio = boost::asio;
namespace {

Wake whole_second(Wake wake) {
    if (!wake) return wake;
    const auto at = protocol::ms(*wake);
    return protocol::Timestamp{at - ((at % 1000) + 1000) % 1000};
}

void take_out(Record& record, const protocol::PersonId& person) {
    record.parts.erase({person, protocol::KeyClass::words});
}

}  // namespace

asio::awaitable<Result<void>> MemoryJournal::append(protocol::RoomId room, Position last,
                                                    std::vector<Record> records, Wake wake,
                                                    Urgency urgency) {
    if (ailment_ && urgency == Urgency::ordinary) co_return *ailment_;
    if (faults_.empty()) co_return write(room, last, std::move(records), wake);
    const auto fault = faults_.front();
    faults_.pop_front();
    if (fault.written_all_the_same) {
        if (auto done = write(room, last, std::move(records), wake); !done) co_return done;
    }
    co_return fault.why;
}

Result<void> MemoryJournal::write(const protocol::RoomId& room, Position last,
                                  std::vector<Record> records, Wake wake) {
    auto& here = rooms_[room];
    if (here.log.size() != last) return Failure::conflict;
    for (auto& record : records) {
        for (const auto& person : erased_) take_out(record, person);
        here.log.push_back(std::move(record));
    }
    here.wake = whole_second(wake);
    return {};
}

asio::awaitable<Result<Loaded>> MemoryJournal::load(protocol::RoomId room,
                                                    std::optional<Shape> shape) {
    const auto found = rooms_.find(room);
    if (found == rooms_.end()) co_return Loaded{};
    const auto& here = found->second;
    Loaded loaded;
    if (here.snapshot && here.snapshot->shape == shape) loaded.snapshot = here.snapshot;
    const auto from = loaded.snapshot ? loaded.snapshot->position : 0;
    loaded.after.assign(here.log.begin() + static_cast<std::ptrdiff_t>(from), here.log.end());
    co_return loaded;
}

asio::awaitable<Result<void>> MemoryJournal::keep_snapshot(protocol::RoomId room,
                                                           Snapshot snapshot) {
    const auto found = rooms_.find(room);
    if (found == rooms_.end() || snapshot.position > found->second.log.size()) {
        co_return Failure::conflict;
    }
    auto& kept = found->second.snapshot;
    for (const auto& person : erased_) take_out(snapshot.state, person);
    if (!kept || kept->position <= snapshot.position) kept = std::move(snapshot);
    co_return Result<void>{};
}

asio::awaitable<Result<std::vector<Journal::Due>>> MemoryJournal::wakes() {
    std::vector<Due> all;
    for (const auto& [room, here] : rooms_) {
        if (here.wake) all.push_back({room, *here.wake});
    }
    std::ranges::sort(all, [](const Due& a, const Due& b) {
        return std::tie(a.at, a.room) < std::tie(b.at, b.room);
    });
    co_return all;
}

asio::awaitable<Result<std::vector<protocol::RoomId>>> MemoryJournal::rooms() {
    std::vector<protocol::RoomId> all;
    for (const auto& [room, here] : rooms_) {
        if (!here.log.empty()) all.push_back(room);
    }
    co_return all;
}

void MemoryJournal::erase(const protocol::PersonId& person) {
    erased_.push_back(person);
    for (auto& [room, here] : rooms_) {
        for (auto& record : here.log) take_out(record, person);
        if (here.snapshot) take_out(here.snapshot->state, person);
    }
}

const std::vector<Record>& MemoryJournal::log_of(const protocol::RoomId& room) const {
    static const std::vector<Record> none;
    const auto found = rooms_.find(room);
    return found == rooms_.end() ? none : found->second.log;
}

}  // namespace journal
