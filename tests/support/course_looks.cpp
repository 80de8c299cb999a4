// SPDX-License-Identifier: Apache-2.0
#include "tests/support/course_looks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/course_seen.hpp"

namespace support {

void check_after(const Course& course, const After& after) {
    INFO("after session " << course.sessions_held());
    check_place(course, after);
    check_week(course, after);
    check_records(course);
    check_attention(course, after);
    check_attendance(course, after);
    course.check_pages();
}

// Session n of N and the last date, for everybody who belongs to the group; whoever has left knows
// no more of it.
void check_place(const Course& course, const After& after) {
    const auto& group = course.group;
    const auto& order = group.state().sessions.order;
    const auto count = static_cast<std::int64_t>(order.size());
    seen_by(course, Kind::course, domain::group::only_one, course.seated());
    for (const auto& person : course.seated()) {
        const auto view = group.sees<CourseView>(person, Kind::course).value();
        CHECK(view.session_n == std::min(course.sessions_held() + 1, count));
        CHECK(view.sessions == count);
        CHECK(view.last_session_at == evening((count - 1) * 7));
        CHECK(view.phase == after.phase);
        CHECK(view.ending == after.ending);
        CHECK(view.session.has_value() == (course.sessions_held() < count));
    }
    // What the ending asks for comes into sight by itself, and not a week sooner.
    seen_by(course, Kind::ending, domain::group::only_one,
            after.ending ? course.seated() : People{});
}

namespace {

void check_checkin(const Course& course, const PersonId& member) {
    const auto& group = course.group;
    const auto& checkin = course.left_by(member).checkin;
    seen_by(course, Kind::checkins, checkin, course.seated());
    for (const auto& person : course.seated()) {
        const auto view = group.sees<CheckinView>(person, Kind::checkins, checkin).value();
        const bool all = person == member || leaders.contains(person);
        CHECK(view.mood);
        CHECK(view.link);
        CHECK(view.win);
        CHECK(view.week.has_value() == all);
        if (!all) CHECK_FALSE(view.step);
        CHECK(view.commitments.empty() == (!all || (member == gus && person != member)));
    }
}

void check_card(const Course& course, const PersonId& member) {
    const auto& card = course.left_by(member).card;
    const auto sharing = sharing_of(member);
    auto readers = sharing == Sharing::group ? course.seated() : People{member};
    if (sharing != Sharing::only_me) readers.insert(leaders.begin(), leaders.end());
    seen_by(course, Kind::cards, card, readers);
    for (const auto& person : readers) {
        const auto view = course.group.sees<CardView>(person, Kind::cards, card).value();
        const bool all = person == member || leaders.contains(person);
        CHECK(view.what);
        CHECK(view.obstacle.has_value() == all);
        CHECK(view.plan_b.has_value() == all);
    }
}

void check_goals(const Course& course) {
    for (const auto& [id, goal] : course.group.state().goals.all) {
        const auto& owner = person_of(course, goal.seat);
        const bool left = !course.members().contains(owner);
        auto readers = goal.sharing == Sharing::group && !left ? course.seated() : People{owner};
        if (goal.sharing != Sharing::only_me) readers.insert(leaders.begin(), leaders.end());
        seen_by(course, Kind::goals, id, readers);
    }
}

// Read back to the group in the ending, and not before.
void check_wins(const Course& course, const PersonId& member, bool ending) {
    auto readers = with_leaders(member);
    if (ending) readers = course.seated();
    seen_by(course, Kind::wins, course.group.seat(member), readers);
}

}  // namespace

void check_week(const Course& course, const After& after) {
    const auto& group = course.group;
    for (const auto& member : course.members()) {
        INFO(member.value);
        const auto& left = course.left_by(member);
        check_wins(course, member, after.ending);
        if (after.away.contains(member)) continue;
        const auto own = with_leaders(member);
        check_checkin(course, member);
        check_card(course, member);
        seen_by(course, Kind::words, group.seat(member), own);
        seen_by(course, Kind::pulses, group.seat(member), own);
        seen_by(course, Kind::arrivals, group.seat(member), {});
        if (left.focus) seen_by(course, Kind::focus, *left.focus, own);
        if (!left.takeaway) continue;
        seen_by(course, Kind::takeaways, *left.takeaway, own);
        for (const auto& leader : leaders) {
            CHECK_FALSE(group.sees<TakeawayView>(leader, Kind::takeaways, *left.takeaway)->words);
        }
    }
    check_goals(course);
    seen_by(course, Kind::owed, domain::group::only_one, leaders);
    seen_by(course, Kind::next, domain::group::only_one, leaders);
    for (const auto& [id, said] : group.state().board.encouragements) {
        if (!course.who_sees(Kind::encouragements, id).contains(maria)) continue;
        seen_by(course, Kind::encouragements, id, {ana, fay, maria, jonas});
    }
}

}  // namespace support
