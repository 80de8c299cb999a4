// SPDX-License-Identifier: Apache-2.0
// What a room keeps of itself in a snapshot, and the codecs that only rooms need.
#pragma once

#include "protocol/json/instantiate.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/journal/journal.hpp"
#include "server/rooms/accepted.hpp"

namespace rooms {

struct Kept {
    domain::group::GroupState group;
    protocol::Timestamp last_at{};  // of the last record in it
    KeptIds accepted;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (group, last_at, accepted))

// Counted up where the same events come to another state of the same shape: where an evolve, or
// what AcceptedIds writes, means something else than before. New fields tell of themselves.
inline constexpr int folding = 1;

// Of what this version keeps: a room opens with no other snapshot.
journal::Shape shape_of_kept();

}  // namespace rooms

OCTET_WIRE_DECLARE_STORED(rooms::Kept)
OCTET_WIRE_DECLARE(protocol::group::ServerCommand)
