// SPDX-License-Identifier: Apache-2.0
#include "tests/support/course_seen.hpp"

#include <catch2/catch.hpp>

#include "protocol/json/names.hpp"

namespace support {

People with_leaders(const PersonId& member) {
    auto all = leaders;
    all.insert(member);
    return all;
}

std::string told(const People& people) {
    std::string all;
    for (const auto& person : people) all += person.value + ' ';
    return all;
}

void seen_by(const Course& course, Kind kind, std::string_view id, const People& expected) {
    INFO(name_of_choice(kind) << '/' << id);
    CHECK(told(course.who_sees(kind, id)) == told(expected));
}

const PersonId& person_of(const Course& course, const SeatId& seat) {
    return course.group.state().membership.seat(seat)->person;
}

}  // namespace support
