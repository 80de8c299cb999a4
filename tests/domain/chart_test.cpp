// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

const NoteHeadings headings{{"Mood"}, {"Week"}, {"Step"},   {"Win"},
                            {"Next"}, {"done"}, {"partly"}, {"not yet"}};

// A session that Ana, Ben and Carl came to. Ana has written about her week, and taken on a step.
Group after_a_session() {
    auto group = a_group_in_session();
    group.when(ana, CheckInMood{{4}, MoodChange::down, PartSharing::facilitator}).events();
    group.when(ana, CheckInWeek{{"I argued with Ben."}, {}, PartSharing::facilitator}).events();
    group.when(ana, CheckInStep{{}, StepOutcome::partly, {{"Small is fine."}}, PartSharing::group})
        .events();
    group.when(ben, CheckInWin{{"I slept."}, PartSharing::group}).events();
    group.when(ana, Commit{{}, {{"Call my aunt"}, {}, {}, {}, {}}, Sharing::facilitator}).events();
    group.when(ana, Commit{{}, {{"My secret step"}, {}, {}, {}, {}}, Sharing::only_me}).events();
    group.when(maria, EndSession{}).events();
    return group;
}

WriteGroupNote about_the_group(const Group& group, const char* text,
                               std::vector<Name> checked = {}) {
    const auto* note = group.state().chart.of(group.session(1), {});
    return {group.session(1),
            {text},
            {std::move(checked)},
            note ? std::optional{note->at} : std::nullopt};
}

ChartNoteId note_of(const Group& group, const PersonId& member) {
    const auto* note = group.state().chart.of(group.session(1), group.seat(member));
    REQUIRE(note);
    return note->id;
}

ChartNoteView seen(const Group& group, const PersonId& by, const ChartNoteId& note) {
    return group.sees<ChartNoteView>(by, Kind::chart, note).value();
}

WriteMemberNote rewritten(const Group& group, const ChartNoteId& note, const char* text) {
    return {note, {text}, {}, group.state().chart.find(note)->at};
}

SignNote signing(const Group& group, const ChartNoteId& note) {
    return {note, {}, group.state().chart.find(note)->at};
}

Group with_drafts() {
    auto group = after_a_session();
    group.when(maria, about_the_group(group, "Worked on asking for help.")).events();
    group.when(maria, FanOutNote{group.session(1), headings}).events();
    return group;
}

}  // namespace

TEST_CASE("the note about the group is the facilitators' together", "[group][chart]") {
    auto group = after_a_session();
    const auto id =
        group.when(maria, about_the_group(group, "A calm hour.")).the<GroupNoteWritten>().note;
    CHECK(group.when(jonas, about_the_group(group, "A calm, warm hour."))
              .the<GroupNoteWritten>()
              .note == id);
    group.when(jonas, about_the_group(group, "A calm, warm hour.")).then_nothing();

    CHECK(seen(group, maria, id).text->value == "A calm, warm hour.");
    for (const auto& person : {ana, ben, olga}) {
        CHECK_FALSE(group.sees(person, Kind::chart, id));
        group.when(person, about_the_group(group, "?")).refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("no member's name stands in the note about the group", "[group][chart]") {
    auto group = after_a_session();

    const auto no = group.when(maria, about_the_group(group, "Ana was quiet.", {{"Ana"}}));
    no.refused(Refusal::names_a_member, "/text");
    CHECK(no.rejection().words == "Ana");
    const auto ask = group.when(maria, about_the_group(group, "Heard from A. for once."));
    ask.refused(Refusal::could_be_a_name, "/text");
    CHECK(ask.rejection().words == "A");
    group.when(maria, about_the_group(group, "Heard from A. for once.", {{"A"}})).events();
    const auto more = group.when(maria, about_the_group(group, "A. and B. spoke.", {{"A"}}));
    more.refused(Refusal::could_be_a_name, "/text");
    CHECK(more.rejection().words == "B");
}

TEST_CASE("each member's draft is made from their own cards only", "[group][chart]") {
    auto group = with_drafts();

    CHECK(seen(group, jonas, note_of(group, ana)).text->value ==
          "Mood: 4/10\nWeek: I argued with Ben.\nStep: partly. Small is fine.\n"
          "Next: Call my aunt\n\nWorked on asking for help.");
    CHECK(seen(group, jonas, note_of(group, ben)).text->value ==
          "Win: I slept.\n\nWorked on asking for help.");
    CHECK(seen(group, jonas, note_of(group, carl)).text->value == "Worked on asking for help.");
    for (const auto& person : {ana, ben, olga}) {
        CHECK_FALSE(group.sees(person, Kind::chart, note_of(group, ana)));
    }
}

TEST_CASE("drafts come after the session and once for each member", "[group][chart]") {
    auto running = a_group_in_session();
    running.when(maria, FanOutNote{running.session(1), headings})
        .refused(Refusal::session_not_over);
    running.when(maria, WriteGroupNote{running.session(2), {"Early"}, {}, {}})
        .refused(Refusal::session_not_open);

    auto group = after_a_session();
    group.when(maria, FanOutNote{group.session(1), headings}).refused(Refusal::no_group_note);
    group.when(maria, RecordLeaving{group.seat(dora), LeavingReason::moved, {}}).events();
    group.when(maria, about_the_group(group, "A calm hour.")).events();
    CHECK(group.when(maria, FanOutNote{group.session(1), headings}).events().size() == 3);
    group.when(maria, FanOutNote{group.session(1), headings}).then_nothing();
    CHECK_FALSE(group.state().chart.of(group.session(1), group.seat(dora)));
}

TEST_CASE("a note is not saved while another's name stands in it", "[group][chart]") {
    auto group = with_drafts();
    const auto note = note_of(group, ana);

    const auto no = group.when(maria, rewritten(group, note, "Argued with Ben."));
    no.refused(Refusal::names_a_member, "/text");
    CHECK(no.rejection().words == "Ben");
    group.when(maria, signing(group, note)).refused(Refusal::names_a_member);
    group.when(maria, rewritten(group, note, "Argued with a peer; D. helped."))
        .refused(Refusal::could_be_a_name, "/text");
    group.when(maria, rewritten(group, note, "Ana argued with a peer.")).events();

    CHECK(seen(group, jonas, note).text->value == "Ana argued with a peer.");
}

TEST_CASE("a signed note stands, and every addition to it is kept", "[group][chart]") {
    auto group = with_drafts();
    const auto note = note_of(group, ben);
    group.when(maria, AmendNote{note, {"Later."}, {}}).refused(Refusal::note_not_signed);
    group.when(jonas, signing(group, note)).events();
    group.when(jonas, signing(group, note)).then_nothing();

    group.when(maria, rewritten(group, note, "Other")).refused(Refusal::note_is_signed);
    group.when(maria, AmendNote{note, {"Seen by Carl."}, {}})
        .refused(Refusal::names_a_member, "/text");
    group.when(maria, AmendNote{note, {"He called on Friday."}, {}}).events();
    group.when(jonas, AmendNote{note, {"And on Sunday."}, {}}).events();

    const auto view = seen(group, maria, note);
    CHECK(view.state == NoteState::signed_off);
    CHECK(view.signed_by == group.seat(jonas));
    REQUIRE(view.amendments.size() == 2);
    CHECK(view.amendments[0].text->value == "He called on Friday.");
    CHECK(view.amendments[1].by == group.seat(jonas));
    CHECK(view.text->value == "Win: I slept.\n\nWorked on asking for help.");
}

TEST_CASE("the note about the group is signed too, and not when it is empty", "[group][chart]") {
    auto group = with_drafts();
    const auto note = group.state().chart.of(group.session(1), {})->id;
    group.when(ana, signing(group, note)).refused(Refusal::not_for_your_role);
    group.when(maria, SignNote{{"none"}, {}, {}}).refused(Refusal::not_found, "/note");
    group.when(maria, signing(group, note)).events();
    group.when(maria, about_the_group(group, "Changed.")).refused(Refusal::note_is_signed);
    group.when(maria, AmendNote{note, {"One more thing."}, {}}).events();
    group.when(maria, rewritten(group, note, "?")).refused(Refusal::not_found, "/note");

    const auto empty = note_of(group, carl);
    group.when(maria, rewritten(group, empty, "  ")).events();
    group.when(maria, signing(group, empty)).refused(Refusal::words_needed);
}

TEST_CASE("a name that somebody takes later keeps a draft from being signed", "[group][chart]") {
    auto group = with_drafts();
    const auto note = note_of(group, carl);
    group.when(maria, rewritten(group, note, "He spoke of Milo, his dog.")).events();
    group.when(ben, RenameMe{{"Milo"}}).events();

    group.when(maria, signing(group, note)).refused(Refusal::names_a_member);
}

TEST_CASE("what another facilitator wrote meanwhile is not overwritten", "[group][chart]") {
    auto group = with_drafts();
    const auto note = note_of(group, ben);
    const auto of_jonas = rewritten(group, note, "He slept well again.");
    const auto of_maria = rewritten(group, note, "He slept.");
    const auto signed_by_maria = signing(group, note);
    group.after_minutes(1);
    group.when(jonas, of_jonas).events();

    group.when(maria, of_maria).refused(Refusal::moved_meanwhile);
    group.when(maria, signed_by_maria).refused(Refusal::moved_meanwhile);
    CHECK(seen(group, maria, note).text->value == "He slept well again.");
    group.when(maria, WriteGroupNote{group.session(1), {"Mine"}, {}, {}})
        .refused(Refusal::moved_meanwhile);
}

TEST_CASE("a draft goes with an erasure; what is signed is the clinic's record", "[group][chart]") {
    auto group = with_drafts();
    const auto draft = note_of(group, ana);
    const auto record = note_of(group, ben);
    group.when(maria, signing(group, record)).events();
    group.when(maria, AmendNote{record, {"He called."}, {}}).events();
    group.when_server(ErasePerson{ana}).events();
    group.when_server(ErasePerson{ben}).events();

    CHECK_FALSE(seen(group, maria, draft).text);
    CHECK(seen(group, maria, record).text->value == "Win: I slept.\n\nWorked on asking for help.");
    CHECK(seen(group, maria, record).amendments.at(0).text->value == "He called.");
    group.when(maria, AmendNote{record, {"Late."}, {}}).refused(Refusal::member_has_left);
    group.when(maria, rewritten(group, draft, "Again")).refused(Refusal::member_has_left);
    group.when(maria, FanOutNote{group.session(1), headings}).then_nothing();
}
