// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

constexpr auto to_group = PartSharing::group;
constexpr auto to_facilitator = PartSharing::facilitator;

CheckInMood mood(std::int64_t value, PartSharing sharing) {
    return {{value}, MoodChange::up, sharing};
}

CheckInWin win(const char* words, PartSharing sharing) { return {{words}, sharing}; }

CardId a_card_of(Group& group, const PersonId& person, Sharing sharing = Sharing::group) {
    CardWords words;
    words.what = {"Call my sister"};
    return group.when(person, Commit{{}, words, sharing}).the<Committed>().card;
}

std::optional<CheckinView> seen(const Group& group, const PersonId& by, const CheckinId& checkin) {
    return group.sees<CheckinView>(by, Kind::checkins, checkin);
}

// The whole hour: from the start of the first session to its end.
void hold_a_session(Group& group) {
    group.when(maria, StartClosing{}).events();
    group.when(maria, EndSession{}).events();
}

}  // namespace

TEST_CASE("a check-in can be filled in all week before the session", "[group][checkin]") {
    auto group = a_group();

    const auto said = group.when(ana, mood(4, to_facilitator)).the<MoodCheckedIn>();

    CHECK(said.session == group.session(1));
    CHECK(said.seat == group.seat(ana));
    CHECK(said.mood == personal(ana, MoodWords{{4}, MoodChange::up}));
}

TEST_CASE("a member has one check-in for a session, and what is said again replaces",
          "[group][checkin]") {
    auto group = a_group();
    const auto checkin = group.when(ana, mood(4, to_facilitator)).the<MoodCheckedIn>().checkin;

    CHECK(group.when(ana, win("I slept.", to_group)).the<WinCheckedIn>().checkin == checkin);
    CHECK(group.when(ana, mood(7, to_group)).the<MoodCheckedIn>().checkin == checkin);
    group.when(ana, mood(7, to_group)).then_nothing();

    const auto view = seen(group, ana, checkin);
    CHECK(view->mood->words->mood.value == 7);
    CHECK(view->mood->sharing == to_group);
    CHECK(view->win->words->value == "I slept.");
    CHECK_FALSE(view->week);
}

TEST_CASE("after the end of a session a check-in is for the next one", "[group][checkin]") {
    auto group = a_group_in_session();
    const auto first = group.when(ana, mood(4, to_group)).the<MoodCheckedIn>();
    hold_a_session(group);

    const auto second = group.when(ana, mood(5, to_group)).the<MoodCheckedIn>();

    CHECK(first.session == group.session(1));
    CHECK(second.session == group.session(2));
    CHECK(second.checkin != first.checkin);
}

TEST_CASE("only members check in", "[group][checkin]") {
    auto group = a_group();

    for (const auto& person : {maria, jonas, olga}) {
        group.when(person, mood(4, to_group)).refused(Refusal::not_for_your_role);
        group.when(person, ShareCheckin{CheckinPart::mood, to_group})
            .refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("after the course nobody checks in", "[group][checkin]") {
    auto group = a_group();
    for (const auto n : {1, 2, 3}) {
        group.when(maria, CancelSession{group.session(n), {"Ill."}}).events();
    }

    group.when(ana, win("I slept.", to_group)).refused(Refusal::no_session);
}

TEST_CASE("a peer reads only the parts that are shared with the group", "[group][checkin]") {
    auto group = a_group();
    const auto checkin = group.when(ana, mood(3, to_facilitator)).the<MoodCheckedIn>().checkin;
    group.when(ana, CheckInWeek{{"We argued."}, Title{"my mother"}, to_facilitator}).events();
    group.when(ana, win("I slept.", to_group)).events();

    for (const auto& person : {ben, olga}) {
        const auto view = seen(group, person, checkin);
        REQUIRE(view);
        CHECK(view->win->words->value == "I slept.");
        CHECK_FALSE(view->mood);
        CHECK_FALSE(view->week);
        const auto text = *group.text_for(person, Kind::checkins, checkin.value);
        CHECK(text.find("argued") == std::string::npos);
        CHECK(text.find("mood") == std::string::npos);
    }
    for (const auto& person : {ana, maria, jonas}) {
        const auto view = seen(group, person, checkin);
        CHECK(view->mood->words->mood.value == 3);
        CHECK(view->week->words->with_whom->value == "my mother");
    }
}

TEST_CASE("while nothing is shared, peers do not learn that there is a check-in",
          "[group][checkin]") {
    auto group = a_group();
    const auto checkin = group.when(ana, mood(3, to_facilitator)).the<MoodCheckedIn>().checkin;
    CHECK_FALSE(seen(group, ben, checkin));
    CHECK_FALSE(seen(group, olga, checkin));

    group.when(ana, ShareCheckin{CheckinPart::mood, to_group})
        .then(CheckinShared{checkin, CheckinPart::mood, to_group});
    CHECK(seen(group, ben, checkin)->mood->words->mood.value == 3);
    group.when(ana, ShareCheckin{CheckinPart::mood, to_group}).then_nothing();

    group.when(ana, ShareCheckin{CheckinPart::mood, to_facilitator}).events();
    CHECK_FALSE(seen(group, ben, checkin));
    CHECK(seen(group, maria, checkin));
}

TEST_CASE("a part that is not filled in cannot be shared", "[group][checkin]") {
    auto group = a_group();
    group.when(ana, ShareCheckin{CheckinPart::win, to_group})
        .refused(Refusal::part_not_filled_in, "/part");
    group.when(ana, mood(3, to_group)).events();
    for (const auto part : {CheckinPart::week, CheckinPart::step, CheckinPart::win}) {
        group.when(ana, ShareCheckin{part, to_group}).refused(Refusal::part_not_filled_in, "/part");
    }
}

TEST_CASE("how a step went is kept with its card", "[group][checkin][board]") {
    auto group = a_group();
    const auto card = a_card_of(group, ana);
    const auto outcome = [&](const PersonId& by, const CardId& of) {
        return group.sees<CardView>(by, Kind::cards, of)->outcome;
    };

    group.when(ana, CheckInStep{card, StepOutcome::not_yet, Words{"It was late."}, to_facilitator})
        .events();

    CHECK(outcome(ana, card) == StepOutcome::not_yet);
    CHECK(outcome(maria, card) == StepOutcome::not_yet);
    CHECK_FALSE(outcome(ben, card));

    SECTION("and goes from it when the step was another card's") {
        const auto other = a_card_of(group, ana);
        group.when(ana, CheckInStep{other, StepOutcome::done, {}, to_facilitator}).events();
        CHECK_FALSE(outcome(ana, card));
        CHECK(outcome(ana, other) == StepOutcome::done);
    }
    SECTION("and is replaced with it") {
        group.when(ana, CheckInStep{card, StepOutcome::done, {}, to_facilitator}).events();
        CHECK(outcome(ana, card) == StepOutcome::done);
        group.when(ana, CheckInStep{card, StepOutcome::done, {}, to_facilitator}).then_nothing();
    }
}

TEST_CASE("a step is about one's own card, or about none", "[group][checkin][board]") {
    auto group = a_group();
    const auto bens = a_card_of(group, ben);

    group.when(ana, CheckInStep{bens, StepOutcome::done, {}, to_group})
        .refused(Refusal::not_found, "/card");
    group.when(ana, CheckInStep{CardId{"nocard"}, StepOutcome::done, {}, to_group})
        .refused(Refusal::not_found, "/card");
    group.when(ana, CheckInStep{{}, StepOutcome::partly, {}, to_group}).events();
}

TEST_CASE("a shared step does not name a card that is not shared", "[group][checkin][board]") {
    auto group = a_group();
    const auto card = a_card_of(group, ana, Sharing::only_me);
    const auto checkin = group.when(ana, CheckInStep{card, StepOutcome::partly, {}, to_group})
                             .the<StepCheckedIn>()
                             .checkin;

    CHECK(seen(group, ana, checkin)->step->card == card);
    CHECK_FALSE(seen(group, ben, checkin)->step->card);
    CHECK_FALSE(seen(group, maria, checkin)->step->card);

    group.when(ana, ShareCard{card, Sharing::group}).events();
    CHECK(seen(group, ben, checkin)->step->card == card);
    CHECK(seen(group, maria, checkin)->step->card == card);
}

TEST_CASE("the document keeps the check-ins of two sessions", "[group][checkin]") {
    auto group = a_group_in_session();
    const auto first = group.when(ana, mood(4, to_group)).the<MoodCheckedIn>().checkin;
    hold_a_session(group);
    CHECK(seen(group, ben, first));

    group.at(later(first_monday, 7 * day));
    group.when(maria, StartSession{}).events();
    hold_a_session(group);

    CHECK_FALSE(seen(group, ana, first));
    CHECK_FALSE(seen(group, maria, first));
}

TEST_CASE("what a person shared who was removed is for the facilitators only", "[group][checkin]") {
    auto group = a_group();
    const auto checkin = group.when(ana, mood(4, to_group)).the<MoodCheckedIn>().checkin;

    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();

    CHECK_FALSE(seen(group, ben, checkin));
    CHECK(seen(group, maria, checkin));
}

TEST_CASE("in a hold nobody checks in", "[group][checkin]") {
    auto group = a_group_in_session();
    group.when_server(HoldForSafety{}).events();

    group.when(ana, mood(4, to_group)).refused(Refusal::session_held);
}
