// SPDX-License-Identifier: Apache-2.0
// What the journal reports about itself, in lines for the operator.
#pragma once

#include <string>
#include <vector>

#include "server/journal/backup.hpp"

namespace commands {

// Of a log that is whole.
std::vector<std::string> lines_of(const journal::VerifyReport& report);
std::vector<std::string> lines_of(const journal::BackupReport& report);
std::vector<std::string> lines_of(const journal::RestoreReport& report);

// One sentence about a log that is not.
std::string damage_in(const journal::VerifyReport& report);

}  // namespace commands
