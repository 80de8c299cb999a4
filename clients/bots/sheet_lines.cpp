// SPDX-License-Identifier: Apache-2.0
// What made-up people write to the questions of a sheet.
#include <array>

#include "clients/bots/lines.hpp"

namespace bots {

using protocol::group::SheetBox;

namespace {

using Line = std::string_view;

constexpr auto said = std::to_array<Line>(
    {"I said: You never ask. She said: You never tell.", "He said: Not now. I said: Fine."});
constexpr auto felt = std::to_array<Line>({"Small, like at school.", "Hot and then very tired."});
constexpr auto meant = std::to_array<Line>({"I wanted to say: I miss you.", "I need one evening."});
constexpr auto heard = std::to_array<Line>({"Maybe she heard a reproach.", "He heard: go away."});
constexpr auto could_say = std::to_array<Line>(
    {"Could you tell me when it is a good time?", "I would like to hear how it is for you."});
constexpr auto option =
    std::to_array<Line>({"Ask her on Saturday", "Write it down first", "Do nothing for a week"});
constexpr auto follows = std::to_array<Line>(
    {"She may say no, and I would know.", "I would sleep better.", "It would stay as it is."});
constexpr auto worked = std::to_array<Line>(
    {"You looked at him when you said it.", "Your voice was calm.", "You waited for the answer."});
constexpr auto another_way =
    std::to_array<Line>({"Say the wish before the worry.", "Sit down together first."});
constexpr auto about_life = std::to_array<Line>(
    {"It was better when we had a fixed day.", "I think of it mostly in the evening.",
     "My neighbour might like to be asked.", "We still talk, but past each other.",
     "I have not told anybody until today."});

}  // namespace

std::span<const std::string_view> sheet_lines(SheetBox box) {
    switch (box) {
        case SheetBox::said:
            return said;
        case SheetBox::felt:
            return felt;
        case SheetBox::meant:
            return meant;
        case SheetBox::heard:
            return heard;
        case SheetBox::could_say:
            return could_say;
        case SheetBox::option:
            return option;
        case SheetBox::follows:
            return follows;
        case SheetBox::worked:
            return worked;
        case SheetBox::another_way:
            return another_way;
        default:
            return about_life;
    }
}

}  // namespace bots
