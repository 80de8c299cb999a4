// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

struct Past {
    Group group;
    CheckinId checkin;
    CardId card;
};

void hold_a_session(Group& group, std::int64_t n) {
    group.at(later(first_monday, (n - 1) * 7 * day));
    group.when(maria, StartSession{}).events();
    group.when(maria, StartClosing{}).events();
    group.when(maria, EndSession{}).events();
}

// Two sessions are over; in the first one Ana left something of each kind.
Past a_past() {
    auto group = a_group_in_session();
    const auto checkin =
        group.when(ana, CheckInMood{{3}, MoodChange::down, PartSharing::facilitator})
            .the<MoodCheckedIn>()
            .checkin;
    group.when(ana, CheckInWin{{"I slept."}, PartSharing::group}).events();
    CardWords words;
    words.what = {"Call my sister"};
    words.plan_b = Sentence{"Write to her."};
    const auto card = group.when(ana, Commit{{}, words, Sharing::group}).the<Committed>().card;
    group.when(ana, MoveCard{card, CardPlace::done}).events();
    group.when(maria, StartClosing{}).events();
    group.when(ana, SayWord{{"lighter"}}).events();
    group.when(ana, GivePulse{}).events();
    group.when(maria, EndSession{}).events();
    hold_a_session(group, 2);
    return {std::move(group), checkin, card};
}

// protocol::group, because the support's Document is of another kind.
using Recalled = protocol::group::Document;

Recalled recall(const Group& group, const PersonId& by, const SessionId& session) {
    const auto answer = domain::group::answer(group.state(), by, RecallSession{session});
    REQUIRE(answer.has_value());
    return decode<Recalled>(*answer).value();
}

}  // namespace

TEST_CASE("what left the document can be recalled", "[group][recall]") {
    const auto [group, checkin, card] = a_past();
    CHECK_FALSE(group.sees(ana, Kind::checkins, checkin));
    CHECK_FALSE(group.sees(ana, Kind::cards, card));

    const auto past = recall(group, ana, group.session(1));

    CHECK(past.checkins->at(checkin.value).mood->words->mood.value == 3);
    CHECK(past.cards->at(card.value).plan_b->value == "Write to her.");
    CHECK(past.words->at(group.seat(ana).value).word->value == "lighter");
    CHECK(past.pulses->size() == 1);
    CHECK_FALSE(past.agenda->empty());
    CHECK_FALSE(past.attendance);
    CHECK_FALSE(recall(group, ana, group.session(2)).checkins);
}

TEST_CASE("nobody recalls more than they might have seen", "[group][recall]") {
    const auto [group, checkin, card] = a_past();

    for (const auto& person : {ben, olga}) {
        const auto past = recall(group, person, group.session(1));
        CHECK_FALSE(past.checkins->at(checkin.value).mood);
        CHECK(past.checkins->at(checkin.value).win);
        CHECK_FALSE(past.cards->at(card.value).plan_b);
        CHECK_FALSE(past.words);
        CHECK_FALSE(past.pulses);
        CHECK_FALSE(past.attendance);
    }
    const auto past = recall(group, maria, group.session(1));
    CHECK(past.checkins->at(checkin.value).mood);
    CHECK(past.pulses->size() == 1);
    CHECK_FALSE(past.attendance->at(group.session(1).value).entries.empty());
}

TEST_CASE("a session that does not exist cannot be recalled", "[group][recall]") {
    const auto group = a_group();
    const auto refused = [&](const PersonId& by, const SessionId& session) {
        const auto answer = domain::group::answer(group.state(), by, RecallSession{session});
        REQUIRE(answer.has_error());
        return answer.error().refusal;
    };

    CHECK(refused(ana, {"none"}) == Refusal::not_found);
    CHECK(refused({"stranger"}, group.session(1)) == Refusal::not_in_group);
}
