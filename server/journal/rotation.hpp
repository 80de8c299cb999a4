// SPDX-License-Identifier: Apache-2.0
// Another master key takes the place of the one in use, in the same file: data is not touched, only
// the keys are wrapped anew. Cut short anywhere, the next start finds the key that opens.
//
//   KEY.next      the new key, until the keys are wrapped by it
//   KEY           the key in use
//   KEY.old-ID    the one before, which backups made with it still need
#pragma once

#include <filesystem>

#include "server/journal/master_key.hpp"
#include "server/journal/start_failure.hpp"

namespace journal {

// The key that opens the data in `dir`: that of `file`, or the next one, if a rotation was cut
// short after the keys were wrapped by it; then it is put in its place. As load_master_key
// otherwise.
Started<MasterKey> load_key_of(const std::filesystem::path& dir, const std::filesystem::path& file);

// The first step: the new key is safe in its file. One that an earlier try made is taken.
Started<MasterKey> make_next_key(const std::filesystem::path& file);

// The last step, after the keys were wrapped by it: the new key's file takes the name of the old.
// `old` names the key that was in use.
Started<void> put_next_key_in_place(const std::filesystem::path& file, const std::string& old);

struct Rotated {
    std::string old_id;
    std::string new_id;
    std::filesystem::path old_file;
};

// All of it, for a data directory that no octet uses.
Started<Rotated> rotate_key(const std::filesystem::path& dir, const std::filesystem::path& file);

std::filesystem::path old_key_file(const std::filesystem::path& file, const std::string& old_id);

}  // namespace journal
