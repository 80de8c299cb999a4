// SPDX-License-Identifier: Apache-2.0
// Fourteen sessions with eight members: Dora leaves after the fifth, Carl misses the eighth and the
// ninth, Emil does not get better and then gets worse, and nobody sees Ben's sign of danger at
// first.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "tests/domain/danger.hpp"
#include "tests/support/course_looks.hpp"
#include "tests/support/course_seen.hpp"

using namespace support;

namespace {

constexpr std::int64_t three_months_on = 2;

// Emil's totals before each session.
constexpr std::array<std::int64_t, 14> emils{14, 14, 13, 15, 16, 17, 18,
                                             18, 18, 23, 18, 15, 12, 10};

// The coming week, with these turns.
Week week_of(const Course& course, std::vector<PersonId> focus, People away = {}) {
    const auto n = static_cast<std::size_t>(course.sessions_held());
    return {.focus = std::move(focus), .away = std::move(away), .burdened = {{emil, emils.at(n)}}};
}

// Jonas is told first, and Olga, who observes; Maria when neither has answered.
void set_up_the_list(Course& course) {
    const auto& group = course.group;
    course.when(maria, SetEscalation{{{{group.seat(jonas), {}}, {group.seat(olga), {}}}}}).events();
}

void first_five(Course& course) {
    course.week(week_of(course, {ana, ben}));
    check_after(course, {.phase = Phase::initial});
    course.week(week_of(course, {carl, dora}));
    check_after(course, {.phase = Phase::middle});
    course.week(week_of(course, {emil, fay}));
    check_after(course, {.phase = Phase::middle});
    course.week(week_of(course, {gus, hana}));
    check_after(course, {.phase = Phase::middle});
    course.week(week_of(course, {ana, ben}));
    check_after(course, {.phase = Phase::middle});
    course.leaves(dora, LeavingReason::better);
}

// Half an hour goes by, and one person more is reached. Whoever observes has it on their page until
// somebody has answered.
void nobody_sees_it_at_first(Course& course) {
    auto& group = course.group;
    auto week = week_of(course, {carl, emil});
    week.sign = {ben};
    course.days_before(week);
    const auto& [risk, as_it_is] = *group.state().risks.all.begin();
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga}));
    seen_by(course, Kind::risks, risk, {jonas, maria, olga});
    seen_by(course, Kind::care, risk, {ben});

    group.after_minutes(30);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, olga, maria}));
    course.when(maria, answer(group, risk, LineAnswer::calling)).events();
    seen_by(course, Kind::risks, risk, leaders);
    judge_and_plan(group, maria, risk);

    course.hold_session(week);
    check_after(course, {.phase = Phase::middle,
                         .flags = {{ben, FlagKind::danger_item_rises}},
                         .in_danger = {ben}});
    group.after_ms(4 * hour);
    course.when(maria, answer(group, risk, LineAnswer::calling)).events();
    course.when(maria, CloseRisk{risk, course.words<Words>("He is safe.")}).events();
    course.answer_flags();
}

// Goals are looked at again; what they came to is not for the group.
void half_way(Course& course) {
    course.week(week_of(course, {fay, gus}));
    check_after(course,
                {.phase = Phase::middle, .flags = {{emil, FlagKind::not_better_at_midpoint}}});
    course.answer_flags();
    for (const auto& [id, goal] : course.group.state().goals.all) {
        const GoalId looked_at = id;
        const auto owner = person_of(course, goal.seat);
        if (!course.members().contains(owner)) continue;
        const GoalReview review{{4}, course.words<Sentence>("I said it once.")};
        course.when(owner, ReviewGoal{looked_at, Occasion::midpoint, review}).events();
    }
    course.check_pages();
}

void carl_is_missing(Course& course) {
    course.week(week_of(course, {hana, ana}, {carl}));
    check_after(course, {.phase = Phase::middle, .away = {carl}});
    course.week(week_of(course, {ben, emil}, {carl}));
    check_after(course, {.phase = Phase::middle,
                         .away = {carl},
                         .flags = {{carl, FlagKind::absent_running},
                                   {carl, FlagKind::forms_missing},
                                   {carl, FlagKind::without_step}},
                         .to_call = {carl}});
    course.answer_flags();
}

void emil_gets_worse(Course& course) {
    course.week(week_of(course, {carl, fay}));
    check_after(course, {.phase = Phase::middle,
                         .flags = {{emil, FlagKind::rise_since_last},
                                   {emil, FlagKind::rise_over_baseline},
                                   {emil, FlagKind::reaches_band}}});
    course.answer_flags();
    course.week(week_of(course, {gus, hana}));
    check_after(course, {.phase = Phase::middle});
}

void the_ending(Course& course) {
    course.week(week_of(course, {ana, ben}));
    check_after(course, {.phase = Phase::ending, .ending = true});
    course.prepare_the_end();
    course.week(week_of(course, {emil, carl}));
    check_after(course, {.phase = Phase::ending, .ending = true});
    course.week(week_of(course, {fay, gus}));
    check_after(course, {.phase = Phase::ending, .ending = true});
    for (const auto& [id, strength] : course.group.state().ending.strengths) {
        seen_by(course, Kind::received, id, {person_of(course, strength.to)});
    }
}

// Three, six and twelve months after 6 April 2026.
void a_year_after(Course& course) {
    const auto last = evening(13 * 7);
    course.follow_up(three_months_on, 3);
    CHECK(course.group.now() >= later(last, 91 * day));
    CHECK(course.group.now() < later(last, 92 * day));
    course.follow_up(three_months_on + 1, 3, {fay});
    CHECK(course.group.now() >= later(last, 183 * day));
    course.follow_up(three_months_on + 2, 3);
    CHECK(course.group.now() >= later(last, 365 * day));
}

}  // namespace

TEST_CASE("fourteen sessions, from the first talk to a year after", "[course][story]") {
    Course course{"weekly-14"};
    course.first_talks();
    set_up_the_list(course);
    first_five(course);
    nobody_sees_it_at_first(course);
    half_way(course);
    carl_is_missing(course);
    emil_gets_worse(course);
    the_ending(course);
    a_year_after(course);

    const auto& group = course.group;
    for (const auto& member : course.members()) {
        const auto seat = group.seat(member);
        const auto meetings = group.sees<MeetingsView>(member, Kind::meetings, seat).value();
        for (const auto& meeting : meetings.meetings) CHECK_FALSE(meeting.note);
        const auto missed =
            std::ranges::count(meetings.meetings, MeetingOutcome::missed, &MeetingView::outcome);
        CHECK(missed == (member == fay ? 1 : 0));
    }
}
