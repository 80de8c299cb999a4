// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/names.hpp"

#include <array>

#include "protocol/json/utf8.hpp"

namespace domain::group {

namespace {

using protocol::json::first_code_point;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\u00a0' || c == U'\u1680' ||
           (c >= U'\u2000' && c <= U'\u200b') || c == U'\u202f' || c == U'\u205f' || c == U'\u3000';
}

// Capitals and how far away their small letters are.
struct Capitals {
    char32_t first;
    char32_t last;
    char32_t distance;
};
constexpr std::array capitals{
    Capitals{U'A', U'Z', 32},   Capitals{0xC0, 0xD6, 32},   Capitals{0xD8, 0xDE, 32},
    Capitals{0x391, 0x3A1, 32}, Capitals{0x3A3, 0x3AB, 32}, Capitals{0x400, 0x40F, 80},
    Capitals{0x410, 0x42F, 32},
};

// Latin Extended-A and -B pairs lie side by side: in some stretches the even one is the capital.
char32_t small_of_pair(char32_t c) {
    const bool even_is_capital =
        (c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177);
    const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (even_is_capital && c % 2 == 0) return c + 1;
    if (odd_is_capital && c % 2 == 1) return c + 1;
    return c;
}

char32_t small(char32_t c) {
    for (const auto& range : capitals) {
        if (c >= range.first && c <= range.last) return c + range.distance;
    }
    if (c == 0x178) return 0xFF;
    return small_of_pair(c);
}

// The letters that are folded all have one or two bytes.
void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

}  // namespace

std::string trimmed(std::string_view name) {
    std::size_t begin = name.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < name.size();) {
        const auto point = first_code_point(name.substr(at));
        if (point.bytes == 0) return std::string{name};
        if (!is_space(point.value)) {
            if (begin == name.size()) begin = at;
            end = at + point.bytes;
        }
        at += point.bytes;
    }
    return std::string{name.substr(begin, end > begin ? end - begin : 0)};
}

std::string folded(std::string_view name) {
    auto plain = trimmed(name);
    std::string out;
    for (std::string_view rest = plain; !rest.empty();) {
        const auto point = first_code_point(rest);
        if (point.bytes == 0) return plain;
        if (point.bytes <= 2) {
            append(out, small(point.value));
        } else {
            out += rest.substr(0, point.bytes);
        }
        rest.remove_prefix(point.bytes);
    }
    return out;
}

}  // namespace domain::group
