// SPDX-License-Identifier: Apache-2.0
// Commands that anybody might send: any kind, with ids that mostly exist and words that can be
// found again wherever they turn up.
#pragma once

#include <vector>

#include "tests/support/group.hpp"

namespace support {

// Words hold one mark, such as "ZQ17Q", that no other words and no ids hold.
std::string words_with_mark(std::uint64_t number);
std::vector<std::uint64_t> marks_in(std::string_view text);

class RandomCommands {
public:
    // The words that it makes are marked with the numbers after `marks`.
    explicit RandomCommands(std::uint64_t seed, std::uint64_t marks = 0)
        : draw_{seed, 99}, marks_{marks} {}

    // Likely ones more often, so that sessions get somewhere.
    Command next(const GroupState& group, Timestamp now);
    std::uint64_t below(std::uint64_t bound) { return draw_.below(bound); }
    bool once_in(std::uint64_t times) { return below(times) == 0; }

private:
    domain::Draw draw_;
    std::uint64_t marks_;
};

}  // namespace support
