// SPDX-License-Identifier: Apache-2.0
// Types that carry their limits: what does not fit is refused while it is read, with its place.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace protocol {

// UTF-8 text of Min to Max code points. No control, bidirectional-override or noncharacter code
// point gets in; line feed and tab do only in `Lines`.
template <std::size_t Min, std::size_t Max>
struct Text {
    static constexpr std::size_t code_points_min = Min;
    static constexpr std::size_t code_points_max = Max;
    std::string value;
    auto operator<=>(const Text&) const = default;
};

// As Text, and may hold line feeds.
template <std::size_t Min, std::size_t Max>
struct Lines {
    static constexpr std::size_t code_points_min = Min;
    static constexpr std::size_t code_points_max = Max;
    std::string value;
    auto operator<=>(const Lines&) const = default;
};

// A whole number from Low to High, both included.
template <std::int64_t Low, std::int64_t High>
struct Whole {
    static constexpr std::int64_t low = Low;
    static constexpr std::int64_t high = High;
    std::int64_t value = Low;
    auto operator<=>(const Whole&) const = default;
};

// 0 to Max things.
template <class T, std::size_t Max>
struct List {
    static constexpr std::size_t count_max = Max;
    std::vector<T> items;
    bool operator==(const List&) const = default;
};

// The sizes that words of a kind may have, in code points.
using Name = Text<1, 40>;       // what the group calls somebody
using Title = Text<1, 80>;      // one line that names a thing
using Sentence = Text<1, 280>;  // one or two sentences
using Words = Lines<1, 2000>;   // a person's own words
using Pages = Lines<0, 3500>;   // a facilitator's notes: fits a message in any script

}  // namespace protocol
