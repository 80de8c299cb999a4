// SPDX-License-Identifier: Apache-2.0
// Files that only their owner may open, whatever the umask, and that survive a power cut.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/journal/start_failure.hpp"

namespace journal {

// A file descriptor that closes itself.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    OpenFile& operator=(OpenFile&& other) noexcept;
    ~OpenFile();

    explicit operator bool() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

private:
    int descriptor_ = -1;
};

// One sentence for what the system said (errno) about `path`.
StartFailure system_failure(const std::filesystem::path& path, int error);

// 0600 and new: refuses a path that is taken.
Started<OpenFile> create_private_file(const std::filesystem::path& path);

// 0700. An existing directory stays as it is.
Started<void> create_private_directory(const std::filesystem::path& path);

Started<void> write_all(const OpenFile& file, const std::filesystem::path& path,
                        std::string_view bytes);
Started<void> sync_file(const OpenFile& file, const std::filesystem::path& path);
Started<void> sync_path(const std::filesystem::path& path);  // a file or a directory

// The directory that a file lies in: its name is safe then.
Started<void> sync_folder_of(const std::filesystem::path& path);

// 0600, whole or not at all, and never in the place of another file.
Started<void> write_new_file(const std::filesystem::path& path, std::string_view bytes);

// Whole or not at all: under a temporary name, synced, renamed, its directory synced.
Started<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

// Nothing if there is no such file.
Started<std::optional<std::string>> read_file(const std::filesystem::path& path);

}  // namespace journal
