// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "server/definitions/sound.hpp"

namespace definitions {

namespace {

using namespace protocol::group;
using MaybeFlaw = std::optional<Flaw>;

std::string at(const std::string& list, std::size_t place, const std::string& field = {}) {
    return list + "/" + std::to_string(place) + field;
}

const AnswerSet* find_answers(const Measure& measure, const MeasureKey& id) {
    const auto& sets = measure.sheet.answers.items;
    const auto found = std::ranges::find(sets, id, &AnswerSet::id);
    return found == sets.end() ? nullptr : &*found;
}

const MeasureItem* find_item(const Measure& measure, const MeasureKey& id) {
    const auto& items = measure.sheet.items.items;
    const auto found = std::ranges::find(items, id, &MeasureItem::id);
    return found == items.end() ? nullptr : &*found;
}

std::int64_t most_points(const AnswerSet& set) { return std::ranges::max(set.points.items).value; }

std::int64_t most_points(const Measure& measure) {
    std::int64_t sum = 0;
    for (const auto& item : measure.sheet.items.items) {
        if (item.counts) sum += most_points(*find_answers(measure, item.answers));
    }
    return sum;
}

bool count_alike(const Measure& measure) {
    std::set<std::int64_t> most;
    for (const auto& item : measure.sheet.items.items) {
        if (item.counts) most.insert(most_points(*find_answers(measure, item.answers)));
    }
    return most.size() < 2;
}

std::int64_t counting(const Measure& measure) {
    return std::ranges::count_if(measure.sheet.items.items, &MeasureItem::counts);
}

// It stands in addresses, and as a key in documents.
bool is_plain(const MeasureKey& id) {
    return std::ranges::all_of(id.value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

constexpr auto plain_ids = "An id has small letters without accents, digits, - and _ only.";

MaybeFlaw flaw_of_id(const Measure& measure) {
    if (!is_plain(measure.id)) return Flaw{"/id", plain_ids};
    return {};
}

MaybeFlaw flaw_of_answers(const Measure& measure) {
    const auto& sets = measure.sheet.answers.items;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const auto here = [&](const char* field) { return at("/sheet/answers", i, field); };
        if (find_answers(measure, sets[i].id) != &sets[i]) {
            return Flaw{here("/id"), "Another answer set here has this id."};
        }
        if (sets[i].points.items.size() < 2) {
            return Flaw{here("/points"), "A question needs at least two answers."};
        }
        const auto codes = sets[i].codes.items.size();
        if (codes != 0 && codes != sets[i].points.items.size()) {
            return Flaw{here("/codes"), "There must be a code for each answer, or none."};
        }
    }
    return {};
}

MaybeFlaw flaw_of_items(const Measure& measure) {
    const auto& items = measure.sheet.items.items;
    if (items.empty()) return Flaw{"/sheet/items", "A measure needs at least one item."};
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!is_plain(items[i].id)) return Flaw{at("/sheet/items", i, "/id"), plain_ids};
        if (find_item(measure, items[i].id) != &items[i]) {
            return Flaw{at("/sheet/items", i, "/id"), "Another item here has this id."};
        }
        if (!find_answers(measure, items[i].answers)) {
            return Flaw{at("/sheet/items", i, "/answers"), "No answer set here has this id."};
        }
    }
    return {};
}

MaybeFlaw flaw_of_answer_words(const Measure& measure, const MeasureWords& words,
                               const std::string& language) {
    const auto& said = words.answers.items;
    for (const auto& set : measure.sheet.answers.items) {
        if (std::ranges::count(said, set.id, &AnswerWords::answers) != 1) {
            return Flaw{language + "/answers",
                        "It must have the words of " + set.id.value + " once."};
        }
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto* set = find_answers(measure, said[i].answers);
        if (!set)
            return Flaw{at(language + "/answers", i, "/answers"), "No answer set has this id."};
        const auto count = said[i].words.items.size();
        const auto all = set->points.items.size();
        if (count != all && count != 2) {
            return Flaw{at(language + "/answers", i, "/words"),
                        "It must name all " + std::to_string(all) + " answers, or the two ends."};
        }
    }
    return {};
}

MaybeFlaw flaw_of_languages(const Measure& measure) {
    if (measure.sheet.languages.empty()) {
        return Flaw{"/sheet/languages", "A measure needs the words of at least one language."};
    }
    for (const auto& [tag, words] : measure.sheet.languages) {
        const auto language = "/sheet/languages/" + tag;
        if (tag.size() < 2 || tag.size() > 12) {
            return Flaw{language, "This is not a language such as en or pt-BR."};
        }
        if (words.items.items.size() != measure.sheet.items.items.size()) {
            return Flaw{language + "/items", "It must have the words of each item, in order."};
        }
        if (auto flaw = flaw_of_answer_words(measure, words, language)) return flaw;
        const auto bands = measure.bands.items.size();
        if (words.bands.items.size() != bands) {
            return Flaw{language + "/bands", "It must name each band, in order."};
        }
        if (words.band_words.items.size() != bands) {
            return Flaw{language + "/band_words", "It must have words for each band, in order."};
        }
    }
    return {};
}

MaybeFlaw flaw_of_bands(const Measure& measure) {
    const auto& bands = measure.bands.items;
    if (bands.empty()) return {};
    if (counting(measure) == 0) return Flaw{"/bands", "No item counts towards a total."};
    if (!measure.bands_source) return Flaw{"/bands_source", "Say where these bands come from."};
    const auto unplain = std::ranges::find_if_not(bands, is_plain, &Band::id);
    if (unplain != bands.end()) {
        return Flaw{at("/bands", static_cast<std::size_t>(unplain - bands.begin()), "/id"),
                    plain_ids};
    }
    if (bands.front().from.value != 0) return Flaw{"/bands/0/from", "The first band begins at 0."};
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (bands[i].from <= bands[i - 1].from) {
            return Flaw{at("/bands", i, "/from"), "Bands go upwards."};
        }
    }
    if (bands.back().from.value > most_points(measure)) {
        return Flaw{at("/bands", bands.size() - 1, "/from"),
                    "No total can be more than " + std::to_string(most_points(measure)) + "."};
    }
    return {};
}

MaybeFlaw flaw_of_danger(const Measure& measure) {
    const auto& all = measure.danger.items;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto* item = find_item(measure, all[i].item);
        if (!item) return Flaw{at("/danger", i, "/item"), "No item here has this id."};
        const auto from = all[i].from.value.value;
        if (from < 1 || from > most_points(*find_answers(measure, item->answers))) {
            return Flaw{at("/danger", i, "/from/value"), "No answer to this item counts so much."};
        }
    }
    return {};
}

MaybeFlaw flaw_of_rules(const Measure& measure) {
    if (measure.missing.items_max.value >= std::max<std::int64_t>(1, counting(measure))) {
        return Flaw{"/missing/items_max", "Some item must have been answered."};
    }
    if (measure.missing.items_max.value > 0 && !count_alike(measure)) {
        return Flaw{"/missing/items_max",
                    "The mean of the others stands for an item only where each counts as much."};
    }
    const auto& change = measure.change;
    const bool changes = change.remission_below || change.response_percent ||
                         change.meaningful_points || change.reliable_points || change.case_from;
    if (changes && measure.bands.items.empty()) {
        return Flaw{"/change", "Change is counted in totals, and this measure has none."};
    }
    const auto& attention = measure.attention;
    if (attention.midpoint_better_by.has_value() != attention.midpoint_while_at.has_value()) {
        return Flaw{"/attention", "The two numbers for half-way belong together."};
    }
    return {};
}

}  // namespace

std::optional<Flaw> first_flaw(const Measure& measure) {
    for (const auto check : {flaw_of_id, flaw_of_answers, flaw_of_items, flaw_of_languages,
                             flaw_of_bands, flaw_of_danger, flaw_of_rules}) {
        if (auto flaw = check(measure)) return flaw;
    }
    return {};
}

}  // namespace definitions
