// SPDX-License-Identifier: Apache-2.0
// How one commit of the log is made sure of, and how it went.
#pragma once

#include <chrono>
#include <cstddef>

namespace journal {

enum class Commit {
    done,
    full,     // nothing was written
    unknown,  // it may or may not be on disk
};

// When a commit is synced. Only `full` keeps what was acknowledged through a power cut: the others
// are the controls of the crash tests, which must then see records lost.
enum class Sync { full, normal, off };

// One commit, as whoever measures sees it. No names, no content.
struct CommitSeen {
    std::chrono::nanoseconds took;
    std::size_t writes = 0;  // appends and snapshots that shared it
    Commit outcome = Commit::done;
};

}  // namespace journal
