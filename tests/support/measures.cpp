// SPDX-License-Identifier: Apache-2.0
#include "tests/support/measures.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace support {

const Measure& measure(std::string_view id) {
    const auto* found = definitions::find_measure(definitions::own_measures(), id);
    REQUIRE(found);
    return *found;
}

void ask_from_now_on(Group& group) {
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    group.when(maria, AddDuty{group.seat(maria), group.now(), later(group.now(), 31 * day)})
        .events();
}

Group a_group_that_asks() {
    auto group = a_group();
    ask_from_now_on(group);
    return group;
}

Programme a_programme_that_asks() {
    auto programme = short_programme();
    programme.measures = {{ProgrammeMeasure{phq_9, {{{1}, {2}, {3}}}}}};
    const Sentence ours{"Made up for tests."};
    programme.attention = CourseAttention{Cited{{2}, ours}, Cited{{3}, ours}, Cited{{2}, ours}, {}};
    return programme;
}

FormId open_form(Group& group, const PersonId& person, const MeasureKey& which,
                 FormOccasion occasion) {
    return group.when(maria, PlanForms{which, {{group.seat(person)}}, occasion, {}})
        .the<FormsPlanned>()
        .forms.at(0)
        .form;
}

Outcome begin(Group& group, const PersonId& person, const FormId& form) {
    return group.when(person, StartForm{form, {"en"}, DeviceKind::phone, {"Europe/Berlin"}});
}

std::vector<std::int64_t> adding_up_to(const Measure& measure, std::int64_t total) {
    std::vector<std::int64_t> choices;
    for (const auto& item : measure.sheet.items.items) {
        if (!item.counts) continue;
        const auto choice = std::min<std::int64_t>(3, total);
        choices.push_back(choice);
        total -= choice;
    }
    REQUIRE(total == 0);
    return choices;
}

Outcome fill_in(Group& group, const PersonId& person, const FormId& form, std::int64_t total) {
    group.after_minutes(1);
    begin(group, person, form).events();
    const auto& asked = group.state().forms.measure_of(*group.state().forms.find(form));
    const auto choices = adding_up_to(asked, total);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        group.when(person, AnswerItem{form, asked.sheet.items.items[i].id, {choices[i]}}).events();
    }
    return group.when(person, SendForm{form});
}

}  // namespace support
