// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/danger_answer.hpp"

#include <algorithm>

#include "protocol/there.hpp"

namespace domain::group {

namespace {

// Empty when the measure has no words for it.
std::optional<Title> words_of(const MeasureWords& words, const AnswerSet& set, std::size_t at) {
    const auto said = std::ranges::find(words.answers.items, set.id, &AnswerWords::answers);
    if (said == words.answers.items.end()) return {};
    const auto& all = said->words.items;
    const auto count = set.points.items.size();
    if (all.size() == count) return all[at];
    if (at == 0) return all.front();
    if (at + 1 == count) return all.back();
    return {};
}

const RiskStep* last_sign_in_form(const Risk& risk) {
    const RiskStep* last = nullptr;
    for (const auto& step : risk.steps) {
        if (step.answered && (!last || step.at >= last->at)) last = &step;
    }
    return last;
}

void add_questions(const Measure& measure, const MeasureKey& item, DangerAnswerView& view) {
    const auto& items = measure.sheet.items.items;
    const auto at = std::ranges::find(items, item, &MeasureItem::id) - items.begin();
    for (const auto& [language, words] : measure.sheet.languages) {
        view.questions[language] = words.items.items.at(static_cast<std::size_t>(at));
    }
}

}  // namespace

std::optional<DangerAnswerView> in_words(const GroupState& group, const DangerAnswer& answered) {
    if (!answered.choice.value) return {};
    const auto& measure = group.forms.measure_of(*group.forms.find(answered.form));
    const auto* set = answers_of(measure, *find_item(measure, answered.item.value));
    const auto at = static_cast<std::size_t>(answered.choice.value->value);

    DangerAnswerView view;
    view.measure = measure.name;
    view.points = set->points.items.at(at).value;
    view.points_max = std::ranges::max(set->points.items).value;
    for (const auto& [language, words] : measure.sheet.languages) {
        if (auto said = words_of(words, *set, at)) view.answers[language] = std::move(*said);
    }
    return view;
}

// A form that was sent keeps its answers; what was said in it after that stands in the sign alone.
std::optional<DangerAnswerView> answered_now(const GroupState& group, const Risk& risk) {
    const auto* sign = last_sign_in_form(risk);
    if (!sign) return {};
    auto answered = protocol::there(sign->answered, "a sign in a form has its answer");
    const auto& form = *group.forms.find(answered.form);
    const auto* kept = find_in(form.answers, answered.item.value);
    const bool newer = kept && (form.takes_answers() || kept->at > sign->at);
    if (newer) answered.choice = kept->choice;
    auto view = in_words(group, answered);
    if (view) add_questions(group.forms.measure_of(form), answered.item, *view);
    return view;
}

}  // namespace domain::group
