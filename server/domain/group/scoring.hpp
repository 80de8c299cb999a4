// SPDX-License-Identifier: Apache-2.0
// What answers add up to and how far a total has changed. Pure, from a
// measure's own numbers: no number of any measure stands here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/group/measures.hpp"

namespace domain::group {

using protocol::group::AnswerSet;
using protocol::group::Band;
using protocol::group::ChangeWord;
using protocol::group::Measure;
using protocol::group::MeasureItem;

// The chosen answer of each item that has one, by the item's id.
using Choices = std::map<std::string, std::int64_t>;

struct Score {
    std::optional<std::int64_t> total;  // only when the measure's missing rule allows one
    std::int64_t missing = 0;           // counting items without an answer
};

const MeasureItem* find_item(const Measure& measure, const std::string& item);

// Null when the measure has none of this name: never in one that was checked.
const AnswerSet* answers_of(const Measure& measure, const MeasureItem& item);

// What an answer counts; nothing when the item has no such answer.
std::optional<std::int64_t> points_of(const Measure& measure, const std::string& item,
                                      std::int64_t choice);

// The most that all counting items can add up to.
std::int64_t points_max(const Measure& measure);

Score score_of(const Measure& measure, const Choices& choices);

// Null below the first band, or when the measure has none.
const Band* band_of(const Measure& measure, std::int64_t total);

// Whether this answer is a sign of danger.
bool is_danger(const Measure& measure, const std::string& item, std::int64_t choice);

// A total against the first one. Only what the measure has rules for is said.
std::vector<ChangeWord> change_of(const Measure& measure, std::int64_t baseline, std::int64_t now);

}  // namespace domain::group
