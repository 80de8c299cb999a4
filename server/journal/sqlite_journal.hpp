// SPDX-License-Identifier: Apache-2.0
// The journal of a clinic on one machine: a directory with one SQLite file for the log, one for the
// keys, and the signed heads.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "server/journal/backup.hpp"
#include "server/journal/commit.hpp"
#include "server/journal/data_dir.hpp"
#include "server/journal/erased.hpp"
#include "server/journal/journal.hpp"
#include "server/journal/master_key.hpp"
#include "server/journal/reserve.hpp"
#include "server/journal/start_failure.hpp"
#include "server/journal/verify.hpp"

namespace journal {

struct OpenOptions {
    std::filesystem::path dir;  // create_data_dir() makes one
    MasterKey key;

    std::size_t queue_max = 4096;
    std::uint64_t reserve_bytes = 4u << 20;
    std::function<protocol::Timestamp()> now = {};     // empty: the system's clock
    std::function<void(const CommitSeen&)> seen = {};  // on the writer's thread

    // What the WAL holds goes back into the file: at so many pages in any case; while nobody waits
    // already at the second number, when the last time was so many times as long ago as it took.
    int checkpoint_pages = 8000;  // 32 MiB of WAL
    int portion_pages = 64;
    int portion_pause = 10;
    std::chrono::milliseconds fold_after{1000};  // of quiet: the WAL goes back into the file

    // For tests: a file system of their own, its own reserve, and a control that may lose records.
    std::string vfs = {};
    std::unique_ptr<Reserve> reserve = {};
    Sync sync = Sync::full;
};

// Methods may be called from any thread and complete on the caller's executor. Whoever gets
// `unknown` ends the process: the journal answers nothing else from then on.
class SqliteJournal final : public Journal {
public:
    // Commits what has queued, keeps the heads, folds the WAL into the file.
    ~SqliteJournal() override;

    boost::asio::awaitable<Result<void>> append(protocol::RoomId room, Position last,
                                                std::vector<Record> records, Wake wake,
                                                Urgency urgency = Urgency::ordinary) override;
    boost::asio::awaitable<Result<Loaded>> load(protocol::RoomId room,
                                                std::optional<Shape> shape = Shape{}) override;
    boost::asio::awaitable<Result<void>> keep_snapshot(protocol::RoomId room,
                                                       Snapshot snapshot) override;
    boost::asio::awaitable<Result<std::vector<Due>>> wakes() override;
    boost::asio::awaitable<Result<std::vector<protocol::RoomId>>> rooms() override;

    // Destroys the key of a person's words, for good and in every room. What they wrote is then
    // missing from every record that is read.
    boost::asio::awaitable<Result<void>> erase(protocol::PersonId person);

    // Everybody who was erased, the first one first.
    boost::asio::awaitable<Result<std::vector<Erased>>> ledger();

    // Wraps all keys by another master key. From then on only that one opens the directory, so it
    // must be safe in its file before.
    boost::asio::awaitable<Result<void>> rewrap(MasterKey next);

    // Signs where every room's log ends and keeps it outside the database. Done by itself every
    // minute in which something was written, and at the end. `full`: it could not be written.
    boost::asio::awaitable<Result<void>> keep_heads();

    // Writes a backup (backup.hpp) while everything goes on. It holds every record whose append
    // completed before the call. One at a time.
    boost::asio::awaitable<Started<BackupReport>> back_up(std::filesystem::path target);

    // verify.hpp, while everything goes on.
    boost::asio::awaitable<Started<VerifyReport>> verify();

    const std::string& clinic() const;
    std::size_t queued() const;
    // The disk stands still: a commit is under way for longer than anybody should wait.
    bool is_slow() const;
    bool is_broken() const;  // answers only `unknown` now

private:
    friend Started<std::unique_ptr<SqliteJournal>> open_journal(OpenOptions options);
    struct Parts;
    explicit SqliteJournal(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

// Opens the directory's journal, or begins one in an empty directory. A refusal is one sentence for
// the operator, and then no file was changed.
Started<std::unique_ptr<SqliteJournal>> open_journal(OpenOptions options);

// For the log of the start. Before 3.51.3 SQLite can corrupt a WAL that two connections write; here
// only one ever does.
std::string sqlite_version();

}  // namespace journal
