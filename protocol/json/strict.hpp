// SPDX-License-Identifier: Apache-2.0
// Reads JSON as narrowly as it can be read. Every limit holds while parsing: nothing is built that
// will not be used, and no input costs more than its own length.
#pragma once

#include <cstddef>
#include <string_view>

#include "protocol/json/error.hpp"
#include "protocol/json/value.hpp"

namespace protocol {

// What a message may weigh. The longest words of the wire (Pages) are up to 14,000 bytes of UTF-8;
// a client that escapes what it need not may find its message too big.
struct ParseLimits {
    std::size_t bytes_max = 16384;
    std::size_t depth_max = 12;            // arrays and objects inside each other
    std::size_t values_max = 2048;         // scalars, arrays and objects together
    std::size_t string_bytes_max = 16384;  // of one key or string, unescaped

    // What no honest keyboard sends (utf8.hpp). Off for what the server wrote itself: it must be
    // able to read again whatever it once wrote.
    bool forbidden_characters_refused = true;
};

// For records and snapshots: far above what is ever written, below what would hurt.
ParseLimits stored_limits();

// Refuses what is not strict JSON and also repeated keys, numbers that are not whole (1.0, 1e3, -0)
// or beyond 2^53-1, invalid UTF-8, lone surrogates, a byte order mark, NUL, anything behind the
// value. Text is not normalised: equal-looking words in NFC and NFD stay different. Never throws.
Decoded<Value> parse(std::string_view text, const ParseLimits& limits = {});

}  // namespace protocol
