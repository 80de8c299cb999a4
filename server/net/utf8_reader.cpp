// SPDX-License-Identifier: Apache-2.0
#include "server/net/utf8_reader.hpp"

#include <cstring>

namespace net {
namespace {

// How many of the first bytes are surely ASCII, eight at a time: most text is.
std::size_t ascii_prefix(std::string_view bytes) {
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i, 8);
        if ((eight & 0x8080808080808080u) != 0) break;
    }
    return i;
}

}  // namespace

bool Utf8Reader::read(std::string_view bytes) {
    std::size_t i = missing_ == 0 ? ascii_prefix(bytes) : 0;
    for (; i < bytes.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        if (missing_ > 0) {
            if (byte < low_ || byte > high_) return false;
            low_ = 0x80;
            high_ = 0xbf;
            --missing_;
        } else if (byte >= 0x80) {
            if (byte < 0xc2 || byte > 0xf4) return false;
            missing_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
            // No second spelling of a shorter character, no surrogates, nothing over U+10FFFF.
            low_ = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
            high_ = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
        }
    }
    return true;
}

}  // namespace net
