// SPDX-License-Identifier: Apache-2.0
// What is not for somebody leaves no trace with them: no gap, no message, no other byte.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

Command goal(const char* text, Sharing sharing) { return SetGoal{{text}, {}, sharing}; }

// What Ana's two devices hear in a week in which Ben does private things, or does not. The dice
// are thrown anew for each shared step, as if Ben's had not been thrown.
std::vector<std::string> week_of_ana(bool ben_has_secrets) {
    World world;
    world.found_group();
    std::uint64_t step = 0;
    const auto shared = [&](auto what) {
        world.dice.seed(++step);
        what();
        world.settle();
    };
    std::shared_ptr<Device> phone;
    std::shared_ptr<Device> of_ben;
    shared([&] { phone = world.enter(ana); });
    shared([&] { of_ben = world.enter(ben); });
    const auto secretly = [&](std::string_view id, const Command& command) {
        if (!ben_has_secrets) return;
        of_ben->act(id, command);
        world.settle();
        CHECK(of_ben->saved(id));
    };

    shared([&] { of_ben->act("goal-0001", goal("Call my sister", Sharing::group)); });
    secretly("line-0001", WriteLine{LineKind::words, Words{"I drank again."}});
    secretly("goal-0002", goal("Be alive on Friday", Sharing::only_me));
    shared([&] { phone->act("goal-0003", goal("Go for a walk", Sharing::group)); });
    secretly("mood-0001", CheckInMood{{2}, MoodChange::down, PartSharing::facilitator});
    world.after_with_beats(3min);
    shared([&] { world.lose(phone); });
    secretly("item-0001", ProposeItem{{"My sister"}, ProposalFor::facilitator, true, {}});
    shared([&] { of_ben->act("goal-0004", goal("Eat at noon", Sharing::group)); });
    std::shared_ptr<Device> back;
    shared([&] { back = world.enter(ana, phone->cursor()); });
    secretly("note-0001", WriteLine{LineKind::distress, {}});
    world.after_with_beats(1min);

    auto heard = phone->take_heard();
    for (auto& message : back->take_heard()) heard.push_back(std::move(message));
    return heard;
}

}  // namespace

TEST_CASE("what is private to Ben changes no byte that Ana gets", "[rooms][privacy]") {
    const auto without = week_of_ana(false);
    CHECK(without.size() > 5);
    CHECK(week_of_ana(true) == without);
}

TEST_CASE("what time a session gets back does not tell when somebody last wrote",
          "[rooms][privacy]") {
    const auto sessions_after = [](bool ben_has_secrets) {
        World world;
        world.found_group();
        const auto of_maria = world.enter(maria);
        const auto of_ben = world.enter(ben);
        world.after_with_beats(60min);
        of_ben->act("arrive-01", Arrive{true, true, {"at home"}, {}});
        world.settle();
        of_maria->act("admit-001", AdmitAll{});
        of_maria->act("start-001", StartSession{});
        world.after_with_beats(10min);
        if (ben_has_secrets) of_ben->act("line-0001", WriteLine{LineKind::distress, {}});
        world.after_with_beats(10min);

        const auto off = world.clock.now();
        world.clock.pass(5min);
        world.outage = rooms::Outage{off, world.clock.now()};
        world.power_cut();
        return world.enter(carl)->doc.at("sessions");
    };
    CHECK(sessions_after(true) == sessions_after(false));
}

TEST_CASE("hidden changes are not counted", "[rooms][privacy]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_ben = world.enter(ben);
    const auto of_maria = world.enter(maria);
    of_ben->act("line-0001", WriteLine{LineKind::words, Words{"Please call me."}});
    world.settle();
    CHECK(of_ana->cursor() == of_ana->epoch + ":0");
    CHECK(of_ben->n == 1);
    CHECK(of_maria->n == 1);
}

TEST_CASE("who is removed is closed in the same turn and hears nothing of it", "[rooms][privacy]") {
    World world;
    world.found_group();
    const auto seat_of_ben = world.seat(ben);
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    const auto phone = world.enter(ben);
    const auto desk = world.enter(ben);
    phone->take_heard();
    desk->take_heard();

    // Asked before, but not handled before: its answer would come after the removal.
    of_maria->act("remove-01", RemovePerson{seat_of_ben, {"moved away"}});
    phone->act("goal-0001", goal("Stay", Sharing::group));
    of_ana->act("goal-0002", goal("Walk", Sharing::group));
    world.settle();

    CHECK(phone->closed == CloseCode::not_invited);
    CHECK(desk->closed == CloseCode::not_invited);
    CHECK(phone->heard.empty());
    CHECK(desk->heard.empty());
    CHECK(of_ana->doc["goals"].size() == 1);
    CHECK(of_ana->json("seats", seat_of_ben.value).find(R"("removed":true)") != std::string::npos);

    const auto again = world.enter(ben, phone->cursor());
    CHECK(again->closed == CloseCode::not_invited);
    CHECK(again->heard.empty());
}

TEST_CASE("who is let in to the session sees it from then on, by an ordinary patch",
          "[rooms][privacy]") {
    World world;
    world.found_group();
    const auto of_maria = world.enter(maria);
    const auto of_ana = world.enter(ana);
    world.after_with_beats(50min);  // the lobby opens by itself
    of_ana->act("arrive-01", Arrive{true, true, {"at home"}, {}});
    world.settle();
    REQUIRE(of_ana->saved("arrive-01"));
    CHECK(of_ana->json("floor", "this").empty());
    const auto welcomes = of_ana->welcomes;

    of_maria->act("admit-001", AdmitAll{});
    world.settle();
    CHECK_FALSE(of_ana->json("floor", "this").empty());
    CHECK(of_ana->welcomes == welcomes);
    CHECK(of_ana->doc == world.enter(ana)->doc);
}
