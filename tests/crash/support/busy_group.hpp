// SPDX-License-Identifier: Apache-2.0
// Everybody of a group asks the real server for anything that a person may ask for: mostly what
// the group as it is now may take. Every word is marked, and stands nowhere else.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "clients/bots/load.hpp"
#include "tests/crash/support/live_group.hpp"
#include "tests/crash/support/visitor.hpp"

namespace support {

// What was asked and taken.
struct Taken {
    int asked = 0;
    int accepted = 0;
    std::set<std::string> commands;  // by name
    std::set<std::uint64_t> marks;   // of the words in them
};

class BusyGroup {
public:
    // Who leads comes first.
    BusyGroup(const bots::Server& server, const bots::LoadRoom& room, LiveGroup& group);

    // Asks so often; whoever is put out of the group on the way falls silent.
    Taken talk(int times, std::uint64_t seed, std::uint64_t first_mark);

private:
    void come_back(std::size_t who);

    bots::Server server_;
    bots::LoadRoom room_;
    LiveGroup& group_;
    std::vector<std::unique_ptr<Visitor>> people_;  // null: may not come back
};

}  // namespace support
