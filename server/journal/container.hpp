// SPDX-License-Identifier: Apache-2.0
// Several files in one, with a checksum for every mebibyte: what a backup is stored as.
//
// After 16 bytes of name and version: for each file a header (name, size), then its bytes in
// chunks of 1 MiB; at the end a header with an empty name. Every header and chunk is followed by
// its BLAKE2b-256, which also covers the file's name and the chunk's number.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "server/journal/start_failure.hpp"

namespace journal {

struct Packed {
    std::string name;
    std::filesystem::path from;
};

// Whether a file says that it is such a package.
bool is_package(const std::filesystem::path& file);

// Makes `target`, 0600, which must not be there, and syncs it.
Started<void> pack(const std::filesystem::path& target, std::span<const Packed> files);

// Reads all of it, and refuses what is not as it was written, saying at which byte. Writes its
// files, 0600 and synced, into `into`, unless that is empty. Only names of `expected` are taken,
// and all of them must be there.
Started<void> unpack(const std::filesystem::path& backup, std::span<const std::string> expected,
                     const std::filesystem::path& into);

}  // namespace journal
