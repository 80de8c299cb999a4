// SPDX-License-Identifier: Apache-2.0
// When the server was last off, as far as it knows.
#pragma once

#include "protocol/ids.hpp"

namespace rooms {

// The same for every room: the time that is given back to a session which was cut off must not
// tell when somebody last wrote in it.
struct Outage {
    protocol::Timestamp since;
    protocol::Timestamp until;
};

}  // namespace rooms
