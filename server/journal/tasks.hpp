// SPDX-License-Identifier: Apache-2.0
// What the writer does between two batches when somebody asks for it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "server/journal/backup.hpp"
#include "server/journal/backup_parts.hpp"
#include "server/journal/completion.hpp"
#include "server/journal/reader.hpp"
#include "server/journal/writer.hpp"

namespace journal {

// Where every room's log ends now, signed, into `file`.
Started<void> keep_heads(const LogStore& log, const std::filesystem::path& file,
                         protocol::Timestamp at);
std::string heads_text(const LogStore& log, protocol::Timestamp at);

StartFailure too_much_waits();

// One change of the key store. It throws SQLite::Exception or does it.
std::unique_ptr<Task> change_keys(std::function<void(KeyStore&)> change,
                                  Waiting<Result<void>> waiting);

std::unique_ptr<Task> write_heads(std::filesystem::path file,
                                  std::function<protocol::Timestamp()> now,
                                  Waiting<Result<void>> waiting);

// Copies the log a mebibyte at a time, so that no room waits long; then hands the copy to
// `finishing`, which checks and packs it.
std::unique_ptr<Task> make_backup(std::unique_ptr<BackupInWork> work, Worker& finishing,
                                  std::function<protocol::Timestamp()> now,
                                  Waiting<Started<BackupReport>> waiting);

}  // namespace journal
