// SPDX-License-Identifier: Apache-2.0
// What is written of a command that was accepted, and what may be told by its digest.
#pragma once

#include <cstdint>

#include "server/journal/journal.hpp"
#include "server/rooms/requests.hpp"

namespace rooms {

// The digest of a command is no secret: whoever has it finds few words, a name or one of four
// choices again by trying. So it is written only where what the command said stands under the same
// key and goes with it, or where it said nothing of anybody. There is none for a command that
// changed nothing or that says something of somebody else. Its id alone decides then.
protocol::group::Recorded record_of(const Submit& submit, std::uint64_t digest,
                                    protocol::Timestamp at, protocol::group::Events events);

// Of the server's own actor; `at_position`: where it will stand in the room's log.
protocol::group::Recorded record_of(const Serve& serve, std::uint64_t digest,
                                    protocol::Timestamp at, protocol::group::Events events,
                                    journal::Position at_position);

// The room's own command: nobody sends it again.
inline bool is_own(const Serve& serve) { return serve.id.value.empty(); }
bool is_own(const protocol::group::Recorded& recorded);

}  // namespace rooms
