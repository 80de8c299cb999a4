// SPDX-License-Identifier: Apache-2.0
// Code points: what text is made of, and which of them the wire does not let in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace protocol {

// How long a person would say the text is: what Text and Lines are limited by. For valid UTF-8.
std::size_t code_points(std::string_view text);

namespace json {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;  // 0: not UTF-8 here
};

// The code point at the start of `text`, which is not empty. Overlong forms, surrogates and
// anything beyond U+10FFFF are not UTF-8.
CodePoint first_code_point(std::string_view text);

// Where `text` stops being UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

enum class Breaks { refused, allowed };  // line feed and tab

// The first code point of valid UTF-8 that may not stand in anybody's words: C0 (but for line feed
// and tab where allowed), DEL, C1, bidirectional overrides and isolates, U+FEFF, noncharacters.
std::optional<char32_t> first_forbidden(std::string_view text, Breaks breaks);

// Nothing but spaces and what is drawn as nothing: such words say nothing.
bool is_blank(std::string_view text);

}  // namespace json
}  // namespace protocol
