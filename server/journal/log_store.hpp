// SPDX-License-Identifier: Apache-2.0
// The one connection that ever writes octet.db: group commit, compare-and-set, checkpoints.
//
// SQLite before 3.51.3 can corrupt a WAL that two connections write or checkpoint at once, so this
// class exists once in a process, is used by the writer's thread only, and a lock file keeps other
// processes out.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "server/journal/chain.hpp"
#include "server/journal/commit.hpp"
#include "server/journal/keystore.hpp"
#include "server/journal/migrations/migrations.hpp"
#include "server/journal/sealer.hpp"
#include "server/journal/storage.hpp"
#include "server/journal/write.hpp"

namespace journal {

// Where a room's log ends.
struct RoomEnd {
    std::int64_t number = 0;
    Position last = 0;
    std::optional<std::int64_t> tail;  // the row of the last record
    Hash hash = no_predecessor;
    std::optional<std::int64_t> wake;
};
using RoomEnds = std::map<protocol::RoomId, RoomEnd>;

struct LogOptions {
    std::filesystem::path file;
    std::string vfs;
    Sync sync = Sync::full;
};

class LogStore {
public:
    // Opens octet.db of this key store's clinic, or makes it if it is missing or empty. It must be
    // of this version: bring_up_to_date() comes first.
    static Started<std::unique_ptr<LogStore>> open(const LogOptions& options, KeyStore& keys);
    ~LogStore();
    LogStore(const LogStore&) = delete;
    LogStore& operator=(const LogStore&) = delete;

    // All of them in one transaction with one sync. After `done` each has its result: success or
    // conflict. After `full` nothing was written, and after `unknown` nothing more ever will be.
    Commit commit(std::span<Write* const> writes) noexcept;

    // `whole`: waits for nobody, but leaves an empty WAL if nobody reads.
    Commit checkpoint(bool whole) noexcept;
    int wal_pages() const { return wal_pages_; }
    // What the WAL holds stays there when this is closed.
    void leave_wal() { leaves_wal_ = true; }

    const RoomEnds& rooms() const { return rooms_; }
    KeyStore& keys() const { return keys_; }
    SQLite::Database& db() { return db_; }

private:
    LogStore(const LogOptions& options, KeyStore& keys);

    Started<void> set_up(const LogOptions& options);
    Started<void> insist_on(Sync sync);
    void prepare();
    void load_rooms();

    Commit try_commit(std::span<Write* const> writes);
    void make_keys(std::span<Write* const> writes);
    void stage(Write& write);
    Result<void> stage(const AppendWrite& append);
    Result<void> stage(const SnapshotWrite& snapshot);
    RoomEnd* staged(const protocol::RoomId& room);
    void insert_room(const protocol::RoomId& room, RoomEnd& end);
    void insert_record(const protocol::RoomId& room, RoomEnd& end, const Record& record);
    void set_tail(const RoomEnd& end);
    void set_wake(RoomEnd& end, Wake wake);
    Commit undo(const SQLite::Exception& error) noexcept;

    std::filesystem::path file_;
    KeyStore& keys_;
    Sealer sealer_;
    SQLite::Database db_;
    struct Statements;
    std::unique_ptr<Statements> prepared_;
    RoomEnds rooms_;
    RoomEnds staged_;
    int wal_pages_ = 0;
    bool leaves_wal_ = false;
    bool trusted_ = true;  // false after unknown: then not even a checkpoint is made
};

// What stands in a file before it is trusted: whose, which clinic, which version, which must not be
// newer than `newest`. Reads only.
Started<int> log_version(SQLite::Database& db, const std::filesystem::path& file,
                         const std::string& clinic, int newest = log_schema);

}  // namespace journal
