// SPDX-License-Identifier: Apache-2.0
// How one commit of the log went.
#pragma once

#include <chrono>
#include <cstddef>

namespace journal {

enum class Commit {
    done,
    full,     // nothing was written
    unknown,  // it may or may not be on disk
};

// One commit, as whoever measures sees it. No names, no content.
struct CommitSeen {
    std::chrono::nanoseconds took;
    std::size_t writes = 0;  // appends and snapshots that shared it
    Commit outcome = Commit::done;
};

}  // namespace journal
