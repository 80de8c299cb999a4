// SPDX-License-Identifier: Apache-2.0
#include "server/journal/sqlite_journal.hpp"

#include "server/journal/sqlite_parts.hpp"

namespace journal {
namespace asio = boost::asio;
namespace {

// Reads on the reader's thread, so that no room waits for a disk that it did not ask for.
template <class T, class Read>
asio::awaitable<Result<T>> read_on(Worker& worker, const Writer& writer, Read read) {
    if (writer.is_broken()) co_return Failure::unknown;
    co_return co_await answered<Result<T>>([&worker, read](Waiting<Result<T>> waiting) {
        // A job is copied; what waits cannot be.
        auto shared = std::make_shared<Waiting<Result<T>>>(std::move(waiting));
        const bool queued =
            worker.submit([shared, read] { answer(std::move(*shared), Result<T>(read())); });
        if (!queued) answer(std::move(*shared), Result<T>(Failure::busy));
    });
}

asio::awaitable<Result<void>> write_with(Writer& writer, Write write) {
    co_return co_await answered<Result<void>>(
        [&writer, write = std::move(write)](Waiting<Result<void>> waiting) mutable {
            write.waiting = std::move(waiting);
            writer.submit(std::move(write));
        });
}

}  // namespace

SqliteJournal::SqliteJournal(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

SqliteJournal::~SqliteJournal() = default;

asio::awaitable<Result<void>> SqliteJournal::append(protocol::RoomId room, Position last,
                                                    std::vector<Record> records, Wake wake,
                                                    Urgency urgency) {
    AppendWrite append{std::move(room), last, std::move(records), wake};
    co_return co_await write_with(*parts_->writer, {std::move(append), urgency, {}, {}});
}

asio::awaitable<Result<void>> SqliteJournal::keep_snapshot(protocol::RoomId room,
                                                           Snapshot snapshot) {
    SnapshotWrite keep{std::move(room), std::move(snapshot)};
    co_return co_await write_with(*parts_->writer, {std::move(keep), Urgency::ordinary, {}, {}});
}

asio::awaitable<Result<Loaded>> SqliteJournal::load(protocol::RoomId room) {
    co_return co_await read_on<Loaded>(
        parts_->reading, *parts_->writer,
        [&reader = *parts_->reader, room = std::move(room)] { return reader.load(room); });
}

asio::awaitable<Result<std::vector<Journal::Due>>> SqliteJournal::wakes() {
    co_return co_await read_on<std::vector<Due>>(
        parts_->reading, *parts_->writer, [&reader = *parts_->reader] { return reader.wakes(); });
}

asio::awaitable<Result<std::vector<protocol::RoomId>>> SqliteJournal::rooms() {
    co_return co_await read_on<std::vector<protocol::RoomId>>(
        parts_->reading, *parts_->writer, [&reader = *parts_->reader] { return reader.rooms(); });
}

const std::string& SqliteJournal::clinic() const { return parts_->keys->clinic(); }
std::size_t SqliteJournal::queued() const { return parts_->writer->queued(); }
bool SqliteJournal::is_broken() const { return parts_->writer->is_broken(); }

}  // namespace journal
