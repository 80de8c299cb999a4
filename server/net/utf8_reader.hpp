// SPDX-License-Identifier: Apache-2.0
// Tells whether bytes that come in pieces are UTF-8, as early as can be.
#pragma once

#include <cstdint>
#include <string_view>

namespace net {

class Utf8Reader {
public:
    // False from the first byte on that no text can go on with.
    bool read(std::string_view bytes);

    // No character is half read. Also true after an error: ask read().
    bool is_whole() const { return missing_ == 0; }

    void begin_again() { missing_ = 0; }

private:
    std::uint8_t missing_ = 0;  // continuation bytes of the character being read
    std::uint8_t low_ = 0x80;   // what the next of them may be
    std::uint8_t high_ = 0xbf;
};

}  // namespace net
