// SPDX-License-Identifier: Apache-2.0
// What a SqliteJournal is made of. Destroyed from below: reading ends, then writing (whose last
// backup is still finished), then the keys are wiped, then the directory is given back.
#pragma once

#include <atomic>

#include "server/journal/data_dir.hpp"
#include "server/journal/reader.hpp"
#include "server/journal/sqlite_journal.hpp"
#include "server/journal/writer.hpp"

namespace journal {

struct SqliteJournal::Parts {
    DataDir dir;
    std::string vfs;
    OpenFile lock;
    std::function<protocol::Timestamp()> now;
    std::unique_ptr<KeyStore> keys;
    // Shared with a caller that may outlive the journal.
    std::shared_ptr<std::atomic<bool>> backing_up = std::make_shared<std::atomic<bool>>(false);
    Worker finishing;  // checks and packs backups, verifies
    std::unique_ptr<Writer> writer;
    std::unique_ptr<LogReader> reader;
    Worker reading;
};

}  // namespace journal
