// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/support/directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace support {

namespace {

// In memory where that is possible: what a sync is worth, the power cut tests show, and here it
// would only take time.
std::filesystem::path somewhere() {
    const std::filesystem::path memory = "/dev/shm";
    if (std::getenv("TMPDIR") == nullptr && ::access(memory.c_str(), W_OK) == 0) return memory;
    return std::filesystem::temp_directory_path();
}

}  // namespace

Directory::Directory() {
    std::string name = (somewhere() / "octet-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
}

Directory::~Directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
}

std::map<std::string, std::string> files_below(const std::filesystem::path& dir) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
        if (!entry.is_regular_file()) continue;
        files[std::filesystem::relative(entry.path(), dir).string()] = content_of(entry.path());
    }
    return files;
}

std::string files_holding(const std::filesystem::path& dir, std::string_view text) {
    std::string names;
    for (const auto& [name, bytes] : files_below(dir)) {
        if (bytes.find(text) != std::string::npos) names += name + " ";
    }
    return names;
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status{};
    ::stat(path.c_str(), &status);
    return status.st_mode & 07777;
}

}  // namespace support
