// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/utf8.hpp"

namespace protocol {

namespace json {
namespace {

constexpr unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

constexpr bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x7F; }

constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

constexpr bool turns_direction(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr bool is_noncharacter(char32_t c) {
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

// Unicode's White_Space, and the invisible letters that people use in its place.
constexpr bool draws_nothing(char32_t c) {
    if (c <= 0x20) return true;
    switch (c) {
        case 0x85:
        case 0xA0:
        case 0xAD:
        case 0x034F:
        case 0x061C:
        case 0x115F:
        case 0x1160:
        case 0x1680:
        case 0x17B4:
        case 0x17B5:
        case 0x202F:
        case 0x205F:
        case 0x2800:
        case 0x3000:
        case 0x3164:
        case 0xFFA0:
            return true;
        default:
            break;
    }
    return (c >= 0x180B && c <= 0x180F) || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x2029) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t least;  // below it the form is overlong
};

constexpr Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
    const auto lead = lead_of(byte_at(text, 0));
    if (lead.bytes == 0 || lead.bytes > text.size()) return {};
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.bytes; ++i) {
        const auto byte = byte_at(text, i);
        if ((byte & 0xC0) != 0x80) return {};
        value = (value << 6) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.least || value > 0x10FFFF || surrogate) return {};
    return {value, lead.bytes};
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (byte_at(text, at) < 0x80) {
            ++at;
            continue;
        }
        const auto c = first_code_point(text.substr(at));
        if (c.bytes == 0) return at;
        at += c.bytes;
    }
    return std::nullopt;
}

std::optional<char32_t> first_forbidden(std::string_view text, Breaks breaks) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain(byte_at(text, at))) {
            ++at;
            continue;
        }
        const auto [c, bytes] = first_code_point(text.substr(at));
        const bool is_break = c == '\n' || c == '\t';
        if (is_break && breaks == Breaks::refused) return c;
        if (!is_break &&
            (is_control(c) || turns_direction(c) || c == 0xFEFF || is_noncharacter(c))) {
            return c;
        }
        at += bytes == 0 ? 1 : bytes;
    }
    return std::nullopt;
}

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        const auto c = first_code_point(text);
        if (c.bytes == 0 || !draws_nothing(c.value)) return false;
        text.remove_prefix(c.bytes);
    }
    return true;
}

}  // namespace json

std::size_t code_points(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
    return n;
}

}  // namespace protocol
