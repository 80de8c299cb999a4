// SPDX-License-Identifier: Apache-2.0
// The thread that reads: a read-only connection of its own that never checkpoints.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "server/journal/chain.hpp"
#include "server/journal/keystore.hpp"
#include "server/journal/sealer.hpp"

namespace journal {

// Reads octet.db. One thread at a time.
class LogReader {
public:
    // The file is open for writing elsewhere in this process. Throws SQLite::Exception.
    LogReader(const std::filesystem::path& file, const std::string& vfs, const std::string& clinic,
              const ClinicKeys& keys, const Keyring& keyring);

    Result<Loaded> load(const protocol::RoomId& room, std::optional<Shape> shape) noexcept;
    Result<std::vector<Journal::Due>> wakes() noexcept;
    Result<std::vector<protocol::RoomId>> rooms() noexcept;
    SQLite::Database& db() { return db_; }

private:
    // A record as it lies there, sealed.
    struct Row {
        Hash hash;
        std::string body;
    };
    using Rows = std::vector<Row>;

    std::optional<Snapshot> newest_snapshot(const protocol::RoomId& room, std::int64_t number,
                                            Shape shape);
    std::optional<Rows> rows_of(std::int64_t room, std::int64_t tail, Position since);
    Result<Loaded> read_log(const protocol::RoomId& room, const Rows& rows,
                            std::optional<Snapshot> snapshot);

    std::string clinic_;
    const ClinicKeys& keys_;
    Sealer sealer_;
    SQLite::Database db_;
    SQLite::Statement begin_{db_, "BEGIN"};
    SQLite::Statement commit_{db_, "COMMIT"};
    SQLite::Statement room_{db_, "SELECT number, tail FROM room WHERE name = ?"};
    SQLite::Statement snapshot_{db_, "SELECT position, body FROM snapshot WHERE room = ?"};
    SQLite::Statement record_{db_, "SELECT room, seq, prev, hash, body FROM log WHERE id = ?"};
};

// A thread that does one thing after the other.
class Worker {
public:
    explicit Worker(std::size_t queue_max = 4096);
    ~Worker();  // finishes what has queued
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // From any thread. False: too much is waiting already.
    bool submit(std::function<void()> job);

private:
    void run();

    std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace journal
