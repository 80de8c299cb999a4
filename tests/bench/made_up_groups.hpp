// SPDX-License-Identifier: Apache-2.0
// Groups in their fifth week or before their first session, lived through the real rules: what
// load, joining and restarts are measured with.
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

// One who leads, one who helps to lead, seven members. In the fifth week a session is under way and
// all are admitted.
struct Group {
    protocol::RoomId room;
    std::vector<Person> people;
    std::vector<journal::Record> log;
    std::optional<journal::Snapshot> snapshot;  // the last that the room would have kept
};

// How long a group's log is to be, and over how many days before its first session the check-ins
// are spread that make it longer than the story alone.
struct Length {
    std::size_t records = 0;
    std::int64_t days = 9;
    bool young = false;  // it has only just been founded: the story is short
};

Group make_group(Length length, protocol::Timestamp now, domain::Draw& draw);

// The desk's records: the clinic, and for each group its accounts, sign-ins and seats.
journal::Record founding(protocol::Timestamp now);
journal::Record entry_of(const Group& group, protocol::Timestamp now, domain::Draw& draw);

}  // namespace bench
