// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/write.hpp"

#include <array>
#include <charconv>

#include "protocol/json/utf8.hpp"

namespace protocol::json {

namespace {

constexpr bool goes_as_it_is(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

template <class Number>
void append_number(std::string& out, Number number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

constexpr std::size_t shown_bytes_max = 60;

// Up to `end`, without what would be a part of a character.
std::string_view whole_up_to(std::string_view text, std::size_t end) {
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t from = 0;  // what is copied next: everything from here that needs no change
    for (std::size_t at = 0; at < text.size();) {
        if (goes_as_it_is(text[at])) {
            ++at;
            continue;
        }
        const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
        if (const auto c = first_code_point(text.substr(at)); !ascii && c.bytes > 0) {
            at += c.bytes;
            continue;
        }
        out.append(text, from, at - from);
        if (ascii)
            append_escaped(out, text[at]);
        else
            out += "\xEF\xBF\xBD";
        from = ++at;
    }
    out.append(text, from);
    out += '"';
}

void append_whole(std::string& out, std::int64_t number) { append_number(out, number); }
void append_whole(std::string& out, std::uint64_t number) { append_number(out, number); }

void append_step(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

void append_step(std::string& pointer, std::size_t index) {
    pointer += '/';
    append_number(pointer, index);
}

void append_shown_step(std::string& pointer, std::string_view key) {
    if (key.size() > shown_bytes_max) key = whole_up_to(key, shown_bytes_max);
    while (first_forbidden(key, Breaks::allowed)) key = whole_up_to(key, key.size() - 1);
    append_step(pointer, key);
}

}  // namespace protocol::json
