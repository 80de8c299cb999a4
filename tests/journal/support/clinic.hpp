// SPDX-License-Identifier: Apache-2.0
// A clinic's journal in a directory of its own, and plain records to put into it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/journal/sqlite_journal.hpp"
#include "tests/journal/support/directory.hpp"
#include "tests/journal/support/print.hpp"
#include "tests/journal/support/run.hpp"

namespace support {

inline const protocol::RoomId blue{"blue"};
inline const protocol::RoomId green{"green"};
inline const protocol::PersonId amina{"amina"};
inline const protocol::PersonId ben{"ben"};

journal::Record record(std::string skeleton);
journal::Record record(std::string skeleton, const protocol::PersonId& of, std::string words);
std::vector<journal::Record> records(int from, int to);  // "record 3", ...

journal::MasterKey key_of(unsigned char filling);  // always the same 32 bytes

// Opened with key_of(1) and a clock that stands still.
journal::OpenOptions options_for(const std::filesystem::path& dir);

// A journal that must open; its directory outlives it.
std::unique_ptr<journal::SqliteJournal> open(journal::OpenOptions options);
std::unique_ptr<journal::SqliteJournal> open(const std::filesystem::path& dir);

// The sentence with which it does not open.
std::string refusal(journal::OpenOptions options);
std::string refusal(const std::filesystem::path& dir);

journal::Result<void> append(journal::Journal& journal, const protocol::RoomId& room,
                             journal::Position last, std::vector<journal::Record> records,
                             journal::Wake wake = {},
                             journal::Urgency urgency = journal::Urgency::ordinary);
journal::Result<journal::Loaded> load(journal::Journal& journal, const protocol::RoomId& room);

}  // namespace support
