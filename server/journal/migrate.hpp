// SPDX-License-Identifier: Apache-2.0
// Brings an older log up to this version, after a backup that was read back.
#pragma once

#include <span>

#include "server/journal/data_dir.hpp"
#include "server/journal/keystore.hpp"
#include "server/journal/migrations/migrations.hpp"

namespace journal {

// Does nothing to a log that is missing, empty or of the newest version; refuses a newer one.
// The backup is `backups/before-schema-N.backup`, N being the version that it goes to.
// Each step is one transaction: after a cut the next start goes on where this one came to.
Started<void> bring_up_to_date(const DataDir& dir, KeyStore& keys, const std::string& vfs,
                               std::span<const Migration> steps = migrations());

}  // namespace journal
