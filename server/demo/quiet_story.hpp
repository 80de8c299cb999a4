// SPDX-License-Identifier: Apache-2.0
// The clinic's other groups, which do not meet now: one that is about to end, and one that keeps
// its members well. Nobody plays them; who opens one of their doors finds a course with its past.
#pragma once

#include <string_view>
#include <vector>

#include "server/demo/rehearsal.hpp"

namespace demo {

// One member of such a group. The wins are those of the weeks, in order; empty plans are none.
struct Companion {
    std::string_view name;
    std::string_view about;  // for a visitor who is to be this person
    std::string_view goal;
    std::string_view why;
    std::vector<std::string_view> wins;
    std::string_view step;
    std::string_view strength;  // what the others write for them
    std::string_view signs;
    std::string_view told;
    std::string_view worked;
    std::string_view crisis;
    std::string_view come_back;
};

struct QuietCourse {
    std::string_view group;
    std::string_view programme;  // its id
    std::int64_t sessions_over = 0;
    std::int64_t days_to_next = 0;
    std::vector<Companion> companions;
};

QuietCourse about_to_end();
QuietCourse staying_well();

class QuietStory {
public:
    // `members` as the companions are, in order. `now`: when the curtain rises.
    QuietStory(QuietCourse course, protocol::group::Programme programme,
               protocol::PersonId facilitator, std::vector<protocol::PersonId> members,
               protocol::Timestamp now, std::uint64_t seed);

    // The whole log up to now.
    void play();
    Rehearsal& rehearsal() { return life_; }

private:
    void found();
    void first_talks();
    void check_in(std::size_t week);
    void hold_session(std::size_t week);
    void arrive(std::size_t member);
    void leave();
    void prepare_the_end();
    void write_plan(std::size_t member);
    void write_strengths(std::size_t member);

    protocol::Timestamp start_of(std::int64_t session) const;
    const Companion& companion(std::size_t member) const { return course_.companions[member]; }

    QuietCourse course_;
    protocol::group::Programme programme_;
    protocol::PersonId facilitator_;
    std::vector<protocol::PersonId> members_;
    protocol::Timestamp curtain_;
    Rehearsal life_;
};

}  // namespace demo
