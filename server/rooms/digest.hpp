// SPDX-License-Identifier: Apache-2.0
// Tells one command's bytes from another's, and writes that down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/digest.hpp"

namespace rooms {

// Whoever makes two commands with one digest fools nobody but themselves, since a digest is only
// ever compared with others of the same person and the same command id.
using domain::digest_of;

// Sixteen hexadecimal digits.
void append_hex(std::string& out, std::uint64_t number);
std::string hex(std::uint64_t number);
std::optional<std::uint64_t> from_hex(std::string_view digits);

}  // namespace rooms
