// SPDX-License-Identifier: Apache-2.0
// Eight sessions with eight members: Dora leaves after the third, Carl misses the fourth and the
// fifth, Emil gets worse half-way, and Ben's answer before the fifth is a sign of danger.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/domain/danger.hpp"
#include "tests/support/course_looks.hpp"
#include "tests/support/course_seen.hpp"

using namespace support;

namespace {

constexpr std::int64_t half_way_call = 1;
constexpr std::int64_t three_months_on = 3;

RiskId the_open_item(const Course& course) {
    for (const auto& [id, risk] : course.group.state().risks.all) {
        if (risk.state != RiskState::closed) return id;
    }
    FAIL("nobody is in danger");
    return {};
}

void first_half(Course& course) {
    course.week({.focus = {ana, ben}});
    check_after(course, {.phase = Phase::middle});
    course.week({.focus = {carl, dora}, .burdened = {{emil, 14}}});
    check_after(course, {.phase = Phase::middle});
    course.week({.focus = {emil, fay}, .burdened = {{emil, 15}}});
    check_after(course, {.phase = Phase::middle});
}

// Her goodbye is the facilitators' until they give it to the group. What was hers stays hers, and
// she learns no more of the group.
void dora_says_goodbye(Course& course) {
    const auto dora_seat = course.group.seat(dora);
    course.leaves(dora, LeavingReason::no_time);
    seen_by(course, Kind::leavings, dora_seat, {dora, maria, jonas});
    seen_by(course, Kind::seats, course.group.seat(ana), course.seated());
    seen_by(course, Kind::progress, dora_seat, leaders);
    CHECK_FALSE(course.group.sees<CourseView>(dora, Kind::course));
    course.when(maria, ReleaseGoodbye{dora_seat}).events();
    CHECK_FALSE(course.group.sees<LeavingView>(fay, Kind::leavings, dora_seat)->reason);
}

// The room sees that Carl is not there; why, only those who lead.
void half_way(Course& course) {
    course.week({.focus = {hana, ana}, .away = {carl}, .burdened = {{emil, 21}}});
    check_after(course, {.phase = Phase::middle,
                         .away = {carl},
                         .flags = {{emil, FlagKind::rise_since_last},
                                   {emil, FlagKind::rise_over_baseline},
                                   {emil, FlagKind::reaches_band},
                                   {emil, FlagKind::not_better_at_midpoint},
                                   {gus, FlagKind::without_focus}},
                         .owed = {gus}});
    course.answer_flags();
    for (const auto& member : course.members()) {
        const auto seat = course.group.seat(member);
        course.when(maria, NoteMeeting{seat, {half_way_call}, MeetingOutcome::held, {}}).events();
    }
}

// The day before the fifth session, at home: two people are told before Ben has sent his form. He
// learns that somebody knows; his peers learn nothing, in the session either.
void ben_is_in_danger(Course& course) {
    auto& group = course.group;
    const Week week{.focus = {gus, ben}, .away = {carl}, .burdened = {{emil, 21}}, .sign = {ben}};
    course.days_before(week);
    const auto risk = the_open_item(course);
    CHECK(item(group, maria, risk)->reached == seats(group, {jonas, maria}));
    seen_by(course, Kind::risks, risk, leaders);
    seen_by(course, Kind::care, risk, {ben});
    course.when(jonas, answer(group, risk, LineAnswer::calling)).events();
    judge_and_plan(group, jonas, risk);
    CHECK(care(group, ben, risk)->answers.size() == 1);

    course.hold_session(week);
    check_after(course, {.phase = Phase::middle,
                         .away = {carl},
                         .flags = {{ben, FlagKind::danger_item_rises},
                                   {carl, FlagKind::absent_running},
                                   {carl, FlagKind::forms_missing},
                                   {carl, FlagKind::without_step},
                                   {emil, FlagKind::rise_over_baseline}},
                         .in_danger = {ben},
                         .to_call = {carl}});
    group.after_ms(4 * hour);
    course.when(jonas, answer(group, risk, LineAnswer::calling)).events();
    course.when(jonas, CloseRisk{risk, course.words<Words>("He slept. He is safe.")}).events();
    seen_by(course, Kind::care, risk, {});
    course.answer_flags();
}

void towards_the_end(Course& course) {
    course.week({.focus = {carl, emil}, .burdened = {{emil, 17}}});
    check_after(course, {.phase = Phase::middle, .ending = true});
    course.prepare_the_end();
    for (const auto& [id, strength] : course.group.state().ending.strengths) {
        seen_by(course, Kind::given, id, {person_of(course, strength.from)});
        seen_by(course, Kind::received, id, {});
    }
    seen_by(course, Kind::plans, course.group.seat(fay), course.seated());
    seen_by(course, Kind::plans, course.group.seat(hana), with_leaders(hana));
    seen_by(course, Kind::plans, course.group.seat(gus), {gus});

    course.week({.focus = {fay, hana}, .burdened = {{emil, 15}}});
    check_after(course, {.phase = Phase::ending, .ending = true});
    course.week({.focus = {ana, gus}, .burdened = {{emil, 13}}});
    check_after(course, {.phase = Phase::ending, .ending = true});
    for (const auto& [id, strength] : course.group.state().ending.strengths) {
        seen_by(course, Kind::given, id, {person_of(course, strength.from)});
        seen_by(course, Kind::received, id, {person_of(course, strength.to)});
    }
}

// Three, six and twelve months after 23 February 2026.
void a_year_after(Course& course) {
    const auto last = later(first_monday, 7 * 7 * day);
    course.follow_up(three_months_on, 3);
    CHECK(course.group.now() >= later(last, 89 * day));
    CHECK(course.group.now() < later(last, 90 * day));
    course.follow_up(three_months_on + 1, 4);
    CHECK(course.group.now() >= later(last, 181 * day));
    course.follow_up(three_months_on + 2, 4, {gus});
    CHECK(course.group.now() >= later(last, 365 * day));
    CHECK(course.group.now() < later(last, 366 * day));
}

const MeasureProgress& of_phq_9(const ProgressView& progress) {
    return *std::ranges::find(progress.measures, MeasureKey{"phq-9"}, &MeasureProgress::measure);
}

std::size_t totals_of(const Course& course, const PersonId& member) {
    const auto& group = course.group;
    const auto progress = group.sees<ProgressView>(jonas, Kind::progress, group.seat(member));
    return of_phq_9(progress.value()).scores.size();
}

}  // namespace

TEST_CASE("eight sessions, from the first talk to a year after", "[course][story]") {
    Course course{"weekly-8"};
    course.first_talks();
    first_half(course);
    dora_says_goodbye(course);
    half_way(course);
    ben_is_in_danger(course);
    towards_the_end(course);
    a_year_after(course);

    // Whoever began is in the record to the end: with all that there is of them.
    CHECK(totals_of(course, fay) == 1 + 8 + 3);
    CHECK(totals_of(course, carl) == 1 + 6 + 3);
    CHECK(totals_of(course, gus) == 1 + 8 + 2);
    CHECK(totals_of(course, dora) == 1 + 3);
    const auto& group = course.group;
    const auto own = group.sees<ProgressView>(fay, Kind::progress, group.seat(fay)).value();
    CHECK(of_phq_9(own).baseline == 14);
    CHECK(std::ranges::find(of_phq_9(own).change, ChangeWord::remission) !=
          of_phq_9(own).change.end());
    const auto finds = [&](const PersonId& person) {
        return domain::group::answer(group.state(), person, RecallMeasures{group.seat(fay)})
            .has_value();
    };
    CHECK(finds(jonas));
    CHECK_FALSE(finds(ben));
}
