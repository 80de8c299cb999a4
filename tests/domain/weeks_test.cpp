// SPDX-License-Identifier: Apache-2.0
// A member's week as one thing: mood, what happened with whom, feeling, area, what the group made
// of it, the step, and the later week in which it was told.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

constexpr auto to_facilitator = PartSharing::facilitator;

CheckinId week_of(const Group& group, const PersonId& person, std::int64_t n) {
    return group.state().checkins.of(group.seat(person), group.session(n))->id;
}

std::optional<CheckinView> seen(const Group& group, const PersonId& by, const CheckinId& week) {
    return group.sees<CheckinView>(by, Kind::checkins, week);
}

CardId commit(Group& group, const PersonId& person, Sharing sharing) {
    CardWords words;
    words.what = {"Call her"};
    return group.when(person, Commit{{}, words, sharing}).the<Committed>().card;
}

Document weeks(const Group& group, const PersonId& by, const PersonId& of) {
    const auto text = domain::group::answer(group.state(), by, RecallWeeks{group.seat(of)});
    return decode<Document>(text.value()).value();
}

}  // namespace

TEST_CASE("a mood has to do with something", "[group][checkin][weeks]") {
    auto group = a_group();
    const CheckInLink link{{"Left out"}, ProblemArea::dispute, to_facilitator};
    const auto week = group.when(ana, link).the<LinkCheckedIn>().checkin;

    for (const auto& person : {ana, maria}) {
        CHECK(seen(group, person, week)->link->words->feeling.value == "Left out");
        CHECK(seen(group, person, week)->link->words->area == ProblemArea::dispute);
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person, week));
    group.when(ana, link).then_nothing();
    group.when(ana, ShareCheckin{CheckinPart::link, PartSharing::group}).events();
    CHECK(seen(group, ben, week)->link);
    group.when(maria, link).refused(Refusal::not_for_your_role);
}

TEST_CASE("all that belongs to a week is one thing", "[group][checkin][weeks]") {
    auto group = a_group_in_session();
    group.when(ana, CheckInMood{{4}, MoodChange::down, to_facilitator}).events();
    const auto sheet = group.when(maria, OpenSheet{SheetKind::decision, group.seat(ana), {}})
                           .the<SheetOpened>()
                           .sheet;
    const auto card = commit(group, ana, Sharing::group);
    group.when(maria, EndSession{}).events();
    const auto first = week_of(group, ana, 1);
    group.when(ana, CheckInStep{card, StepOutcome::partly, {}, to_facilitator}).events();
    const auto second = week_of(group, ana, 2);

    for (const auto& person : {ana, maria}) {
        const auto view = seen(group, person, first);
        CHECK(view->mood);
        CHECK(view->sheets == std::vector{sheet});
        CHECK(view->commitments == std::vector{card});
        CHECK(view->report == second);
    }
    CHECK_FALSE(seen(group, ben, first));
}

TEST_CASE("a step that is its owner's alone is not in the week that facilitators see",
          "[group][checkin][weeks]") {
    auto group = a_group();
    const auto card = commit(group, ana, Sharing::only_me);
    const auto week = week_of(group, ana, 1);

    CHECK(seen(group, ana, week)->commitments == std::vector{card});
    CHECK_FALSE(seen(group, maria, week));
    group.when(ana, ShareCard{card, Sharing::facilitator}).events();
    CHECK(seen(group, maria, week)->commitments == std::vector{card});
    group.when(ana, ShareCard{card, Sharing::group}).events();
    CHECK_FALSE(seen(group, ben, week));
}

TEST_CASE("peers see nothing of a week but its shared parts", "[group][checkin][weeks]") {
    auto group = a_group_in_session();
    group.when(ana, CheckInMood{{4}, MoodChange::down, PartSharing::group}).events();
    group.when(maria, OpenSheet{SheetKind::decision, group.seat(ana), {}}).events();
    commit(group, ana, Sharing::group);

    const auto view = seen(group, ben, week_of(group, ana, 1));
    CHECK(view->mood);
    CHECK(view->sheets.empty());
    CHECK(view->commitments.empty());
}

TEST_CASE("the weeks of a member are a string for them and the facilitators",
          "[group][checkin][weeks][recall]") {
    auto group = a_group_in_session();
    for (std::int64_t n = 1; n <= 3; ++n) {
        if (n > 1) {
            group.at(later(first_monday, (n - 1) * 7 * day));
            group.when(maria, StartSession{}).events();
        }
        group.when(ana, CheckInMood{{n}, MoodChange::up, to_facilitator}).events();
        commit(group, ana, n == 1 ? Sharing::only_me : Sharing::group);
        group.when(maria, EndSession{}).events();
    }

    CHECK(weeks(group, ana, ana).checkins->size() == 3);
    CHECK(weeks(group, ana, ana).cards->size() == 3);
    CHECK(weeks(group, maria, ana).checkins->size() == 3);
    CHECK(weeks(group, maria, ana).cards->size() == 2);
    CHECK_FALSE(weeks(group, maria, ben).checkins);
    for (const auto& person : {ben, olga}) {
        const auto answer =
            domain::group::answer(group.state(), person, RecallWeeks{group.seat(ana)});
        CHECK(answer.error().refusal == Refusal::not_for_your_role);
    }
    const auto unknown = domain::group::answer(group.state(), maria, RecallWeeks{{"nobody"}});
    CHECK(unknown.error().refusal == Refusal::not_found);
}
