// SPDX-License-Identifier: Apache-2.0
// The course so far for supervision, without identities (protocol/group/packet.hpp).
#pragma once

#include "protocol/group/packet.hpp"
#include "server/domain/group/actor.hpp"

namespace domain::group {

// For facilitators; whoever asks makes sure of it.
PacketView packet_of(const GroupState& group);

}  // namespace domain::group
