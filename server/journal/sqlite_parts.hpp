// SPDX-License-Identifier: Apache-2.0
// What a SqliteJournal is made of. In the order of destruction from below: reading ends, then
// writing, then the keys are wiped, then the directory is given back.
#pragma once

#include "server/journal/data_dir.hpp"
#include "server/journal/reader.hpp"
#include "server/journal/sqlite_journal.hpp"
#include "server/journal/writer.hpp"

namespace journal {

struct SqliteJournal::Parts {
    DataDir dir;
    OpenFile lock;
    std::function<protocol::Timestamp()> now;
    std::unique_ptr<KeyStore> keys;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<LogReader> reader;
    Worker reading;
};

}  // namespace journal
