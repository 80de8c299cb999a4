// SPDX-License-Identifier: Apache-2.0
// Room on the disk that is held back, so that signs of danger can be written when it is full.
#pragma once

#include <cstdint>
#include <filesystem>

namespace journal {

class Reserve {
public:
    virtual ~Reserve() = default;

    // Holds it back if it is not. False: there is too little room for that. Cheap when it is held.
    virtual bool hold() = 0;

    // Gives the room back. True if there was any.
    virtual bool release() = 0;
};

// A file of that size in the data directory.
class FileReserve final : public Reserve {
public:
    FileReserve(std::filesystem::path file, std::uint64_t bytes)
        : file_(std::move(file)), bytes_(bytes) {}
    bool hold() override;
    bool release() override;

private:
    std::filesystem::path file_;
    std::uint64_t bytes_;
    bool held_ = false;
};

}  // namespace journal
