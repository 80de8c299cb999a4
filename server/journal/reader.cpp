// SPDX-License-Identifier: Apache-2.0
#include "server/journal/reader.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace journal {
namespace {

// Makes statements ready again and ends the transaction, however the reading went.
class Reading {
public:
    Reading(SQLite::Statement& begin, SQLite::Statement& commit,
            std::initializer_list<SQLite::Statement*> used)
        : commit_(commit), used_(used) {
        run(begin);
    }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() {
        for (auto* statement : used_) statement->tryReset();
        commit_.tryExecuteStep();
        commit_.tryReset();
    }

private:
    SQLite::Statement& commit_;
    std::vector<SQLite::Statement*> used_;
};

// The record that a snapshot was made at is read for its hash.
Position first_needed(Position since) { return std::max<Position>(since, 1); }

}  // namespace

LogReader::LogReader(const std::filesystem::path& file, const std::string& vfs,
                     const std::string& clinic, const ClinicKeys& keys, const Keyring& keyring)
    : clinic_(clinic),
      keys_(keys),
      sealer_(clinic, keyring),
      db_(file.string(), SQLite::OPEN_READONLY, 5000, vfs) {
    never_checkpoint_on_close(db_, true);
    sqlite3_wal_autocheckpoint(db_.getHandle(), 0);
}

Result<Loaded> LogReader::load(const protocol::RoomId& room, std::optional<Shape> shape) noexcept
    try {
    const Reading reading(begin_, commit_, {&room_, &snapshot_, &record_});
    room_.bind(1, room.value);
    if (!room_.executeStep()) return Loaded{};
    const auto number = room_.getColumn(0).getInt64();
    const auto tail = room_.getColumn(1);
    auto snapshot = shape ? newest_snapshot(room, number, *shape) : std::nullopt;
    if (tail.isNull()) return snapshot ? Result<Loaded>{Failure::damaged} : Loaded{};
    const auto rows = rows_of(number, tail.getInt64(), snapshot ? snapshot->position : 0);
    if (!rows) return Failure::damaged;
    return read_log(room, *rows, std::move(snapshot));
} catch (const std::exception&) {
    return Failure::damaged;
}

// A snapshot that does not verify, or not as one of this shape, is as good as none: the log holds
// the truth.
std::optional<Snapshot> LogReader::newest_snapshot(const protocol::RoomId& room,
                                                   std::int64_t number, Shape shape) {
    snapshot_.bind(1, number);
    if (!snapshot_.executeStep()) return std::nullopt;
    const auto position = static_cast<Position>(snapshot_.getColumn(0).getInt64());
    const auto body = snapshot_.getColumn(1);
    auto state = sealer_.open(SealedAs::snapshot, room, position, blob(body), shape);
    if (!state) return std::nullopt;
    return Snapshot{position, std::move(*state), shape};
}

// From the first that is needed to the last. Nothing: they are not one chain.
std::optional<LogReader::Rows> LogReader::rows_of(std::int64_t room, std::int64_t tail,
                                                  Position since) {
    const auto from = first_needed(since);
    Rows rows;
    std::int64_t id = tail;
    std::optional<Position> expected;
    for (;;) {
        record_.tryReset();
        record_.bind(1, id);
        if (!record_.executeStep() || record_.getColumn(0).getInt64() != room) return std::nullopt;
        const auto position = static_cast<Position>(record_.getColumn(1).getInt64());
        if (position < from || position != expected.value_or(position)) return std::nullopt;
        const auto hash = record_.getColumn(3);
        const auto body = record_.getColumn(4);
        auto& row = rows.emplace_back(Row{{}, std::string(blob(body))});
        if (blob(hash).size() != row.hash.size()) return std::nullopt;
        std::ranges::copy(blob(hash), row.hash.begin());
        if (position == from) break;
        expected = position - 1;
        id = record_.getColumn(2).getInt64();
    }
    std::ranges::reverse(rows);
    return rows;
}

Result<Loaded> LogReader::read_log(const protocol::RoomId& room, const Rows& rows,
                                   std::optional<Snapshot> snapshot) {
    const Position since = snapshot ? snapshot->position : 0;
    Loaded loaded{std::move(snapshot), {}};
    Position position = first_needed(since);
    Hash hash = no_predecessor;
    for (const auto& [kept, body] : rows) {
        if (position == since) {
            hash = kept;
        } else {
            hash = chain_hash(keys_.chain.key(), clinic_, room, position, hash, body);
            if (hash != kept) return Failure::damaged;
            auto record = sealer_.open(SealedAs::record, room, position, body);
            if (!record) return Failure::damaged;
            loaded.after.push_back(std::move(*record));
        }
        ++position;
    }
    return loaded;
}

Result<std::vector<Journal::Due>> LogReader::wakes() noexcept try {
    std::vector<Journal::Due> all;
    SQLite::Statement rows(
        db_, "SELECT name, wake FROM room WHERE wake IS NOT NULL ORDER BY wake, name");
    while (rows.executeStep()) {
        all.push_back({protocol::RoomId{rows.getColumn(0).getString()},
                       protocol::Timestamp{rows.getColumn(1).getInt64()}});
    }
    return all;
} catch (const std::exception&) {
    return Failure::damaged;
}

Result<std::vector<protocol::RoomId>> LogReader::rooms() noexcept try {
    std::vector<protocol::RoomId> all;
    SQLite::Statement rows(db_, "SELECT name FROM room WHERE tail IS NOT NULL ORDER BY name");
    while (rows.executeStep()) all.push_back({rows.getColumn(0).getString()});
    return all;
} catch (const std::exception&) {
    return Failure::damaged;
}

Worker::Worker(std::size_t queue_max) : queue_max_(queue_max) {
    thread_ = std::thread([this] { run(); });
}

Worker::~Worker() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

bool Worker::submit(std::function<void()> job) {
    {
        const std::scoped_lock lock(mutex_);
        if (jobs_.size() >= queue_max_) return false;
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void Worker::run() {
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        const auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job();
    }
}

}  // namespace journal
