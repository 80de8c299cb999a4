// SPDX-License-Identifier: Apache-2.0
// Who sees one thing of a course: exactly those who should.
#pragma once

#include <string_view>
#include <vector>

#include "tests/support/course.hpp"

namespace support {

People with_leaders(const PersonId& member);

// Fails the test, naming the thing and both lists, when others see it or somebody does not.
void seen_by(const Course& course, Kind kind, std::string_view id, const People& expected);

template <class SomeId>
    requires requires(const SomeId& id) { id.value; }
void seen_by(const Course& course, Kind kind, const SomeId& id, const People& expected) {
    seen_by(course, kind, std::string_view{id.value}, expected);
}

// For a failing test.
std::string told(const People& people);

const PersonId& person_of(const Course& course, const SeatId& seat);

}  // namespace support
