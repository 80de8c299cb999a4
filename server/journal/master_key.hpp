// SPDX-License-Identifier: Apache-2.0
// The one key that opens all others; it lives outside the data directory and outside every backup.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "server/journal/secret.hpp"
#include "server/journal/start_failure.hpp"

namespace journal {

class MasterKey {
public:
    explicit MasterKey(Secret secret);

    KeyBytes bytes() const { return secret_.key(); }

    // 16 characters of [0-9a-f] that name the key and tell nothing about it.
    const std::string& id() const { return id_; }

    MasterKey copy() const;

private:
    Secret secret_;
    std::string id_;
};

// From `file` (32 bytes, raw or as 64 hexadecimal digits; mode 0600 or 0400), or if there is none
// from `octet.key` in the directory that the service manager names in CREDENTIALS_DIRECTORY.
Started<MasterKey> load_master_key(const std::optional<std::filesystem::path>& file);

// Makes a new key file, 0600, as hexadecimal digits. A path that is taken is refused.
Started<void> make_key_file(const std::filesystem::path& file);

}  // namespace journal
