// SPDX-License-Identifier: Apache-2.0
// What a room keeps of itself in a snapshot, and the codecs that only rooms need.
#pragma once

#include "protocol/json/instantiate.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/rooms/accepted.hpp"

namespace rooms {

struct Kept {
    domain::group::GroupState group;
    protocol::Timestamp last_at{};  // of the last record in it
    KeptIds accepted;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (group, last_at, accepted))

}  // namespace rooms

OCTET_WIRE_DECLARE_STORED(rooms::Kept)
OCTET_WIRE_DECLARE(protocol::group::ServerCommand)
