// SPDX-License-Identifier: Apache-2.0
// Which commands a room has accepted, so that one that is sent again is applied once.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/group/events.hpp"

namespace rooms {

// A person's accepted commands as a snapshot keeps them: text that AcceptedIds alone reads.
struct KeptIds {
    std::optional<std::string> server;
    std::vector<protocol::Personal<std::string>> persons;
};
BOOST_DESCRIBE_STRUCT(KeptIds, (), (server, persons))

// Remembers each accepted command, no-ops included, for 30 days by its record's time, and then
// forgets it: sent again after that it counts as new, unless its id itself tells that it is old
// (made_at). Refusals are not remembered: what was refused may be tried again.
class AcceptedIds {
public:
    enum class Seen { never, same, other };

    // `other`: the id was used, for something else. `by`: nobody is the server.
    Seen look_up(const std::optional<protocol::PersonId>& by, const protocol::CommandId& id,
                 std::uint64_t digest) const;

    // Without a digest (it was not written, or its person was erased) the id alone decides.
    void remember(const std::optional<protocol::PersonId>& by, const protocol::CommandId& id,
                  std::optional<std::uint64_t> digest, protocol::Timestamp at);
    void remember(const protocol::group::Recorded& recorded);

    void forget_before(protocol::Timestamp at);

    // Each person's under that person's key; restore() takes what an erasure has left of it.
    // False when it is not what kept() once wrote.
    KeptIds kept() const;
    [[nodiscard]] bool restore(const KeptIds& kept);

private:
    struct Accepted {
        std::optional<std::uint64_t> digest;
        protocol::Timestamp at{};
    };
    // By the digest of the id: as short as a number, and a person who finds two ids with one
    // digest only loses a command of their own.
    using OfOne = boost::unordered_flat_map<std::uint64_t, Accepted>;

    static std::string written(const OfOne& accepted);
    static std::optional<OfOne> read(std::string_view text);

    OfOne server_;
    std::map<protocol::PersonId, OfOne> persons_;
};

// When a command was made, if its id is a ULID (26 characters of Crockford's base 32).
std::optional<protocol::Timestamp> made_at(const protocol::CommandId& id);

inline constexpr std::int64_t remembered_ms = std::int64_t{30} * 24 * 3600 * 1000;

}  // namespace rooms
