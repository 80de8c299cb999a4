// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share. A target is one function that gets bytes; what must hold of them it
// says with always(...), which ends the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/always.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

using protocol::always;

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Takes the first byte as a choice; 0 when there is none.
inline std::uint8_t take_choice(std::string_view& text) {
    if (text.empty()) return 0;
    const auto choice = static_cast<std::uint8_t>(text.front());
    text.remove_prefix(1);
    return choice;
}

// Takes what stands before the next `end`, or all that is left.
inline std::string_view take_until(std::string_view& text, char end) {
    const auto size = text.find(end);
    const auto taken = text.substr(0, size);
    text.remove_prefix(size == text.npos ? text.size() : size + 1);
    return taken;
}

}  // namespace fuzz
