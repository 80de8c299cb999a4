// SPDX-License-Identifier: Apache-2.0
// Copies of a whole clinic in one file, and the way back from one.
//
// A backup is encrypted as the data directory is: records under their keys, keys wrapped by the
// master key, which is not in it. Whoever finds one learns counts, times and sizes. To restore it
// one needs the key file that was in use when it was made.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "server/journal/master_key.hpp"
#include "server/journal/start_failure.hpp"
#include "server/journal/verify.hpp"

namespace journal {

struct BackupReport {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    VerifyReport log;  // of the copy itself, read back
};

struct RestoreOptions {
    std::filesystem::path backup;
    std::filesystem::path dir;  // must not be there, or be empty
    MasterKey key;
    // The newest keys.db of this clinic that there is, or a newer backup, which has one: whoever
    // was erased after the backup was made is erased again before anything is served.
    std::optional<std::filesystem::path> newest_keys;
};

struct RestoreReport {
    VerifyReport log;
    std::uint64_t erased_again = 0;
};

// Checks every byte, the keys and the chains first; the directory appears whole or not at all.
Started<RestoreReport> restore(const RestoreOptions& options);

}  // namespace journal
