// SPDX-License-Identifier: Apache-2.0
// The time zones as the machine's own files have them (Debian's tzdata).
#pragma once

#include <string>

#include "server/domain/zones.hpp"

namespace rooms {

// Whoever asks for a zone first waits while its file of a few kilobytes is read. From any thread.
const domain::Zones& zones();

// An IANA name that this machine knows. From any thread.
bool is_time_zone(const std::string& name);

}  // namespace rooms
