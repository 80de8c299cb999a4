// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

std::optional<NoteView> seen(const Group& group, const PersonId& by, const NoteId& note) {
    return group.sees<NoteView>(by, Kind::notes, note);
}

}  // namespace

TEST_CASE("a note is for nobody but its author", "[group][notes]") {
    auto group = a_group();

    const auto note = group.when(maria, WriteNote{{}, group.seat(ana), {"Ask about her mother."}})
                          .the<NoteWritten>()
                          .note;

    CHECK(seen(group, maria, note)->text->value == "Ask about her mother.");
    CHECK(seen(group, maria, note)->seat == group.seat(ana));
    for (const auto& person : {jonas, olga, ana, ben}) CHECK_FALSE(seen(group, person, note));
}

TEST_CASE("a note is under a key of its own, its author's", "[group][notes]") {
    auto group = a_group();

    const auto written =
        group.when(maria, WriteNote{group.session(1), {}, {"Quiet."}}).the<NoteWritten>();

    CHECK(written.text == ProcessNote<Pages>{maria, Pages{"Quiet."}});
}

TEST_CASE("an author has one page about a session and one about a member", "[group][notes]") {
    auto group = a_group();
    const auto write = [&](const PersonId& by, WriteNote note) {
        return group.when(by, note).the<NoteWritten>().note;
    };
    const auto about_ana = write(maria, {{}, group.seat(ana), {"First."}});

    CHECK(write(maria, {{}, group.seat(ana), {"Second."}}) == about_ana);
    CHECK(seen(group, maria, about_ana)->text->value == "Second.");
    group.when(maria, WriteNote{{}, group.seat(ana), {"Second."}}).then_nothing();

    const auto others = {write(maria, {{}, group.seat(ben), {"Ben."}}),
                         write(maria, {group.session(1), {}, {"The hour."}}),
                         write(jonas, {{}, group.seat(ana), {"Mine."}})};
    for (const auto& other : others) CHECK(other != about_ana);
    CHECK(seen(group, maria, about_ana)->text->value == "Second.");
}

TEST_CASE("a note is about exactly one thing that exists", "[group][notes]") {
    auto group = a_group();

    group.when(maria, WriteNote{{}, {}, {"?"}}).refused(Refusal::choose_one);
    group.when(maria, WriteNote{group.session(1), group.seat(ana), {"?"}})
        .refused(Refusal::choose_one);
    group.when(maria, WriteNote{SessionId{"none"}, {}, {"?"}})
        .refused(Refusal::not_found, "/session");
    group.when(maria, WriteNote{{}, SeatId{"none"}, {"?"}}).refused(Refusal::not_found, "/seat");
    group.when(maria, WriteNote{{}, group.seat(jonas), {"?"}}).refused(Refusal::not_found, "/seat");
    for (const auto& person : {ana, olga}) {
        group.when(person, WriteNote{group.session(1), {}, {"?"}})
            .refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("a note can be written while the room is held", "[group][notes]") {
    auto group = a_group_in_session();
    group.when(maria, HoldSession{}).events();

    group.when(maria, WriteNote{group.session(), {}, {"Paused at ten past."}}).events();
}
