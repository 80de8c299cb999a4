// SPDX-License-Identifier: Apache-2.0
// A measure that somebody wrote: refused with a place and a sentence, or sound enough that whatever
// a person may answer is counted.
#include <algorithm>

#include "protocol/group/codec.hpp"
#include "server/definitions/measures.hpp"
#include "server/domain/group/scoring.hpp"
#include "tests/fuzz/support/round_trip.hpp"

namespace {

namespace rules = domain::group;
using definitions::Measure;

std::int64_t place(std::size_t n) { return static_cast<std::int64_t>(n); }

// As many as it has answers, `from` the first item on; every item when `step` is 1.
rules::Choices choices(const Measure& measure, std::size_t from, std::size_t step) {
    rules::Choices chosen;
    const auto& items = measure.sheet.items.items;
    for (std::size_t i = from; i < items.size(); i += step) {
        const auto* answers = rules::answers_of(measure, items[i]);
        fuzz::always(answers != nullptr, "each item of a sound measure has its answers");
        chosen[items[i].id.value] = place(i % answers->points.items.size());
    }
    return chosen;
}

void check_score(const Measure& measure, const rules::Choices& chosen) {
    const auto score = rules::score_of(measure, chosen);
    fuzz::always(score.missing >= 0 && score.missing <= place(measure.sheet.items.items.size()),
                 "no more is missing than was asked");
    if (!score.total) return;
    const auto most = rules::points_max(measure);
    fuzz::always(*score.total >= 0 && *score.total <= most, "a total is one that there can be");
    const auto* band = rules::band_of(measure, *score.total);
    fuzz::always(measure.bands.items.empty() || band != nullptr, "a total falls into a band");
    rules::change_of(measure, most, *score.total);
    rules::change_of(measure, *score.total, most);
}

// A sign of danger that no answer can give would be asked for in vain.
void check_danger(const Measure& measure) {
    for (const auto& sign : measure.danger.items) {
        const auto* item = rules::find_item(measure, sign.item.value);
        fuzz::always(item != nullptr, "a sign of danger is one of the items");
        const auto answers = place(rules::answers_of(measure, *item)->points.items.size());
        bool reached = false;
        for (std::int64_t choice = 0; choice < answers; ++choice) {
            reached = reached || rules::is_danger(measure, item->id.value, choice);
        }
        fuzz::always(reached, "some answer is a sign of danger");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto measure = definitions::read_measure("some.json", fuzz::text_of(data, size));
    if (!measure) {
        fuzz::always(!measure.error().sentence().empty(), "a fault says what is wrong");
        return 0;
    }
    fuzz::check_round_trip(*measure, protocol::stored_limits());
    const auto again = definitions::read_measure("again.json", protocol::encode(*measure));
    fuzz::always(again && *again == *measure, "a measure is read as it is written");
    check_score(*measure, choices(*measure, 0, 1));
    check_score(*measure, choices(*measure, 1, 2));
    check_danger(*measure);
    return 0;
}
