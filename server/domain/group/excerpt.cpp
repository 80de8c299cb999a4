// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/excerpt.hpp"

#include <algorithm>

namespace domain::group {

namespace {

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string fitted(std::string_view text, std::size_t code_points_max) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (begins_letter(text[at]) && ++count > code_points_max) {
            return std::string{text.substr(0, at)};
        }
    }
    return std::string{text};
}

std::string one_line(std::string_view text, std::size_t bytes_max) {
    std::string line{text};
    std::ranges::replace(line, '\n', ' ');
    if (line.size() <= bytes_max) return line;
    auto end = bytes_max;
    while (end > 0 && !begins_letter(line[end])) --end;
    return line.substr(0, end) + "\u2026";
}

}  // namespace domain::group
