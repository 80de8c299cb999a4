// SPDX-License-Identifier: Apache-2.0
// Reads a clinic's log with its key, record by record, and remembers which commands of people it
// holds. Beside a server that runs: it only reads, and never checkpoints.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "server/journal/journal.hpp"

namespace support {

// Hands over what a room's log holds after `last`, in order, and answers where it ends. The test
// fails if a record is missing or does not open.
journal::Position read_log(const std::filesystem::path& data, const std::filesystem::path& key,
                           const protocol::RoomId& room, journal::Position last,
                           const std::function<void(const journal::Record&)>& read);

class LogBook {
public:
    LogBook(std::filesystem::path data, std::filesystem::path key);

    // What this room's log holds since the last time. The test fails if a record does not open.
    void read_on(const protocol::RoomId& room);

    // How often a command stands in the log. Its id must be one that no two people use.
    int times(const std::string& id) const;
    // Any that stands there more than once; empty: none.
    std::string twice() const;
    std::size_t commands() const { return times_.size(); }

private:
    std::filesystem::path data_;
    std::filesystem::path key_;
    std::map<protocol::RoomId, journal::Position> read_to_;
    std::map<std::string, int> times_;
};

}  // namespace support
