// SPDX-License-Identifier: Apache-2.0
// On the page before a session: who may be worse, and whose forms are not there yet.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/measures.hpp"

using namespace support;

namespace {

BriefMember brief_of(const Group& group, const PersonId& member) {
    const auto view = group.sees<BriefView>(maria, Kind::brief).value();
    const auto found = std::ranges::find(view.members, group.seat(member), &BriefMember::seat);
    REQUIRE(found != view.members.end());
    return *found;
}

bool is_worse(const Group& group, const PersonId& member, BriefWorse why) {
    return std::ranges::count(brief_of(group, member).worse, why) == 1;
}

void say_mood(Group& group, const PersonId& member, std::int64_t mood) {
    group.when(member, CheckInMood{{mood}, MoodChange::same, PartSharing::facilitator}).events();
}

// Every session of the short programme, with this mood before each; the last has not begun.
Group after_moods(const std::vector<std::int64_t>& moods) {
    auto group = a_group();
    for (std::size_t i = 0; i < moods.size(); ++i) {
        if (i > 0) {
            group.at(group.state().current_session()->starts_at);
            group.when(maria, StartSession{}).events();
            group.when(maria, EndSession{}).events();
        }
        say_mood(group, ana, moods[i]);
    }
    return group;
}

FlagId only_flag(const Group& group) { return group.state().flags.all.begin()->first; }

}  // namespace

TEST_CASE("a flag of a form is on the page until somebody answers it", "[group][brief]") {
    auto group = a_group_that_asks();
    fill_in(group, ana, open_form(group, ana), 4).events();
    CHECK(brief_of(group, ana).worse.empty());
    fill_in(group, ana, open_form(group, ana), 9).events();
    CHECK(is_worse(group, ana, BriefWorse::not_on_track));
    CHECK(brief_of(group, ben).worse.empty());

    group.when(maria, AnswerFlag{only_flag(group), {FlagAction::called, {"We spoke."}}}).events();

    CHECK_FALSE(is_worse(group, ana, BriefWorse::not_on_track));
}

TEST_CASE("a reliable rise over the first score is on the page", "[group][brief]") {
    auto group = a_group_that_asks();
    fill_in(group, ana, open_form(group, ana), 8).events();
    group.at(later(first_monday, 2 * hour));
    fill_in(group, ana, open_form(group, ana), 13).events();
    CHECK_FALSE(is_worse(group, ana, BriefWorse::reliably_worse));
    fill_in(group, ana, open_form(group, ana), 14).events();

    CHECK(is_worse(group, ana, BriefWorse::reliably_worse));
}

TEST_CASE("a mood that goes down over the weeks is on the page", "[group][brief]") {
    const auto down = [](const std::vector<std::int64_t>& moods) {
        return is_worse(after_moods(moods), ana, BriefWorse::mood_down);
    };
    CHECK(down({7, 5}));
    CHECK(down({7, 6, 5}));
    CHECK(down({7, 7, 5}));
    CHECK_FALSE(down({7}));
    CHECK_FALSE(down({7, 6}));
    CHECK_FALSE(down({7, 4, 5}));
    CHECK_FALSE(down({5, 7}));
}

TEST_CASE("whose form for this session is not sent is on the page", "[group][brief]") {
    Group group{a_programme_that_asks()};
    group.seat(maria, Role::facilitator).seat(ana, Role::member).seat(ben, Role::member);
    ask_from_now_on(group);
    CHECK(brief_of(group, ana).forms_missing.empty());
    group.after_minutes(1);
    CHECK(brief_of(group, ana).forms_missing == std::vector{phq_9});

    const auto form = group.state().forms.unfinished(group.seat(ana), phq_9)->id;
    fill_in(group, ana, form, 4).events();

    CHECK(brief_of(group, ana).forms_missing.empty());
    CHECK(brief_of(group, ben).forms_missing == std::vector{phq_9});
    // Its time is over, and the session has not begun.
    group.at(later(first_monday, minute));
    CHECK(brief_of(group, ana).forms_missing.empty());
    CHECK(brief_of(group, ben).forms_missing == std::vector{phq_9});
}
