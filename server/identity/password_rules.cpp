// SPDX-License-Identifier: Apache-2.0
#include "server/identity/password_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace identity {
namespace {

constexpr std::size_t name_counts_from = 4;  // shorter names stand in many honest words
constexpr std::size_t beside_name_min = 8;   // what must be left when the names are taken out
constexpr std::size_t pattern_max = 4;       // "abcabcabcabc" is a pattern of three

// Long enough for the rules, and still what people type first.
constexpr std::array common_parts = {"password",  "passwort", "passphrase",
                                     "letmein",   "welcome",  "iloveyou",
                                     "qwerty",    "qwertz",   "azerty",
                                     "asdfgh",    "zxcvbn",   "1q2w3e",
                                     "1qaz2wsx",  "abc123",   "admin",
                                     "secret",    "changeme", "sunshine",
                                     "football",  "baseball", "princess",
                                     "monkey",    "dragon",   "superman",
                                     "trustno1",  "whatever", "correcthorsebatterystaple",
                                     "uiop",      "hjkl",     "123456789",
                                     "987654321", "123456",   "654321",
                                     "1234"};

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Small letters and digits only, so that "P-a-s-s-w-o-r-d" and "password" are the same guess.
// Other scripts keep their bytes.
std::string plain(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!ascii || counts) out += c;
    }
    return out;
}

void take_out(std::string& text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
        text.erase(at, part.size());
    }
}

bool repeats_a_pattern(std::string_view text) {
    for (std::size_t period = 1; period <= pattern_max && period < text.size(); ++period) {
        if (std::ranges::equal(text.substr(period), text.substr(0, text.size() - period)))
            return true;
    }
    return false;
}

// "abcdefgh...", "hgfe...", "2468...": every step from one character to the next is the same.
bool is_a_run(std::string_view text) {
    if (text.size() < 2) return true;
    const int step = text[1] - text[0];
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool wraps = text[i - 1] == '9' && text[i] == '0';
        if (text[i] - text[i - 1] != step && !wraps) return false;
    }
    return true;
}

bool is_common(std::string_view password, const std::string& letters) {
    if (repeats_a_pattern(password) || is_a_run(password)) return true;
    if (letters.empty()) return false;  // all signs: long enough, and on nobody's list
    if (repeats_a_pattern(letters) || is_a_run(letters)) return true;
    auto rest = letters;
    for (std::string_view part : common_parts) take_out(rest, part);
    return rest.size() != letters.size() && code_points(rest) < beside_name_min;
}

}  // namespace

std::optional<PasswordFault> fault_of(std::string_view password, std::size_t at_least,
                                      const std::vector<std::string_view>& names) {
    const auto length = code_points(password);
    if (length < at_least) return PasswordFault::too_short;
    if (length > password_max) return PasswordFault::too_long;

    const auto letters = plain(password);
    if (is_common(password, letters)) return PasswordFault::too_common;

    auto rest = letters;
    for (const auto name : names) {
        const auto known = plain(name);
        if (code_points(known) >= name_counts_from) take_out(rest, known);
    }
    const bool named = rest.size() != letters.size();
    if (named && code_points(rest) < beside_name_min) return PasswordFault::too_close;

    return std::nullopt;
}

}  // namespace identity
