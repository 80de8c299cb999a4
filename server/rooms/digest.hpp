// SPDX-License-Identifier: Apache-2.0
// Tells one command's bytes from another's, the same on every machine and in every version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rooms {

// FNV-1a. It is no seal: whoever makes two commands with one digest fools nobody but themselves,
// since a digest is only ever compared with others of the same person and the same command id.
constexpr std::uint64_t digest_of(std::string_view bytes) {
    std::uint64_t digest = 0xcbf29ce484222325;
    for (const char c : bytes) {
        digest ^= static_cast<unsigned char>(c);
        digest *= 0x100000001b3;
    }
    return digest;
}

// Sixteen hexadecimal digits.
void append_hex(std::string& out, std::uint64_t number);
std::string hex(std::uint64_t number);
std::optional<std::uint64_t> from_hex(std::string_view digits);

}  // namespace rooms
