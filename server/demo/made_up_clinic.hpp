// SPDX-License-Identifier: Apache-2.0
// The clinic of the demo: made-up people, a group with four weeks behind it and a session under
// way, and two that do not meet now: one about to end, one that keeps its members well.
#pragma once

#include <string>
#include <vector>

#include "server/api/clinic.hpp"
#include "server/journal/journal.hpp"

namespace demo {

// Somebody whom a visitor may be for a while.
struct Person {
    protocol::PersonId id;
    protocol::api::Door door;
};

struct MadeUpClinic {
    protocol::RoomId room;
    protocol::PersonId facilitator;
    std::vector<Person> people;  // of the group that meets: facilitators first
    std::vector<Person> others;  // of the other groups; nobody plays them
};

// What an earlier start of the demo left, or nothing when there is none. Throws config::Mistake
// when it was not finished.
std::optional<MadeUpClinic> find_clinic(const api::Clinic& clinic);

// Makes it from nothing: the group's life is played through the rules and written as its log.
boost::asio::awaitable<void> make_clinic(const api::Clinic& clinic, journal::Journal& journal);

}  // namespace demo
