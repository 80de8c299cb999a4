// SPDX-License-Identifier: Apache-2.0
// A file that has a path and never touches a disk.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/fuzz/support/fuzz.hpp"

namespace fuzz {

class InMemory {
public:
    explicit InMemory(std::string_view bytes) : file_{::memfd_create("fuzz", MFD_CLOEXEC)} {
        always(file_ >= 0, "memory for a file");
        const auto written = ::write(file_, bytes.data(), bytes.size());
        always(written == static_cast<ssize_t>(bytes.size()), "memory for the bytes of a file");
    }
    ~InMemory() { ::close(file_); }
    InMemory(const InMemory&) = delete;
    InMemory& operator=(const InMemory&) = delete;

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(file_); }

private:
    int file_;
};

}  // namespace fuzz
