// SPDX-License-Identifier: Apache-2.0
// The check behind verify(), on an open database.
#pragma once

#include <optional>
#include <string>

#include "server/journal/keystore.hpp"
#include "server/journal/verify.hpp"

namespace journal {

// `heads` is the text of the heads file, read before `db` was. Throws SQLite::Exception.
VerifyReport verify_log(SQLite::Database& db, const std::string& clinic, const ClinicKeys& keys,
                        const std::optional<std::string>& heads);

// Every page of the database, also those that the log does not lie in: indexes, snapshots, the
// list of rooms. `file` is what the failure names. Throws SQLite::Exception.
Started<void> check_pages(SQLite::Database& db, const std::filesystem::path& file);

// For a database that nobody writes meanwhile: leaves no files behind.
SQLite::Database open_still(const std::filesystem::path& file, const std::string& vfs = {});

}  // namespace journal
