// SPDX-License-Identifier: Apache-2.0
// When the server over a data directory was last known to run: a file with one number, written
// over and over. It is not synced: after a power cut it may be older than the truth, never newer.
#pragma once

#include <filesystem>
#include <optional>

#include "protocol/ids.hpp"
#include "server/journal/files.hpp"

namespace commands {

class LastAlive {
public:
    // Where the file cannot be opened, nothing is noted and nothing known.
    explicit LastAlive(const std::filesystem::path& file);

    // As the process before this one left it; empty when there was none.
    std::optional<protocol::Timestamp> before() const { return before_; }

    void note(protocol::Timestamp now) const;

private:
    journal::OpenFile file_;
    std::optional<protocol::Timestamp> before_;
};

}  // namespace commands
