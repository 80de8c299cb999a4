// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/look_alike.hpp"

#include <algorithm>
#include <array>

#include "protocol/json/utf8.hpp"
#include "server/domain/group/names.hpp"

namespace domain::group {

namespace {

using protocol::json::first_code_point;
using protocol::json::is_blank;

// Small letters, since a name is folded first. By code point: the first row that ends at or behind
// it tells.
struct Look {
    char32_t first;
    char32_t last;
    char latin;
};
constexpr std::array looks{
    Look{0xE0, 0xE5, 'a'},   Look{0xE7, 0xE7, 'c'},   Look{0xE8, 0xEB, 'e'},
    Look{0xEC, 0xEF, 'i'},   Look{0xF1, 0xF1, 'n'},   Look{0xF2, 0xF6, 'o'},
    Look{0xF8, 0xF8, 'o'},   Look{0xF9, 0xFC, 'u'},   Look{0xFD, 0xFD, 'y'},
    Look{0xFF, 0xFF, 'y'},   Look{0x100, 0x105, 'a'}, Look{0x106, 0x10D, 'c'},
    Look{0x10E, 0x111, 'd'}, Look{0x112, 0x11B, 'e'}, Look{0x11C, 0x123, 'g'},
    Look{0x124, 0x127, 'h'}, Look{0x128, 0x131, 'i'}, Look{0x134, 0x135, 'j'},
    Look{0x136, 0x138, 'k'}, Look{0x139, 0x142, 'l'}, Look{0x143, 0x14B, 'n'},
    Look{0x14C, 0x151, 'o'}, Look{0x154, 0x159, 'r'}, Look{0x15A, 0x161, 's'},
    Look{0x162, 0x167, 't'}, Look{0x168, 0x173, 'u'}, Look{0x174, 0x175, 'w'},
    Look{0x176, 0x178, 'y'}, Look{0x179, 0x17E, 'z'}, Look{0x17F, 0x17F, 's'},
    Look{0x3AC, 0x3AC, 'a'}, Look{0x3AD, 0x3AD, 'e'}, Look{0x3AE, 0x3AE, 'h'},
    Look{0x3AF, 0x3AF, 'i'}, Look{0x3B1, 0x3B1, 'a'}, Look{0x3B2, 0x3B2, 'b'},
    Look{0x3B5, 0x3B5, 'e'}, Look{0x3B6, 0x3B6, 'z'}, Look{0x3B7, 0x3B7, 'h'},
    Look{0x3B9, 0x3B9, 'i'}, Look{0x3BA, 0x3BA, 'k'}, Look{0x3BC, 0x3BC, 'm'},
    Look{0x3BD, 0x3BD, 'n'}, Look{0x3BF, 0x3BF, 'o'}, Look{0x3C1, 0x3C1, 'p'},
    Look{0x3C4, 0x3C4, 't'}, Look{0x3C5, 0x3C5, 'y'}, Look{0x3C7, 0x3C7, 'x'},
    Look{0x3CC, 0x3CC, 'o'}, Look{0x3CD, 0x3CD, 'y'}, Look{0x430, 0x430, 'a'},
    Look{0x432, 0x432, 'b'}, Look{0x435, 0x435, 'e'}, Look{0x43A, 0x43A, 'k'},
    Look{0x43C, 0x43C, 'm'}, Look{0x43D, 0x43D, 'h'}, Look{0x43E, 0x43E, 'o'},
    Look{0x440, 0x440, 'p'}, Look{0x441, 0x441, 'c'}, Look{0x442, 0x442, 't'},
    Look{0x443, 0x443, 'y'}, Look{0x445, 0x445, 'x'}, Look{0x450, 0x451, 'e'},
    Look{0x455, 0x455, 's'}, Look{0x456, 0x457, 'i'}, Look{0x458, 0x458, 'j'},
    Look{0x4BB, 0x4BB, 'h'}, Look{0x4CF, 0x4CF, 'l'}, Look{0x501, 0x501, 'd'},
    Look{0x51B, 0x51B, 'q'}, Look{0x51D, 0x51D, 'w'},
};
static_assert(std::ranges::is_sorted(looks, {}, &Look::first));

// й and ѝ are и with a mark, which may also come as two code points.
constexpr char32_t short_i = 0x439;
constexpr char32_t grave_i = 0x45D;
constexpr char32_t plain_i = 0x438;

constexpr bool is_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

constexpr bool parts_words(char32_t c) {
    return c == U' ' || c == U'\u00a0' || c == U'\u1680' || (c >= U'\u2000' && c <= U'\u200a') ||
           c == U'\u202f' || c == U'\u205f' || c == U'\u3000';
}

// Full-width letters stand a fixed way from the plain ones.
constexpr char32_t unwidened(char32_t c) {
    if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + U'a';
    return c >= 0xFF41 && c <= 0xFF5A ? c - 0xFF41 + U'a' : c;
}

constexpr char latin_look(char32_t c) {
    const auto row = std::ranges::lower_bound(looks, c, {}, &Look::last);
    return row != looks.end() && row->first <= c ? row->latin : '\0';
}

void append_look(std::string& out, char32_t c, std::string_view as_it_is) {
    const auto plain = unwidened(c);
    if (plain < 0x80) {
        out += static_cast<char>(plain);
    } else if (const char latin = latin_look(plain)) {
        out += latin;
    } else if (plain == short_i || plain == grave_i) {
        append_look(out, plain_i, "\u0438");
    } else {
        out += as_it_is;
    }
}

}  // namespace

std::string look_of(std::string_view name) {
    auto small = folded(name);
    std::string out;
    bool after_space = true;
    for (std::string_view rest = small; !rest.empty();) {
        const auto point = first_code_point(rest);
        if (point.bytes == 0) return small;
        if (parts_words(point.value)) {
            if (!after_space) out += ' ';
            after_space = true;
        } else if (!is_mark(point.value) && !is_blank(rest.substr(0, point.bytes))) {
            append_look(out, point.value, rest.substr(0, point.bytes));
            after_space = false;
        }
        rest.remove_prefix(point.bytes);
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace domain::group
