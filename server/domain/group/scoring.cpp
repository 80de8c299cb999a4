// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/scoring.hpp"

#include <algorithm>
#include <cstdlib>

namespace domain::group {

namespace {

// Rounded half up. A mean of points is never negative.
std::int64_t rounded(std::int64_t sum, std::int64_t parts, std::int64_t whole) {
    return (2 * sum * whole + parts) / (2 * parts);
}

}  // namespace

const MeasureItem* find_item(const Measure& measure, const std::string& item) {
    const auto& items = measure.sheet.items.items;
    const auto found =
        std::ranges::find_if(items, [&](const MeasureItem& one) { return one.id.value == item; });
    return found == items.end() ? nullptr : &*found;
}

const AnswerSet* answers_of(const Measure& measure, const MeasureItem& item) {
    const auto& sets = measure.sheet.answers.items;
    const auto found = std::ranges::find(sets, item.answers, &AnswerSet::id);
    return found == sets.end() ? nullptr : &*found;
}

std::optional<std::int64_t> points_of(const Measure& measure, const std::string& item,
                                      std::int64_t choice) {
    const auto* known = find_item(measure, item);
    const auto* set = known ? answers_of(measure, *known) : nullptr;
    if (!set || choice < 0) return {};
    const auto at = static_cast<std::size_t>(choice);
    if (at >= set->points.items.size()) return {};
    return set->points.items[at].value;
}

std::int64_t points_max(const Measure& measure) {
    std::int64_t sum = 0;
    for (const auto& item : measure.sheet.items.items) {
        const auto* set = item.counts ? answers_of(measure, item) : nullptr;
        if (set && !set->points.items.empty()) {
            sum += std::ranges::max(set->points.items).value;
        }
    }
    return sum;
}

Score score_of(const Measure& measure, const Choices& choices) {
    Score score;
    std::int64_t sum = 0;
    std::int64_t answered = 0;
    for (const auto& item : measure.sheet.items.items) {
        if (!item.counts) continue;
        const auto choice = choices.find(item.id.value);
        const auto points = choice == choices.end()
                                ? std::nullopt
                                : points_of(measure, item.id.value, choice->second);
        points ? ++answered : ++score.missing;
        sum += points.value_or(0);
    }
    const bool has_total = !measure.bands.items.empty() && answered > 0 &&
                           score.missing <= measure.missing.items_max.value;
    if (has_total) score.total = rounded(sum, answered, answered + score.missing);
    return score;
}

const Band* band_of(const Measure& measure, std::int64_t total) {
    const Band* found = nullptr;
    for (const auto& band : measure.bands.items) {
        if (total >= band.from.value) found = &band;
    }
    return found;
}

bool is_danger(const Measure& measure, const std::string& item, std::int64_t choice) {
    const auto points = points_of(measure, item, choice);
    return points && std::ranges::any_of(measure.danger.items, [&](const auto& danger) {
               return danger.item.value == item && *points >= danger.from.value.value;
           });
}

std::vector<ChangeWord> change_of(const Measure& measure, std::int64_t baseline, std::int64_t now) {
    using enum ChangeWord;
    const auto& rules = measure.change;
    const auto fall = baseline - now;
    std::vector<ChangeWord> words;
    // Nobody comes out of what they were never in.
    if (const auto& below = rules.remission_below;
        below && baseline >= below->value.value && now < below->value.value) {
        words.push_back(remission);
    }
    if (const auto& percent = rules.response_percent;
        percent && baseline > 0 && fall * 100 >= percent->value.value * baseline) {
        words.push_back(response);
    }
    const auto reliable = rules.reliable_points;
    if (reliable) {
        const auto points = reliable->value.value;
        words.push_back(fall >= points    ? reliable_improvement
                        : -fall >= points ? reliable_deterioration
                                          : no_reliable_change);
    }
    if (const auto& meaningful = rules.meaningful_points;
        meaningful && std::abs(fall) >= meaningful->value.value) {
        words.push_back(meaningful_change);
    }
    if (const auto& from = rules.case_from) {
        const bool was = baseline >= from->value.value;
        const bool recovered = was && now < from->value.value;
        if (recovered) words.push_back(recovery);
        if (recovered && reliable && fall >= reliable->value.value) {
            words.push_back(reliable_recovery);
        }
        if (!was) words.push_back(not_a_case_at_start);
    }
    return words;
}

}  // namespace domain::group
