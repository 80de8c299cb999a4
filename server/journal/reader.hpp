// SPDX-License-Identifier: Apache-2.0
// The thread that reads: a read-only connection of its own that never checkpoints.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/journal/keystore.hpp"
#include "server/journal/sealer.hpp"

namespace journal {

// Reads octet.db. One thread at a time.
class LogReader {
public:
    // The file is open for writing elsewhere in this process. Throws SQLite::Exception.
    LogReader(const std::filesystem::path& file, const std::string& vfs, const std::string& clinic,
              const ClinicKeys& keys, const Keyring& keyring);

    Result<Loaded> load(const protocol::RoomId& room) noexcept;
    Result<std::vector<Journal::Due>> wakes() noexcept;
    Result<std::vector<protocol::RoomId>> rooms() noexcept;
    SQLite::Database& db() { return db_; }

private:
    std::optional<Snapshot> newest_snapshot(const protocol::RoomId& room, std::int64_t number);
    Result<Loaded> read_log(const protocol::RoomId& room, std::int64_t number,
                            std::optional<Snapshot> snapshot);

    std::string clinic_;
    const ClinicKeys& keys_;
    Sealer sealer_;
    SQLite::Database db_;
    SQLite::Statement begin_{db_, "BEGIN"};
    SQLite::Statement commit_{db_, "COMMIT"};
    SQLite::Statement room_{db_, "SELECT number FROM room WHERE name = ?"};
    SQLite::Statement snapshot_{db_, "SELECT position, body FROM snapshot WHERE room = ?"};
    SQLite::Statement hash_{db_, "SELECT hash FROM log WHERE room = ? AND seq = ?"};
    SQLite::Statement log_{
        db_, "SELECT seq, hash, body FROM log WHERE room = ? AND seq > ? ORDER BY seq"};
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
