// SPDX-License-Identifier: Apache-2.0
// A directory that goes with the test, and what lies in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace support {

class Directory {
public:
    Directory();
    ~Directory();
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

std::string content_of(const std::filesystem::path& file);
void overwrite(const std::filesystem::path& file, std::string_view bytes);

// Every file below, by its path relative to `dir`, with its bytes.
std::map<std::string, std::string> files_below(const std::filesystem::path& dir);

// Names of the files below `dir` that hold `text` anywhere, as raw bytes.
std::string files_holding(const std::filesystem::path& dir, std::string_view text);

unsigned mode_of(const std::filesystem::path& path);  // 0600

}  // namespace support
