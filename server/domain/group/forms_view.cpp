// SPDX-License-Identifier: Apache-2.0
// Who sees a form: its member once it is open, and the facilitators. What was answered, nobody but
// the member before it is sent, unless a facilitator enters it with them.
#include <algorithm>

#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

bool is_newest(const GroupState& group, const Form& form) {
    return std::ranges::none_of(group.forms.all, [&](const auto& entry) {
        const auto& other = entry.second;
        return other.seat == form.seat && other.measure == form.measure &&
               other.planned_at > form.planned_at;
    });
}

void add_answers(const Measure& measure, const Form& form, FormView& view) {
    view.sheet = measure.sheet;
    for (const auto& item : measure.sheet.items.items) {
        const auto* answered = find_in(form.answers, item.id.value);
        if (!answered) continue;
        view.answers.push_back({item.id, answered->choice.value, answered->at});
        if (!answered->choice.value) continue;
        view.danger |= is_danger(measure, item.id.value, answered->choice.value->value);
    }
}

std::optional<FormView> outer_view(const GroupState& group, const Form& form, const Lens& lens) {
    const bool is_there = form.state != FormState::withdrawn &&
                          (lens.facilitates() || form.state != FormState::planned);
    if (!is_there || (!lens.own && !lens.facilitates())) return {};

    FormView view;
    view.seat = form.seat;
    view.measure = form.measure;
    view.state = form.state;
    view.occasion = form.occasion;
    view.session = form.session;
    view.opens_at = opens_at(group, form);
    view.closes_at = closes_at(group, form);
    if (form.state == FormState::sent) view.sent_at = form.over_at;
    view.assisted = form.assisted;
    view.language = form.language;
    return view;
}

}  // namespace

bool in_document(const GroupState& group, const Form& form) {
    return form.to_do() || (form.takes_answers() && is_newest(group, form));
}

std::optional<FormView> view(const GroupState& group, const Form& form, const Lens& lens) {
    auto view = outer_view(group, form, lens);
    if (view && (lens.own || form.assisted)) add_answers(group.forms.measure_of(form), form, *view);
    return view;
}

std::optional<FormView> whole_view(const GroupState& group, const Form& form, const Lens& lens) {
    if (form.state != FormState::sent) return view(group, form, lens);
    auto view = outer_view(group, form, lens);
    if (view) add_answers(group.forms.measure_of(form), form, *view);
    return view;
}

std::optional<MeasureView> measure_view(const GroupState& group, const std::string& id,
                                        const Lens& lens) {
    const auto* measure = group.forms.newest_of(MeasureKey{id});
    if (!measure || !lens.facilitates()) return {};

    MeasureView view;
    view.version = measure->version;
    view.name = measure->name;
    view.given = measure->given;
    for (const auto& [language, words] : measure->sheet.languages) {
        view.titles[language] = words.title;
        view.band_titles[language] = words.bands;
    }
    view.bands = measure->bands.items;
    view.points_max = points_max(*measure);
    view.danger = !measure->danger.items.empty();
    view.licence = measure->sheet.licence;
    return view;
}

}  // namespace domain::group
