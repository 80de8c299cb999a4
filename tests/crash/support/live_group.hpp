// SPDX-License-Identifier: Apache-2.0
// A group of a server that runs, as its log says it is now: read beside the server with the
// clinic's key. And all words with a mark that were found in that log when it was opened.
#pragma once

#include <set>

#include "server/domain/group/group.hpp"
#include "tests/crash/support/log_book.hpp"

namespace support {

class LiveGroup {
public:
    LiveGroup(std::filesystem::path data, std::filesystem::path key, protocol::RoomId room);

    // What came to the log since the last time.
    void read_on();

    const domain::group::GroupState& state() const { return state_; }
    const std::set<std::uint64_t>& marks() const { return marks_; }
    bool holds(std::string_view word) const { return words_.find(word) != std::string::npos; }

private:
    void note_marks(std::string_view text);

    std::filesystem::path data_;
    std::filesystem::path key_;
    protocol::RoomId room_;
    journal::Position last_ = 0;
    domain::group::GroupState state_;
    std::set<std::uint64_t> marks_;
    std::string words_;  // all that was found, one behind the other
};

}  // namespace support
