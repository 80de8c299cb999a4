// SPDX-License-Identifier: Apache-2.0
// Proves that a log is whole: every page of its database and of the key store, and every room's
// chain from its first record to where the signed heads say that it ended.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "server/journal/journal.hpp"
#include "server/journal/master_key.hpp"
#include "server/journal/start_failure.hpp"

namespace journal {

struct VerifyReport {
    // The first place, in the order of writing, where the log is not what it was.
    struct Broken {
        protocol::RoomId room;
        Position at = 0;
        std::string what;  // "is missing", "was changed", ...
    };

    std::uint64_t rooms = 0;
    std::uint64_t records = 0;
    std::optional<Broken> broken;

    // No record that was durable at this time has been cut off. Empty: there are no signed heads,
    // so nothing can be said of the last records.
    std::optional<protocol::Timestamp> no_tail_cut_before;
    bool heads_forged = false;  // there are heads, but not of this clinic's signature

    bool whole() const { return !broken && !heads_forged; }
};

// For a data directory that no octet uses. Writes nothing but its lock.
Started<VerifyReport> verify(const std::filesystem::path& dir, const MasterKey& key);

}  // namespace journal
