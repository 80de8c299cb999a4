// SPDX-License-Identifier: Apache-2.0
// keys.db: every data key, wrapped by the master key, and the ledger of the keys that were
// destroyed. A small file of its own, so that its backups can live shorter than the log's.
//
// A key is durable here before the first record that uses it is written. Ids of rooms and persons
// stand in clear: they are random and mean nothing without the log.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/journal/erased.hpp"
#include "server/journal/keyring.hpp"
#include "server/journal/master_key.hpp"
#include "server/journal/start_failure.hpp"
#include "server/journal/storage.hpp"

namespace journal {

// What the whole clinic's log is chained and signed with. Seed and chain key never change.
struct ClinicKeys {
    Secret chain;
    Secret signing_seed;
};

// Used by one thread at a time; the keyring by any. Methods that write throw SQLite::Exception,
// and then nothing was changed.
class KeyStore {
public:
    // Opens keys.db, or makes it if it is missing or empty. Refused without touching the file: the
    // wrong master key, a foreign, damaged or newer file.
    static Started<std::unique_ptr<KeyStore>> open(const std::filesystem::path& file,
                                                   const MasterKey& master,
                                                   const std::string& vfs = {});
    // The same for an existing file, which is not written.
    static Started<std::unique_ptr<KeyStore>> open_to_read(const std::filesystem::path& file,
                                                           const MasterKey& master,
                                                           const std::string& vfs = {});

    // 16 random characters of [0-9a-f], made with the file.
    const std::string& clinic() const { return clinic_; }
    const ClinicKeys& clinic_keys() const { return clinic_keys_; }
    const std::string& master_id() const { return master_.id(); }
    Keyring& keyring() { return keyring_; }

    // Makes the keys that these owners lack, in one transaction. An owner whose key was destroyed
    // never gets another.
    void ensure(std::span<const KeyOwner> owners);

    // Destroys the key of a person's words and writes it in the ledger. Doing it again, or for
    // somebody who has no key, only makes sure that they never get one.
    void erase(const protocol::PersonId& person, protocol::Timestamp at);
    std::vector<Erased> ledger();

    // Wraps every key by another master key, all of them or none. No sealed data is touched.
    void rewrap(const MasterKey& next);

    // True before the first data key: only then may the log be missing.
    bool is_unused();

    // The whole file as it is now, for a backup; `file` is there and empty.
    void copy_to(const std::filesystem::path& file);

private:
    KeyStore(const std::filesystem::path& file, int flags, const std::string& vfs,
             const MasterKey& master);

    Started<void> create();
    Started<void> check();
    Started<void> set_up();
    Started<void> load_keys();
    bool load_key(SQLite::Statement& row, int& clinic_keys_found);
    KeyNumber insert_key(std::uint64_t kind, const std::string& owner, const Secret& key);
    std::string about(KeyNumber number, std::uint64_t kind, const std::string& owner) const;

    std::filesystem::path file_;
    SQLite::Database db_;
    MasterKey master_;
    std::string clinic_;
    ClinicKeys clinic_keys_;
    Keyring keyring_;
};

// The ledger alone, which no key is needed for: what a restore applies.
struct LedgerOf {
    std::string clinic;
    std::vector<Erased> erased;
};
Started<LedgerOf> read_ledger(const std::filesystem::path& file);

// The id of the master key that opens the file; no key is needed to read it.
Started<std::string> read_master_id(const std::filesystem::path& file);

}  // namespace journal
