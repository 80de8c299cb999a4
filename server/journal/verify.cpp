// SPDX-License-Identifier: Apache-2.0
#include "server/journal/verify.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>

#include "server/journal/chain.hpp"
#include "server/journal/data_dir.hpp"
#include "server/journal/heads.hpp"
#include "server/journal/log_store.hpp"
#include "server/journal/verify_log.hpp"

namespace journal {
namespace {

// Before it, an index told where a room's records lie.
constexpr int first_linked_schema = 2;

// Goes through the log in the order in which it was written, all rooms at once: one pass over the
// file from front to back.
class Walk {
public:
    Walk(SQLite::Database& db, const std::string& clinic, const ClinicKeys& keys,
         std::optional<Heads> heads)
        : db_(db),
          clinic_(clinic),
          keys_(keys),
          heads_(std::move(heads)),
          is_linked_(number(db, "PRAGMA user_version") >= first_linked_schema) {
        SQLite::Statement rows(db_, is_linked_ ? "SELECT number, name, tail FROM room"
                                               : "SELECT number, name, NULL FROM room");
        while (rows.executeStep()) {
            auto& room = rooms_[rows.getColumn(0).getInt64()];
            room.name = {rows.getColumn(1).getString()};
            room.tail = rows.getColumn(2).getInt64();
        }
    }

    VerifyReport run() {
        SQLite::Statement rows(
            db_, is_linked_ ? "SELECT room, seq, hash, body, id, prev FROM log ORDER BY id"
                            : "SELECT room, seq, hash, body, id, NULL FROM log ORDER BY id");
        while (!report_.broken && rows.executeStep()) check(rows);
        if (heads_ && !report_.broken) check_ends(*heads_);
        if (is_linked_ && !report_.broken) check_tails();
        report_.rooms = static_cast<std::uint64_t>(std::ranges::count_if(
            rooms_, [](const auto& room) { return room.second.end.last > 0; }));
        if (heads_) report_.no_tail_cut_before = heads_->at;
        return report_;
    }

private:
    struct Room {
        protocol::RoomId name;
        std::int64_t tail = 0;  // the row of its last record, as the room says
        Head end;
        std::int64_t row = 0;  // of `end`
    };

    void check(SQLite::Statement& row) {
        const auto found = rooms_.find(row.getColumn(0).getInt64());
        const auto seq = static_cast<Position>(row.getColumn(1).getInt64());
        if (found == rooms_.end()) return broken({}, seq, "belongs to no room");
        auto& [name, tail, end, last_row] = found->second;
        if (seq != end.last + 1) return broken(name, end.last + 1, "is missing");
        const auto body = row.getColumn(3);
        const auto hash = chain_hash(keys_.chain.key(), clinic_, name, seq, end.hash, blob(body));
        const auto kept = row.getColumn(2);
        if (blob(kept) != bytes_of(hash)) return broken(name, seq, "was changed");
        if (is_linked_ && row.getColumn(5).getInt64() != last_row) {
            return broken(name, seq, "is not linked to the record before it");
        }
        end = {seq, hash};
        last_row = row.getColumn(4).getInt64();
        ++report_.records;
        check_head(name, end);
    }

    // A chain that is whole in itself may still be another than the one that was signed.
    void check_head(const protocol::RoomId& name, const Head& end) {
        if (!heads_) return;
        const auto head = heads_->rooms.find(name);
        if (head == heads_->rooms.end() || head->second.last != end.last) return;
        if (head->second.hash != end.hash) broken(name, end.last, "is not what was signed");
    }

    void check_tails() {
        for (const auto& [number, room] : rooms_) {
            if (report_.broken) return;
            if (room.tail != room.row) {
                broken(room.name, room.end.last, "is not the one that its room calls the last");
            }
        }
    }

    void check_ends(const Heads& heads) {
        std::map<protocol::RoomId, Position> ends;
        for (const auto& [number, room] : rooms_) ends[room.name] = room.end.last;
        for (const auto& [name, head] : heads.rooms) {
            if (report_.broken) return;
            if (ends[name] < head.last) broken(name, ends[name] + 1, "was cut off");
        }
    }

    void broken(const protocol::RoomId& room, Position at, std::string what) {
        report_.broken = {room, at, std::move(what)};
    }

    SQLite::Database& db_;
    const std::string& clinic_;
    const ClinicKeys& keys_;
    std::optional<Heads> heads_;
    bool is_linked_;
    std::map<std::int64_t, Room> rooms_;
    VerifyReport report_;
};

std::string percent_encoded(const std::string& path) {
    std::string out;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            out += "%" + hex({&c, 1});
        } else {
            out += c;
        }
    }
    return out;
}

// Its keys were unwrapped when it was opened; the ledger of erasures was not looked at.
Started<void> check_keys(const DataDir& dir) try {
    auto db = open_still(dir.keys());
    return check_pages(db, dir.keys());
} catch (const SQLite::Exception& error) {
    return storage_failure(dir.keys(), error);
}

}  // namespace

VerifyReport verify_log(SQLite::Database& db, const std::string& clinic, const ClinicKeys& keys,
                        const std::optional<std::string>& heads_text) {
    auto heads = heads_text ? signed_heads(*heads_text, keys.signing_seed) : std::nullopt;
    if (heads && heads->clinic != clinic) heads.reset();
    const bool forged = heads_text && !heads;
    auto report = Walk(db, clinic, keys, std::move(heads)).run();
    report.heads_forged = forged;
    return report;
}

Started<void> check_pages(SQLite::Database& db, const std::filesystem::path& file) {
    if (db.execAndGet("PRAGMA integrity_check(1)").getString() != "ok") return damaged(file);
    return {};
}

SQLite::Database open_still(const std::filesystem::path& file, const std::string& vfs) {
    const auto beside = [&](const char* ending) {
        auto path = file;
        path += ending;
        return exists(path, vfs);
    };
    // What a cut left half done must be rolled back or recovered before it can be read.
    if (beside("-journal") || beside("-wal") || !vfs.empty()) {
        SQLite::Database db(file.string(), how_to_read(file, vfs), 5000, vfs);
        never_checkpoint_on_close(db, true);
        return db;
    }
    return SQLite::Database("file:" + percent_encoded(file.string()) + "?immutable=1",
                            SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

Started<VerifyReport> verify(const std::filesystem::path& root, const MasterKey& key) {
    const DataDir dir{root};
    const auto lock = lock_data_dir(dir);
    if (!lock) return lock.error();
    auto keys = KeyStore::open_to_read(dir.keys(), key);
    if (!keys) return keys.error();
    const auto heads = read_file(dir.heads());
    if (!heads) return heads.error();
    if (auto whole = check_keys(dir); !whole) return whole.error();
    try {
        auto db = open_still(dir.log());
        const auto version = log_version(db, dir.log(), (*keys)->clinic());
        if (!version) return version.error();
        if (auto whole = check_pages(db, dir.log()); !whole) return whole.error();
        return verify_log(db, (*keys)->clinic(), (*keys)->clinic_keys(), *heads);
    } catch (const SQLite::Exception& error) {
        return storage_failure(dir.log(), error);
    }
}

}  // namespace journal
