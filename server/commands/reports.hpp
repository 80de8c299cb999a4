// SPDX-License-Identifier: Apache-2.0
// What the journal reports about itself, in lines for the operator.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/commands/erasure.hpp"
#include "server/journal/backup.hpp"
#include "server/journal/rotation.hpp"

namespace commands {

// Of a log that is whole.
std::vector<std::string> lines_of(const journal::VerifyReport& report);
std::vector<std::string> lines_of(const journal::BackupReport& report);
std::vector<std::string> lines_of(const journal::RestoreReport& report);
std::vector<std::string> lines_of(const journal::Rotated& rotated,
                                  const std::filesystem::path& key);

// What an erasure would do, and what it did: who was erased, what is gone and what stays, and why.
// `backups`: those in the data directory, which have the key still.
std::vector<std::string> lines_before_erasing(const std::string& login, std::size_t groups);
std::vector<std::string> receipt_of(const Erasure& erasure, const std::string& login,
                                    protocol::Timestamp at,
                                    const std::vector<std::filesystem::path>& backups);

// Why the journal did not do what an operator asked.
std::string sentence_of(journal::Failure failure);

// One sentence about a log that is not.
std::string damage_in(const journal::VerifyReport& report);

}  // namespace commands
