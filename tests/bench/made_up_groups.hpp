// SPDX-License-Identifier: Apache-2.0
// Groups in their fifth week, lived through the real rules: what load, joining and restarts are
// measured with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/domain/context.hpp"
#include "server/journal/journal.hpp"

namespace bench {

struct Person {
    protocol::PersonId id;
    std::string secret;  // of a sign-in that has begun
    bool leads = false;
};

// One who leads, one who helps to lead, seven members. A session is under way, all are admitted.
struct Group {
    protocol::RoomId room;
    std::vector<Person> people;
    std::vector<journal::Record> log;
    std::optional<journal::Snapshot> snapshot;  // as the room would have kept it on the way
};

// How long a group's log is to be, and over how many days before its first session the check-ins
// are spread that make it longer than the story of five weeks alone.
struct Length {
    std::size_t records = 0;
    std::int64_t days = 9;
};

Group make_group(Length length, protocol::Timestamp now, domain::Draw& draw);

// The desk's records: the clinic, and for each group its accounts, sign-ins and seats.
journal::Record founding(protocol::Timestamp now);
journal::Record entry_of(const Group& group, protocol::Timestamp now, domain::Draw& draw);

}  // namespace bench
