// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/digest.hpp"

#include <charconv>

namespace rooms {

void append_hex(std::string& out, std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(number >> shift) & 15];
}

std::string hex(std::uint64_t number) {
    std::string out;
    append_hex(out, number);
    return out;
}

std::optional<std::uint64_t> from_hex(std::string_view digits) {
    std::uint64_t number = 0;
    const auto* begin = digits.data();
    const auto* end = begin + digits.size();
    const auto [stopped, error] = std::from_chars(begin, end, number, 16);
    if (digits.size() != 16 || stopped != end || error != std::errc{}) return std::nullopt;
    return number;
}

}  // namespace rooms
