// SPDX-License-Identifier: Apache-2.0
// What a client says, as it goes over the wire.
#pragma once

#include <string>
#include <string_view>

#include "protocol/group/codec.hpp"

namespace support {

// {"do":...,"id":...,"with":...}
std::string message_of(std::string_view id, const protocol::group::Command& command);
std::string message_of(std::string_view id, const protocol::group::Query& query);

}  // namespace support
