// SPDX-License-Identifier: Apache-2.0
// A table that is compared with the one that people have read, and the joining of its lines.
#pragma once

#include <string>
#include <vector>

namespace golden {

using Row = std::vector<std::string>;

// What is said of one thing in one state at one time: some lines. An empty cell: no such case.
struct Block {
    std::string what;
    std::string state;
    std::size_t time = 0;   // among all times, in their order
    std::vector<Row> rows;  // without what, state and time
};

// The state of a block that holds for all of its kind at that time.
inline const std::string whatever = "whatever it is about";

// Joins what is said alike, or would be if there were such a case: first of several times
// ("always": whenever there is one; "otherwise": but when `whatever` holds), then of several
// states.
std::vector<Row> joined(const std::vector<Block>& blocks, const std::vector<std::string>& times);

// With UPDATE_GOLDEN=1 writes the file; else fails where it differs and says what to do.
void check_table(const std::string& file, const Row& header, const std::vector<Row>& rows);

}  // namespace golden
