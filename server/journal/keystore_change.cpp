// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <algorithm>

#include "server/journal/keystore.hpp"
#include "server/journal/keystore_tables.hpp"
#include "server/journal/vault.hpp"

namespace journal {

void KeyStore::ensure(std::span<const KeyOwner> owners) {
    struct Made {
        KeyOwner owner;
        KeyNumber number;
        Secret key;
    };
    std::vector<Made> made;
    InTransaction transaction(db_);
    for (const auto& owner : owners) {
        auto key = Secret::random();
        const auto number = insert_key(static_cast<std::uint64_t>(owner.kind), owner.id, key);
        made.push_back({owner, number, std::move(key)});
    }
    transaction.commit();
    for (const auto& one : made) {
        keyring_.add(one.owner, one.number,
                     [&one](unsigned char* slot) { std::copy_n(one.key.data(), key_bytes, slot); });
    }
}

KeyNumber KeyStore::insert_key(std::uint64_t kind, const std::string& owner, const Secret& key) {
    // The key is bound to its number, so the row comes first.
    SQLite::Statement row(db_, "INSERT INTO data_key (kind, owner) VALUES (?, ?)");
    row.bind(1, static_cast<std::int64_t>(kind));
    row.bind(2, owner);
    run(row);
    const auto made = static_cast<KeyNumber>(db_.getLastInsertRowid());

    const auto wrapped = seal_key(master_.bytes(), about(made, kind, owner), key.key());
    SQLite::Statement fill(db_, "UPDATE data_key SET wrapped = ? WHERE number = ?");
    bind_blob(fill, 1, wrapped);
    fill.bind(2, static_cast<std::int64_t>(made));
    run(fill);
    return made;
}

std::string KeyStore::about(KeyNumber number, std::uint64_t kind, const std::string& owner) const {
    return keys::about_key(clinic_, number, kind, owner);
}

void KeyStore::erase(const protocol::PersonId& person, protocol::Timestamp at) {
    const KeyOwner owner{OwnerKind::person_words, person.value};
    InTransaction transaction(db_);
    SQLite::Statement line(db_, "INSERT OR IGNORE INTO erased (person, at) VALUES (?, ?)");
    line.bind(1, person.value);
    line.bind(2, protocol::ms(at));
    run(line);
    // A row without a key stays behind even for somebody who had none: they never get one.
    SQLite::Statement gone(db_,
                           "INSERT INTO data_key (kind, owner, wrapped) VALUES (?, ?, NULL)"
                           " ON CONFLICT (kind, owner) DO UPDATE SET wrapped = NULL"
                           " RETURNING number");
    gone.bind(1, static_cast<std::int64_t>(owner.kind));
    gone.bind(2, owner.id);
    gone.executeStep();
    const auto key = static_cast<KeyNumber>(gone.getColumn(0).getInt64());
    gone.reset();
    transaction.commit();

    if (keyring_.find(owner)) {
        keyring_.destroy(owner);
    } else {
        keyring_.add_destroyed(owner, key);
    }
}

std::vector<Erased> KeyStore::ledger() {
    std::vector<Erased> lines;
    SQLite::Statement rows(db_, "SELECT person, at FROM erased ORDER BY at, person");
    while (rows.executeStep()) {
        lines.push_back({protocol::PersonId{rows.getColumn(0).getString()},
                         protocol::Timestamp{rows.getColumn(1).getInt64()}});
    }
    return lines;
}

void KeyStore::rewrap(const MasterKey& next) {
    InTransaction transaction(db_);
    SQLite::Statement rows(db_,
                           "SELECT number, kind, owner, wrapped FROM data_key"
                           " WHERE wrapped IS NOT NULL");
    std::vector<std::pair<KeyNumber, std::string>> wrapped_anew;
    Secret key;
    while (rows.executeStep()) {
        const auto number = static_cast<KeyNumber>(rows.getColumn(0).getInt64());
        const auto bound = about(number, static_cast<std::uint64_t>(rows.getColumn(1).getInt64()),
                                 rows.getColumn(2).getString());
        if (!unseal_key(master_.bytes(), bound, blob(rows.getColumn(3)), key.data())) {
            throw SQLite::Exception("a wrapped key does not open", SQLITE_CORRUPT);
        }
        wrapped_anew.emplace_back(number, seal_key(next.bytes(), bound, key.key()));
    }
    SQLite::Statement change(db_, "UPDATE data_key SET wrapped = ? WHERE number = ?");
    for (const auto& [number, wrapped] : wrapped_anew) {
        bind_blob(change, 1, wrapped);
        change.bind(2, static_cast<std::int64_t>(number));
        run(change);
    }
    SQLite::Statement canary(db_, "UPDATE clinic SET master = ?, canary = ?");
    const auto sealed = seal(next.bytes(), keys::about_canary(clinic_, next.id()), {});
    canary.bind(1, next.id());
    bind_blob(canary, 2, sealed);
    run(canary);
    transaction.commit();
    master_ = next.copy();
}

bool KeyStore::is_unused() {
    return number(db_, "SELECT count(*) FROM data_key WHERE kind <> 0") == 0;
}

void KeyStore::copy_to(const std::filesystem::path& file) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE);
    SQLite::Backup backup(copy, db_);
    if (backup.executeStep(-1) != SQLITE_DONE) {
        throw SQLite::Exception("the key store could not be copied whole", SQLITE_BUSY);
    }
}

Started<std::string> read_master_id(const std::filesystem::path& file) try {
    SQLite::Database db(file.string(), how_to_read(file, {}));
    if (number(db, "PRAGMA application_id") != keys_application_id) return foreign(file);
    return Started<std::string>(boost::system::in_place_value,
                                db.execAndGet("SELECT master FROM clinic").getString());
} catch (const SQLite::Exception& error) {
    return storage_failure(file, error);
}

Started<LedgerOf> read_ledger(const std::filesystem::path& file) try {
    SQLite::Database db(file.string(), how_to_read(file, {}));
    if (number(db, "PRAGMA application_id") != keys_application_id) return foreign(file);
    LedgerOf ledger{db.execAndGet("SELECT id FROM clinic").getString(), {}};
    SQLite::Statement rows(db, "SELECT person, at FROM erased ORDER BY at, person");
    while (rows.executeStep()) {
        ledger.erased.push_back({protocol::PersonId{rows.getColumn(0).getString()},
                                 protocol::Timestamp{rows.getColumn(1).getInt64()}});
    }
    return ledger;
} catch (const SQLite::Exception& error) {
    return storage_failure(file, error);
}

}  // namespace journal
