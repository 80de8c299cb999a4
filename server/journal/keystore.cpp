// SPDX-License-Identifier: Apache-2.0
#include "server/journal/keystore.hpp"

#include <sodium.h>

#include <array>
#include <cerrno>

#include "server/journal/files.hpp"
#include "server/journal/keystore_tables.hpp"
#include "server/journal/vault.hpp"

namespace journal {
namespace {

std::string random_name() {
    crypto_ready();
    std::array<unsigned char, 8> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 17> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

StartFailure newer(const std::filesystem::path& file, std::int64_t version) {
    return {file.string() + " was written by a newer Octet (key store " + std::to_string(version) +
            ", this Octet knows up to " + std::to_string(keys::schema) +
            "): install the newer Octet again."};
}

}  // namespace

KeyStore::KeyStore(const std::filesystem::path& file, int flags, const std::string& vfs,
                   const MasterKey& master)
    : file_(file), db_(file.string(), flags, 5000, vfs), master_(master.copy()) {}

Started<std::unique_ptr<KeyStore>> KeyStore::open(const std::filesystem::path& file,
                                                  const MasterKey& master,
                                                  const std::string& vfs) try {
    if (!exists(file, vfs)) {
        if (auto made = create_database_file(file, vfs); !made) return made.error();
    }
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    std::unique_ptr<KeyStore> store(new KeyStore(file, flags, vfs, master));
    // The check comes first and only reads, so that a refusal leaves the file as it was.
    auto ready = is_empty(store->db_) ? store->create() : store->check();
    if (!ready) return ready.error();
    if (ready = store->set_up(); !ready) return ready.error();
    return store;
} catch (const SQLite::Exception& error) {
    return storage_failure(file, error);
}

Started<std::unique_ptr<KeyStore>> KeyStore::open_to_read(const std::filesystem::path& file,
                                                          const MasterKey& master,
                                                          const std::string& vfs) try {
    if (!exists(file, vfs)) return system_failure(file, ENOENT);
    std::unique_ptr<KeyStore> store(new KeyStore(file, how_to_read(file, vfs), vfs, master));
    if (auto ready = store->check(); !ready) return ready.error();
    return store;
} catch (const SQLite::Exception& error) {
    return storage_failure(file, error);
}

Started<void> KeyStore::create() {
    if (auto safe = set_up(); !safe) return safe;
    InTransaction transaction(db_);
    db_.exec(keys::tables);
    mark(db_, keys_application_id, keys::schema);
    clinic_ = random_name();
    const auto canary = seal(master_.bytes(), keys::about_canary(clinic_, master_.id()), {});
    SQLite::Statement row(db_,
                          "INSERT INTO clinic (only_row, id, master, canary) VALUES (1, ?, ?, ?)");
    row.bind(1, clinic_);
    row.bind(2, master_.id());
    bind_blob(row, 3, canary);
    run(row);
    clinic_keys_ = {Secret::random(), Secret::random()};
    insert_key(keys::clinic_kind, keys::chain_owner, clinic_keys_.chain);
    insert_key(keys::clinic_kind, keys::signing_owner, clinic_keys_.signing_seed);
    transaction.commit();
    return {};
}

Started<void> KeyStore::check() {
    if (number(db_, "PRAGMA application_id") != keys_application_id) return foreign(file_);
    const auto version = number(db_, "PRAGMA user_version");
    if (version > keys::schema) return newer(file_, version);

    SQLite::Statement row(db_, "SELECT id, master, canary FROM clinic");
    if (!row.executeStep()) return damaged(file_);
    clinic_ = row.getColumn(0).getString();
    const auto expected = row.getColumn(1).getString();
    if (expected != master_.id()) {
        return StartFailure{"The key that was given (" + master_.id() + ") does not open " +
                            file_.string() + ", which needs key " + expected +
                            ": give Octet the key file of this clinic."};
    }
    const auto about = keys::about_canary(clinic_, expected);
    if (!unseal(master_.bytes(), about, blob(row.getColumn(2)))) return damaged(file_);
    return load_keys();
}

Started<void> KeyStore::set_up() {
    // Here a rollback journal, not a WAL: a destroyed key's bytes are in no file once the
    // transaction is over. EXTRA also syncs the directory after that journal is gone, without
    // which a power cut can undo a commit.
    struct Pragma {
        const char* set;
        const char* read_back;
        const char* expected;
    };
    static constexpr std::array pragmas{
        Pragma{"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode", "delete"},
        Pragma{"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3"},
        Pragma{"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"}};
    for (const auto& pragma : pragmas) {
        auto set = insist(db_, file_, pragma.set, pragma.read_back, pragma.expected);
        if (!set) return set;
    }
    db_.exec("PRAGMA temp_store = MEMORY");
    return {};
}

Started<void> KeyStore::load_keys() {
    SQLite::Statement rows(db_, "SELECT number, kind, owner, wrapped FROM data_key");
    int clinic_keys_found = 0;
    while (rows.executeStep()) {
        if (!load_key(rows, clinic_keys_found)) return damaged(file_);
    }
    if (clinic_keys_found != 2) return damaged(file_);
    return {};
}

bool KeyStore::load_key(SQLite::Statement& row, int& clinic_keys_found) {
    const auto key = static_cast<KeyNumber>(row.getColumn(0).getInt64());
    const auto kind = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
    const auto owner = row.getColumn(2).getString();
    const KeyOwner whose{static_cast<OwnerKind>(kind), owner};
    const auto wrapped = row.getColumn(3);
    if (wrapped.isNull()) {
        keyring_.add_destroyed(whose, key);
        return true;
    }
    bool opened = false;
    const auto open_into = [&](unsigned char* slot) {
        opened = unseal_key(master_.bytes(), about(key, kind, owner), blob(wrapped), slot);
    };
    if (kind == keys::clinic_kind) {
        auto& secret = owner == keys::chain_owner ? clinic_keys_.chain : clinic_keys_.signing_seed;
        open_into(secret.data());
        ++clinic_keys_found;
    } else {
        keyring_.add(whose, key, open_into);
    }
    return opened;
}

}  // namespace journal
