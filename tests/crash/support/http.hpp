// SPDX-License-Identifier: Apache-2.0
// One GET, as plainly as can be.
#pragma once

#include <string>
#include <string_view>

#include "clients/bots/socket.hpp"

namespace support {

// The body of the answer; empty if there was none.
std::string get(const bots::Server& server, const std::string& path, const std::string& cookie);

// A text in a JSON object; empty if it is not there.
std::string field(const std::string& body, std::string_view name);

}  // namespace support
