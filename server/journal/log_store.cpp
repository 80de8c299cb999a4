// SPDX-License-Identifier: Apache-2.0
#include "server/journal/log_store.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <set>

#include "server/journal/log_statements.hpp"

namespace journal {
namespace {

constexpr std::int64_t second_ms = 1000;

void bind(SQLite::Statement& statement, int index, std::optional<std::int64_t> value) {
    if (value) {
        statement.bind(index, *value);
    } else {
        statement.bind(index);
    }
}

// Rounded down to the second: a wake time says when, and as little as possible of why.
std::optional<std::int64_t> whole_second(Wake wake) {
    if (!wake) return std::nullopt;
    const auto at = protocol::ms(*wake);
    return at - ((at % second_ms) + second_ms) % second_ms;
}

}  // namespace

Commit LogStore::commit(std::span<Write* const> writes) noexcept {
    if (!trusted_) return Commit::unknown;
    const auto outcome = try_commit(writes);
    trusted_ = outcome != Commit::unknown;
    return outcome;
}

Commit LogStore::try_commit(std::span<Write* const> writes) try {
    make_keys(writes);
    run(prepared_->begin);
    for (auto* write : writes) stage(*write);
    run(prepared_->commit);
    for (auto& [room, end] : staged_) {
        if (end.number != 0) rooms_.insert_or_assign(room, end);
    }
    staged_.clear();
    return Commit::done;
} catch (const SQLite::Exception& error) {
    return undo(error);
} catch (const std::exception&) {
    return Commit::unknown;  // out of memory, with a transaction half made
}

Commit LogStore::undo(const SQLite::Exception& error) noexcept {
    staged_.clear();
    // Only a full disk says for sure that nothing was written: SQLite gives it before the commit
    // frame is whole. After a failed sync the records may or may not be there.
    if (!means_full(error)) return Commit::unknown;
    const bool open = sqlite3_get_autocommit(db_.getHandle()) == 0;
    if (open && db_.tryExec("ROLLBACK") != SQLITE_OK) return Commit::unknown;
    return Commit::full;
}

void LogStore::make_keys(std::span<Write* const> writes) {
    std::set<KeyOwner> lacking;
    const auto look = [&](const protocol::RoomId& room, const Record& record) {
        for (auto& owner : sealer_.lacking(room, record)) lacking.insert(std::move(owner));
    };
    for (const auto* write : writes) {
        if (const auto* append = std::get_if<AppendWrite>(&write->what)) {
            for (const auto& record : append->records) look(append->room, record);
        } else {
            const auto& snapshot = std::get<SnapshotWrite>(write->what);
            look(snapshot.room, snapshot.snapshot.state);
        }
    }
    if (lacking.empty()) return;
    const std::vector<KeyOwner> owners(lacking.begin(), lacking.end());
    keys_.ensure(owners);
}

void LogStore::stage(Write& write) {
    write.result = std::visit([this](const auto& what) { return stage(what); }, write.what);
}

Result<void> LogStore::stage(const AppendWrite& append) {
    auto* end = staged(append.room);
    if (end->last != append.last) return Failure::conflict;
    if (end->number == 0) insert_room(append.room, *end);
    for (const auto& record : append.records) insert_record(append.room, *end, record);
    if (!append.records.empty()) set_tail(*end);
    set_wake(*end, append.wake);
    return {};
}

Result<void> LogStore::stage(const SnapshotWrite& write) {
    const auto* end = staged(write.room);
    if (end->number == 0 || write.snapshot.position > end->last) return Failure::conflict;
    const auto body = sealer_.seal(SealedAs::snapshot, write.room, write.snapshot.position,
                                   write.snapshot.state, write.snapshot.shape);
    auto& row = prepared_->snapshot;
    row.bind(1, end->number);
    row.bind(2, static_cast<std::int64_t>(write.snapshot.position));
    bind_blob(row, 3, body);
    run(row);
    return {};
}

RoomEnd* LogStore::staged(const protocol::RoomId& room) {
    const auto known = rooms_.find(room);
    const auto [at, added] =
        staged_.try_emplace(room, known == rooms_.end() ? RoomEnd{} : known->second);
    return &at->second;
}

void LogStore::insert_room(const protocol::RoomId& room, RoomEnd& end) {
    prepared_->room.bind(1, room.value);
    run(prepared_->room);
    end.number = db_.getLastInsertRowid();
}

void LogStore::insert_record(const protocol::RoomId& room, RoomEnd& end, const Record& record) {
    const auto position = end.last + 1;
    const auto body = sealer_.seal(SealedAs::record, room, position, record);
    const auto hash =
        chain_hash(keys_.clinic_keys().chain.key(), keys_.clinic(), room, position, end.hash, body);
    auto& row = prepared_->record;
    row.bind(1, end.number);
    row.bind(2, static_cast<std::int64_t>(position));
    bind_blob(row, 3, bytes_of(hash));
    bind_blob(row, 4, body);
    bind(row, 5, end.tail);
    run(row);
    end.last = position;
    end.tail = db_.getLastInsertRowid();
    end.hash = hash;
}

void LogStore::set_tail(const RoomEnd& end) {
    auto& row = prepared_->tail;
    bind(row, 1, end.tail);
    row.bind(2, end.number);
    run(row);
}

void LogStore::set_wake(RoomEnd& end, Wake wake) {
    const auto at = whole_second(wake);
    if (at == end.wake) return;
    auto& row = prepared_->wake;
    bind(row, 1, at);
    row.bind(2, end.number);
    run(row);
    end.wake = at;
}

Commit LogStore::checkpoint(bool whole) noexcept {
    const int mode = whole ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    sqlite3_busy_timeout(db_.getHandle(), 0);
    const int status = sqlite3_wal_checkpoint_v2(db_.getHandle(), nullptr, mode, nullptr, nullptr);
    sqlite3_busy_timeout(db_.getHandle(), 5000);
    switch (status & 0xff) {
        case SQLITE_OK:
            if (whole) wal_pages_ = 0;
            return Commit::done;
        case SQLITE_BUSY:
            return Commit::done;  // somebody reads; the next one gets further
        case SQLITE_FULL:
            return Commit::full;  // the WAL still holds all of it
        default:
            return Commit::unknown;
    }
}

}  // namespace journal
