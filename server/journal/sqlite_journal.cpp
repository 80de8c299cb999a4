// SPDX-License-Identifier: Apache-2.0
#include "server/journal/sqlite_journal.hpp"

#include <sqlite3.h>

#include "server/journal/sqlite_parts.hpp"
#include "server/journal/tasks.hpp"
#include "server/journal/verify_log.hpp"

namespace journal {
namespace asio = boost::asio;
namespace {

// Commits take milliseconds; whoever balances load should look elsewhere by then.
constexpr auto slow_commit = std::chrono::seconds{5};

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

Started<void> check_keys_running(const DataDir& dir, const std::string& vfs) try {
    SQLite::Database keys(dir.keys().string(), SQLite::OPEN_READONLY, 5000, vfs);
    return check_pages(keys, dir.keys());
} catch (const SQLite::Exception& error) {
    return storage_failure(dir.keys(), error);
}

Started<VerifyReport> verify_running(const DataDir& dir, const KeyStore& keys,
                                     const std::string& vfs) try {
    const auto heads = read_file(dir.heads());
    if (!heads) return heads.error();
    if (auto whole = check_keys_running(dir, vfs); !whole) return whole.error();
    SQLite::Database log(dir.log().string(), SQLite::OPEN_READONLY, 5000, vfs);
    never_checkpoint_on_close(log, true);
    if (auto whole = check_pages(log, dir.log()); !whole) return whole.error();
    return verify_log(log, keys.clinic(), keys.clinic_keys(), *heads);
} catch (const SQLite::Exception& error) {
    return storage_failure(dir.log(), error);
}

asio::awaitable<Result<void>> write_with(Writer& writer, Write write) {
    return answered<Result<void>>(
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
    return write_with(*parts_->writer, {std::move(append), urgency, {}, {}});
}

asio::awaitable<Result<void>> SqliteJournal::keep_snapshot(protocol::RoomId room,
                                                           Snapshot snapshot) {
    SnapshotWrite keep{std::move(room), std::move(snapshot)};
    return write_with(*parts_->writer, {std::move(keep), Urgency::ordinary, {}, {}});
}

asio::awaitable<Result<Loaded>> SqliteJournal::load(protocol::RoomId room,
                                                    std::optional<Shape> shape) {
    co_return co_await read_on<Loaded>(parts_->reading, *parts_->writer,
                                       [&reader = *parts_->reader, room = std::move(room), shape] {
                                           return reader.load(room, shape);
                                       });
}

asio::awaitable<Result<std::vector<Journal::Due>>> SqliteJournal::wakes() {
    co_return co_await read_on<std::vector<Due>>(
        parts_->reading, *parts_->writer, [&reader = *parts_->reader] { return reader.wakes(); });
}

asio::awaitable<Result<std::vector<protocol::RoomId>>> SqliteJournal::rooms() {
    co_return co_await read_on<std::vector<protocol::RoomId>>(
        parts_->reading, *parts_->writer, [&reader = *parts_->reader] { return reader.rooms(); });
}

asio::awaitable<Result<void>> SqliteJournal::erase(protocol::PersonId person) {
    co_return co_await answered<Result<void>>([this, person](Waiting<Result<void>> waiting) {
        const auto change = [person, at = parts_->now()](KeyStore& keys) {
            keys.erase(person, at);
        };
        parts_->writer->submit(change_keys(change, std::move(waiting)));
    });
}

asio::awaitable<Result<std::vector<Erased>>> SqliteJournal::ledger() {
    std::vector<Erased> lines;
    // The keys are the writer's.
    const auto read = co_await answered<Result<void>>([&](Waiting<Result<void>> waiting) {
        parts_->writer->submit(
            change_keys([&lines](KeyStore& keys) { lines = keys.ledger(); }, std::move(waiting)));
    });
    if (!read) co_return read.error();
    co_return lines;
}

asio::awaitable<Result<void>> SqliteJournal::rewrap(MasterKey next) {
    co_return co_await answered<Result<void>>(
        [this, key = std::make_shared<MasterKey>(std::move(next))](Waiting<Result<void>> waiting) {
            const auto change = [key](KeyStore& keys) { keys.rewrap(*key); };
            parts_->writer->submit(change_keys(change, std::move(waiting)));
        });
}

asio::awaitable<Result<void>> SqliteJournal::keep_heads() {
    co_return co_await answered<Result<void>>([this](Waiting<Result<void>> waiting) {
        parts_->writer->submit(write_heads(parts_->dir.heads(), parts_->now, std::move(waiting)));
    });
}

asio::awaitable<Started<BackupReport>> SqliteJournal::back_up(std::filesystem::path target) {
    const auto backing_up = parts_->backing_up;
    if (backing_up->exchange(true)) {
        co_return StartFailure{"A backup is being made already: wait until it is finished."};
    }
    auto work = BackupInWork::begin(target);
    if (!work) {
        *backing_up = false;
        co_return work.error();
    }
    auto report = co_await answered<Started<BackupReport>>(
        [this, work = std::move(*work)](Waiting<Started<BackupReport>> waiting) mutable {
            parts_->writer->submit(
                make_backup(std::move(work), parts_->finishing, parts_->now, std::move(waiting)));
        });
    *backing_up = false;
    co_return report;
}

asio::awaitable<Started<VerifyReport>> SqliteJournal::verify() {
    co_return co_await answered<Started<VerifyReport>>(
        [this](Waiting<Started<VerifyReport>> waiting) {
            auto shared = std::make_shared<Waiting<Started<VerifyReport>>>(std::move(waiting));
            const bool queued = parts_->finishing.submit([parts = parts_.get(), shared] {
                answer(std::move(*shared), verify_running(parts->dir, *parts->keys, parts->vfs));
            });
            if (!queued) answer(std::move(*shared), Started<VerifyReport>(too_much_waits()));
        });
}

const std::string& SqliteJournal::clinic() const { return parts_->keys->clinic(); }
std::size_t SqliteJournal::queued() const { return parts_->writer->queued(); }
bool SqliteJournal::is_slow() const { return parts_->writer->commit_takes() > slow_commit; }
bool SqliteJournal::is_broken() const { return parts_->writer->is_broken(); }

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace journal
