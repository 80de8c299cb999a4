// SPDX-License-Identifier: Apache-2.0
// Questions about what the document no longer carries. They change nothing and leave no record.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// What the asker may see of an earlier session: answered with {"ok":id,"found":{kind:{id:entity}}}.
struct RecallSession {
    SessionId session;
    bool operator==(const RecallSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecallSession, (), (session))

// A member's weeks from the first on: check-ins, and the cards and sheets that belong to them. For
// the member and for facilitators.
struct RecallWeeks {
    SeatId seat;
    bool operator==(const RecallWeeks&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecallWeeks, (), (seat))

// Every form, score and flag of one member, with the questions: their own, or for facilitators.
struct RecallMeasures {
    SeatId seat;
    bool operator==(const RecallMeasures&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecallMeasures, (), (seat))

// The whole course so far without identities, for supervision: facilitators only. Answered with
// {"packet":{"this":…}} (packet.hpp).
struct RecallCourse {
    bool operator==(const RecallCourse&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecallCourse, (), ())

}  // namespace protocol::group
