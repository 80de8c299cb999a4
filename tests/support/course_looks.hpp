// SPDX-License-Identifier: Apache-2.0
// What everybody has on their page between two sessions of a course. Each check is exact: whoever
// is not named sees nothing of it.
#pragma once

#include <utility>
#include <vector>

#include "tests/support/course.hpp"

namespace support {

// What stands after a session. What is not said stands for nobody.
struct After {
    Phase phase{};        // of the session to come, or of the last one
    bool ending = false;  // its tasks are open
    People away = {};     // were not there, as they had said
    std::vector<std::pair<PersonId, FlagKind>> flags = {};  // wait to be looked at
    People in_danger = {};                                  // there is an open item about them
    People owed = {};                                       // have waited too long for a turn
    People to_call = {};                                    // missed so many that it is time
};

// After course.hold_session().
void check_after(const Course& course, const After& after);

// Where somebody who looks at one kind of thing finds it, and what of it is missing for others.
void check_place(const Course& course, const After& after);       // n of N, and until when
void check_week(const Course& course, const After& after);        // check-ins, cards, turns
void check_records(const Course& course);                         // first talk, scores, notes
void check_attention(const Course& course, const After& after);   // flags and signs of danger
void check_attendance(const Course& course, const After& after);  // who came, who is counted

}  // namespace support
