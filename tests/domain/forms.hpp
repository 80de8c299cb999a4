// SPDX-License-Identifier: Apache-2.0
// What tests of forms do again and again.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/measures.hpp"

namespace support {

inline std::optional<FormView> form(const Group& group, const PersonId& by, const FormId& id) {
    return group.sees<FormView>(by, Kind::forms, id);
}

inline std::optional<MeasureProgress> progress(const Group& group, const PersonId& by,
                                               const PersonId& of) {
    const auto view = group.sees<ProgressView>(by, Kind::progress, group.seat(of));
    if (!view || view->measures.empty()) return {};
    return view->measures.front();
}

inline FormId plan(Group& group, const PersonId& person, std::int64_t session) {
    return group
        .when(
            maria,
            PlanForms{phq_9, {{group.seat(person)}}, FormOccasion::session, group.session(session)})
        .the<FormsPlanned>()
        .forms.at(0)
        .form;
}

// Whatever there is about forms in what this person has on their screen.
inline bool knows_of_forms(const Group& group, const PersonId& person) {
    const auto document = group.document_of(person);
    for (const auto kind : {Kind::measures, Kind::forms, Kind::progress, Kind::flags}) {
        if (document.contains(kind)) return true;
    }
    return false;
}

inline Document recall(const Group& group, const PersonId& by, const PersonId& of) {
    const auto text =
        domain::group::answer(group.state(), by, Query{RecallMeasures{group.seat(of)}});
    REQUIRE(text.has_value());
    return decode<Document>(*text).value();
}

}  // namespace support
