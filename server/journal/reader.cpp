// SPDX-License-Identifier: Apache-2.0
#include "server/journal/reader.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "server/journal/chain.hpp"

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

Result<Loaded> LogReader::load(const protocol::RoomId& room) noexcept try {
    const Reading reading(begin_, commit_, {&room_, &snapshot_, &hash_, &log_});
    room_.bind(1, room.value);
    if (!room_.executeStep()) return Loaded{};
    const auto number = room_.getColumn(0).getInt64();
    return read_log(room, number, newest_snapshot(room, number));
} catch (const std::exception&) {
    return Failure::damaged;
}

// A snapshot that does not verify is as good as none: the log holds the truth.
std::optional<Snapshot> LogReader::newest_snapshot(const protocol::RoomId& room,
                                                   std::int64_t number) {
    snapshot_.bind(1, number);
    if (!snapshot_.executeStep()) return std::nullopt;
    const auto position = static_cast<Position>(snapshot_.getColumn(0).getInt64());
    const auto body = snapshot_.getColumn(1);
    auto state = sealer_.open(SealedAs::snapshot, room, position, blob(body));
    if (!state) return std::nullopt;
    return Snapshot{position, std::move(*state)};
}

Result<Loaded> LogReader::read_log(const protocol::RoomId& room, std::int64_t number,
                                   std::optional<Snapshot> snapshot) {
    Loaded loaded{std::move(snapshot), {}};
    Position position = loaded.snapshot ? loaded.snapshot->position : 0;
    Hash hash = no_predecessor;
    if (position > 0) {
        hash_.bind(1, number);
        hash_.bind(2, static_cast<std::int64_t>(position));
        if (!hash_.executeStep()) return Failure::damaged;
        const auto found = hash_.getColumn(0);
        if (blob(found).size() != hash.size()) return Failure::damaged;
        std::ranges::copy(blob(found), hash.begin());
    }
    log_.bind(1, number);
    log_.bind(2, static_cast<std::int64_t>(position));
    while (log_.executeStep()) {
        ++position;
        const auto body = log_.getColumn(2);
        hash = chain_hash(keys_.chain.key(), clinic_, room, position, hash, blob(body));
        const auto found = log_.getColumn(1);
        if (log_.getColumn(0).getInt64() != static_cast<std::int64_t>(position) ||
            blob(found) != bytes_of(hash)) {
            return Failure::damaged;
        }
        auto record = sealer_.open(SealedAs::record, room, position, blob(body));
        if (!record) return Failure::damaged;
        loaded.after.push_back(std::move(*record));
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
    SQLite::Statement rows(db_,
                           "SELECT name FROM room WHERE EXISTS"
                           " (SELECT 1 FROM log WHERE log.room = room.number) ORDER BY name");
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
