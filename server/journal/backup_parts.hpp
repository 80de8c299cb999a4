// SPDX-License-Identifier: Apache-2.0
// The steps of a backup: copy, on the writer's thread; check and pack, on another.
#pragma once

#include <SQLiteCpp/Backup.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "server/journal/backup.hpp"
#include "server/journal/keystore.hpp"

namespace journal {

inline const std::string log_part = "octet.db";
inline const std::string keys_part = "keys.db";
inline const std::string heads_part = "heads";

std::span<const std::string> backup_parts();

// The heads that lie beside a copied log; empty when it was copied before any were signed.
Started<std::optional<std::string>> heads_in(const std::filesystem::path& folder);

// Where what becomes `path` lies until it is whole.
std::filesystem::path unfinished(const std::filesystem::path& path);

StartFailure not_whole(const std::string& what, const VerifyReport& report);

// A backup that is being made. Until finish() everything lies in `<target>.unfinished`; what an
// interrupted one left there is cleared away.
class BackupInWork {
public:
    // `target` must not be there yet.
    static Started<std::unique_ptr<BackupInWork>> begin(const std::filesystem::path& target);
    ~BackupInWork();
    BackupInWork(const BackupInWork&) = delete;
    BackupInWork& operator=(const BackupInWork&) = delete;

    const std::filesystem::path& target() const { return target_; }

    // Copies some pages of `log`; true when it has all. Changes that come through the same
    // connection meanwhile are in the copy too. Throws SQLite::Exception.
    bool copy_some(SQLite::Database& log, int pages);

    // After the log, so that every key that it needs is there. Throws SQLite::Exception.
    Started<void> copy_keys(KeyStore& keys, const std::optional<std::string>& heads);

    // Reads the copy back, packs it, checks the package, and gives it its name.
    Started<BackupReport> finish(const std::string& clinic, const ClinicKeys& keys);

private:
    explicit BackupInWork(const std::filesystem::path& target);
    std::filesystem::path at(const std::string& part) const { return unfinished_ / part; }

    std::filesystem::path target_;
    std::filesystem::path unfinished_;
    std::unique_ptr<SQLite::Database> copy_;
    std::unique_ptr<SQLite::Backup> pages_;
};

}  // namespace journal
