// SPDX-License-Identifier: Apache-2.0
// Why the server closes a socket. 4000-4499: come back; 4500-4999: do not, or not like this.
#pragma once

#include <boost/describe/enum.hpp>

namespace protocol {

enum class CloseCode {
    normal = 1000,
    going_away = 1001,      // the server stops; it says when to come back
    protocol_error = 1002,  // not RFC 6455
    not_text = 1003,
    bad_utf8 = 1007,
    policy = 1008,         // a flood
    too_big = 1009,        // a message over the limit
    too_slow = 4001,       // did not read what was sent; come back with `since`
    room_moved = 4002,     // this server gave the room up; come back
    unknown_state = 4003,  // storage failed: send again with the same ids
    silent = 4004,         // no heartbeat
    not_invited = 4501,    // no seat in this room, or no longer
    bad_frame = 4502,      // too many frames that could not be read
    signed_out = 4503,
    wrong_version = 4504,  // reload the page
    room_broken = 4505,    // the room is quarantined; a person has been told
};
BOOST_DESCRIBE_ENUM(CloseCode, normal, going_away, protocol_error, not_text, bad_utf8, policy,
                    too_big, too_slow, room_moved, unknown_state, silent, not_invited, bad_frame,
                    signed_out, wrong_version, room_broken)

}  // namespace protocol
