// SPDX-License-Identifier: Apache-2.0
// What the made-up people of the demo and the load tests say. Invented, kind and ordinary.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "protocol/group/sheets.hpp"

namespace bots {

struct WeekLine {
    std::string_view happened;
    std::string_view with_whom;
};

struct StepLine {
    std::string_view what;
    std::string_view with_whom;
    std::string_view when;
    std::string_view obstacle;
    std::string_view plan_b;
};

std::span<const WeekLine> week_lines();
std::span<const StepLine> step_lines();
// What somebody may write to a question of a sheet.
std::span<const std::string_view> sheet_lines(protocol::group::SheetBox box);
std::span<const std::string_view> sheet_titles();
std::span<const std::string_view> scene_lines();
std::span<const std::string_view> feeling_lines();
std::span<const std::string_view> taken_lines();
std::span<const std::string_view> learned_lines();
std::span<const std::string_view> win_lines();
std::span<const std::string_view> topic_lines();
std::span<const std::string_view> closing_words();
std::span<const std::string_view> places();

// The nth line of a list, round and round.
template <class T>
const T& pick(std::span<const T> lines, std::size_t n) {
    return lines[n % lines.size()];
}

}  // namespace bots
