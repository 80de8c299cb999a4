// SPDX-License-Identifier: Apache-2.0
// The clinic's other groups, which do not meet now: one that is about to end, and one that keeps
// its members well. Nobody plays them; who opens one of their doors finds a course with its past.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "server/demo/first_talk.hpp"
#include "server/demo/rehearsal.hpp"
#include "server/demo/together.hpp"

namespace demo {

// The days before one session, and the step that was taken on in it.
struct QuietWeek {
    std::string_view happened{};
    std::string_view with_whom{};
    std::string_view feeling{};
    std::string_view win{};
    std::string_view step{};
    int total = -1;  // of the form before the session; -1: not filled in
    bool away = false;
};

// One member of such a group. Empty plans are none.
struct Companion {
    std::string_view name;
    std::string_view about;  // for a visitor who is to be this person
    std::string_view goal;
    std::string_view why;
    std::vector<QuietWeek> weeks;  // that are over
    std::string_view strength;     // what the others write for them
    std::string_view signs{};
    std::string_view told{};
    std::string_view worked{};
    std::string_view working_on{};
    std::string_view ahead{};
    std::string_view crisis{};
    std::string_view come_back{};
};

struct QuietCourse {
    std::string_view group;
    std::string_view programme;  // its id
    std::int64_t sessions_over = 0;
    std::int64_t days_to_next = 0;
    std::vector<Companion> companions;
    std::map<std::size_t, SheetStory> sheets;  // by session; 0 is the first
    std::vector<std::string_view> notes;       // what the clinic keeps of each session
    std::string_view asked_for_call{};         // who once did, and it was looked after
    std::string_view wrote{};                  // who has written on the private line since,
    std::string_view line{};                   // and what
};

QuietCourse about_to_end();
QuietCourse staying_well();

// Of everybody in these two, by name.
FirstTalk first_talk_of_companion(std::string_view name);

class QuietStory {
public:
    // `members` as the companions are, in order. `now`: when the curtain rises.
    QuietStory(QuietCourse course, protocol::group::Programme programme,
               std::vector<protocol::group::Measure> measures, protocol::PersonId facilitator,
               std::vector<protocol::PersonId> members, protocol::Timestamp now,
               std::uint64_t seed);

    // The whole log up to now.
    void play();
    Rehearsal& rehearsal() { return life_; }

private:
    void found();
    void first_talks();
    void week(std::size_t n);
    void tell_absences(std::size_t n);
    void check_in(std::size_t n, std::size_t member);
    void tell_of_step(std::size_t member);
    void fill_in_forms(std::size_t n);
    void hold_session(std::size_t n);
    void arrive(std::size_t n);
    void work(std::size_t n);
    void commit(std::size_t n, std::size_t member);
    void go_round();
    void close(std::size_t n);
    void after(std::size_t n);
    void write_notes(std::size_t n);
    void keep_company(std::size_t n);
    void answer_flags();
    void look_after_call();
    void look_back(protocol::group::Occasion occasion);
    void half_way();
    void offer_make_up(std::size_t n);
    void towards_the_end();
    void these_days();
    void write_plan(std::size_t member);
    void write_strengths(std::size_t member);
    void keep_watch(std::int64_t days);

    protocol::Timestamp start_of(std::int64_t session) const;
    const Companion& companion(std::size_t member) const { return course_.companions[member]; }
    const QuietWeek& week_of(std::size_t n, std::size_t member) const {
        return companion(member).weeks[n];
    }
    const protocol::PersonId& member(std::string_view name) const;
    bool has_meeting(std::int64_t meeting) const;

    QuietCourse course_;
    protocol::group::Programme programme_;
    std::vector<protocol::group::Measure> measures_;
    protocol::PersonId facilitator_;
    std::vector<protocol::PersonId> members_;
    protocol::Timestamp curtain_;
    Rehearsal life_;
    protocol::SessionId session_;
    std::map<std::size_t, protocol::CardId> cards_;  // of each member's last step
};

}  // namespace demo
