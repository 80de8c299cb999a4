// SPDX-License-Identifier: Apache-2.0
// What must not reach the group by a summary: what was taken back after the draft, what was its
// owner's alone all the time, and what was said in a side room.

#include "tests/domain/summary.hpp"

using namespace support;

namespace {

// Ana's line is drafted while the group still reads her step and what she takes home.
Group with_draft_of(const char* step, const char* home) {
    auto group = a_group_in_session();
    group.when(ana, Commit{{}, {{step}, {}, {}, {}, {}}, Sharing::group}).events();
    group.when(ana, TakeForMyself{{home}, Sharing::group}).events();
    group.when(maria, EndSession{}).events();
    group.when(maria, DraftSummary{group.session(1), headings}).events();
    group.after_minutes(1);
    return group;
}

void take_back(Group& group, Sharing sharing) {
    for (const auto& [id, card] : group.state().board.cards) {
        group.when(ana, ShareCard{id, sharing}).events();
        return;
    }
}

}  // namespace

TEST_CASE("what a member takes back after the draft is not given to the group",
          "[group][summary]") {
    SECTION("also when it is theirs alone by now") {
        auto group = with_draft_of("Call my aunt on Sunday", "Rest");
        take_back(group, Sharing::only_me);
        group.when(maria, giving_out(group)).refused(Refusal::not_shared);
        const auto drafted = group.state().summaries.of(group.session(1))->lines.at(0);
        const SummaryLine line{drafted.seat, drafted.words.value->text};
        group.when(maria, with_text(group, "A warm hour.", {line}))
            .refused(Refusal::not_shared, "/lines/0/text");
        group
            .when(maria,
                  with_text(group, "A warm hour.", {{group.seat(ana), {"Takes home: Rest."}}}))
            .events();
        group.when(maria, giving_out(group)).events();
    }
    SECTION("also a few words") {
        auto group = with_draft_of("Rest", "Calm");
        group.when(maria, with_text(group, "Calm.", {{group.seat(ana), {"Next: Rest."}}})).events();
        take_back(group, Sharing::facilitator);
        group.when(maria, giving_out(group)).refused(Refusal::not_shared);
        group.when(maria, with_text(group, "Calm.", {{group.seat(ana), {"We had some rest."}}}))
            .events();
    }
    SECTION("also in letters of three bytes") {
        std::string step;
        for (int n = 0; n < 20; ++n) step += "話した";
        auto group = with_draft_of(step.c_str(), "Rest");
        take_back(group, Sharing::facilitator);
        group.when(maria, giving_out(group)).refused(Refusal::not_shared);
    }
}

TEST_CASE("no refusal tells of what was its owner's alone all the time", "[group][summary]") {
    auto group = a_group_in_session();
    group.when(ben, Commit{{}, {{"Leave the house on time"}, {}, {}, {}, {}}, Sharing::only_me})
        .events();
    group.when(maria, EndSession{}).events();
    group.when(maria, DraftSummary{group.session(1), headings}).events();
    group.after_minutes(1);

    group
        .when(maria, with_text(group, "A warm hour.",
                               {{group.seat(ben), {"Next: Leave the house on time."}}}))
        .events();
}

TEST_CASE("what was said in a side room stays there, and another's side room tells nothing",
          "[group][summary][aside]") {
    auto group = a_group_in_session();
    for (const auto& person : {maria, jonas}) {
        group.when_server(NotePresence{person, Presence::here}).events();
    }
    const auto line = group.when(maria, TakeAside{group.seat(ana)}).the<AsideOffered>().line;
    group.when(ana, AgreeAside{line}).events();
    group.when(ana, SayAside{line, {"I am afraid of Sunday"}}).events();
    group.when(maria, EndSession{}).events();

    const auto copied = with_text(group, "Somebody said: I am afraid of Sunday.");
    group.when(maria, copied).refused(Refusal::not_shared, "/text");
    group.when(jonas, copied).events();
    group.when(maria, giving_out(group)).refused(Refusal::not_shared);
}
