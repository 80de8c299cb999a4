// SPDX-License-Identifier: Apache-2.0
#include "server/journal/rotation.hpp"

#include <unistd.h>

#include <cerrno>

#include "server/journal/data_dir.hpp"
#include "server/journal/files.hpp"
#include "server/journal/keystore.hpp"

namespace journal {
namespace {

std::filesystem::path next_of(std::filesystem::path file) {
    file += ".next";
    return file;
}

bool is_there(const std::filesystem::path& file) {
    std::error_code unknown;
    return std::filesystem::exists(file, unknown);
}

}  // namespace

std::filesystem::path old_key_file(const std::filesystem::path& file, const std::string& old_id) {
    auto aside = file;
    aside += ".old-" + old_id;
    return aside;
}

Started<MasterKey> load_key_of(const std::filesystem::path& dir,
                               const std::filesystem::path& file) {
    auto key = load_master_key(file);
    const auto next_file = next_of(file);
    const auto keys = DataDir{dir}.keys();
    if (!key || !is_there(next_file) || !is_there(keys)) return key;
    const auto needed = read_master_id(keys);
    auto next = load_master_key(next_file);
    // A next key that opens nothing yet is of no matter.
    if (!needed || !next || *needed != next->id()) return key;
    if (auto placed = put_next_key_in_place(file, key->id()); !placed) return placed.error();
    return next;
}

Started<MasterKey> make_next_key(const std::filesystem::path& file) {
    const auto next = next_of(file);
    if (!is_there(next)) {
        if (auto made = make_key_file(next); !made) return made.error();
    }
    return load_master_key(next);
}

Started<void> put_next_key_in_place(const std::filesystem::path& file, const std::string& old) {
    // The old key has a second name before it loses the first: it is never without one.
    const auto aside = old_key_file(file, old);
    if (::link(file.c_str(), aside.c_str()) != 0 && errno != EEXIST) {
        return system_failure(aside, errno);
    }
    if (auto synced = sync_folder_of(file); !synced) return synced;
    if (::rename(next_of(file).c_str(), file.c_str()) != 0) return system_failure(file, errno);
    return sync_folder_of(file);
}

Started<Rotated> rotate_key(const std::filesystem::path& dir,
                            const std::filesystem::path& file) try {
    const DataDir data{dir};
    const auto lock = lock_data_dir(data);
    if (!lock) return lock.error();
    const auto key = load_key_of(dir, file);
    if (!key) return key.error();
    if (!is_there(data.keys())) return system_failure(data.keys(), ENOENT);
    auto keys = KeyStore::open(data.keys(), *key);
    if (!keys) return keys.error();
    const auto next = make_next_key(file);
    if (!next) return next.error();
    (*keys)->rewrap(*next);
    if (auto placed = put_next_key_in_place(file, key->id()); !placed) return placed.error();
    return Rotated{key->id(), next->id(), old_key_file(file, key->id())};
} catch (const SQLite::Exception& error) {
    return storage_failure(DataDir{dir}.keys(), error);
}

}  // namespace journal
