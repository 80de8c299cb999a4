// SPDX-License-Identifier: Apache-2.0
// What lies where in a data directory, and who may have it.
#pragma once

#include <filesystem>
#include <vector>

#include "server/journal/files.hpp"
#include "server/journal/start_failure.hpp"

namespace journal {

struct DataDir {
    std::filesystem::path root;

    std::filesystem::path log() const { return root / "octet.db"; }
    std::filesystem::path keys() const { return root / "keys.db"; }
    std::filesystem::path heads() const { return root / "heads"; }
    std::filesystem::path reserve() const { return root / "reserve"; }
    std::filesystem::path alive() const { return root / "alive"; }
    std::filesystem::path lock() const { return root / "lock"; }
    std::filesystem::path backups() const { return root / "backups"; }
};

// What lies among the backups, by name, also what was left unfinished: each may hold a copy of
// keys.
std::vector<std::filesystem::path> backups_in(const DataDir& dir);

// Makes the directory, 0700, where there is none. What is there stays as it is.
Started<void> create_data_dir(const std::filesystem::path& dir);

// One process at a time: holds the directory until the file is closed, which the end of the
// process does too.
Started<OpenFile> lock_data_dir(const DataDir& dir);

}  // namespace journal
