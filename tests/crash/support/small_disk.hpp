// SPDX-License-Identifier: Apache-2.0
// A real file system of a few mebibytes, in memory, that only this process and its children see.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "tests/journal/support/directory.hpp"

namespace support {

class SmallDisk {
public:
    // Mounts it, in a name space of its own. Null where the machine does not let us; `why` says so.
    static std::unique_ptr<SmallDisk> mount(std::uint64_t bytes, std::string& why);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    std::filesystem::path path() const { return dir_ / "disk"; }

    void fill();       // to the last byte
    void make_room();  // all of what fill() took
    std::uint64_t left() const;

private:
    SmallDisk() = default;
    Directory dir_;
};

}  // namespace support
