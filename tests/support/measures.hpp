// SPDX-License-Identifier: Apache-2.0
// Groups that fill in forms: Octet's own measures, and the few steps that every such story takes.
#pragma once

#include <vector>

#include "server/definitions/measures.hpp"
#include "tests/support/group.hpp"

namespace support {

// One of those that come with Octet.
const Measure& measure(std::string_view id);

// From now on the group can plan Octet's own measures, and somebody is on watch for a month.
void ask_from_now_on(Group& group);

// a_group(), which does. Nothing is planned by its programme.
Group a_group_that_asks();

// short_programme(), with forms before each session and thresholds for who keeps away.
Programme a_programme_that_asks();

inline const MeasureKey phq_9{"phq-9"};
inline const MeasureKey phq_2{"phq-2"};
inline const MeasureKey gad_7{"gad-7"};
inline const MeasureKey self_harm{"better_off_dead"};

// One form of this measure for this person, open now.
FormId open_form(Group& group, const PersonId& person, const MeasureKey& which = phq_9,
                 FormOccasion occasion = FormOccasion::between);

// The person begins it on their phone, in English.
Outcome begin(Group& group, const PersonId& person, const FormId& form);

// Answers that add up to `total`, from the first item on, the last ones "not at all".
std::vector<std::int64_t> adding_up_to(const Measure& measure, std::int64_t total);

// A minute later: begins, answers every counting item and sends. What the sending led to.
Outcome fill_in(Group& group, const PersonId& person, const FormId& form, std::int64_t total);

}  // namespace support
