// SPDX-License-Identifier: Apache-2.0
// The half page that the group reads about a session: made of what it saw, by initials, and never
// another after it was given out.
#include <algorithm>

#include "server/domain/forget.hpp"
#include "tests/domain/summary.hpp"

using namespace support;

namespace {

// Ana shares her step and keeps her week; Ben keeps nothing back.
Group after_a_session() {
    auto group = a_group_in_session();
    group.when(ana, CheckInWeek{{"I argued with my mother."}, {}, PartSharing::facilitator})
        .events();
    group.when(ana, CheckInStep{{}, StepOutcome::partly, {{"Small is fine"}}, PartSharing::group})
        .events();
    group.when(ana, Commit{{}, {{"Call my aunt"}, {}, {}, {}, {}}, Sharing::group}).events();
    group.when(ana, Commit{{}, {{"Tell nobody yet"}, {}, {}, {}, {}}, Sharing::facilitator})
        .events();
    group.when(ana, WriteLine{LineKind::words, {{"I am afraid of Sunday."}}}).events();
    group.when(ben, CheckInWeek{{"A quiet week."}, {}, PartSharing::group}).events();
    group.when(ben, TakeForMyself{{"It is not me alone"}, Sharing::group}).events();
    group.when(carl, TakeForMyself{{"I keep this here"}, Sharing::facilitator}).events();
    group.when(maria, StartClosing{}).events();
    group.when(ana, SayWord{{"lighter"}}).events();
    group.when(maria, EndSession{}).events();
    return group;
}

SummaryView seen(const Group& group, const PersonId& by) {
    return group.sees<SummaryView>(by, Kind::summaries, group.session(1)).value();
}

// "initials: text", of each.
std::vector<std::string> read(const std::vector<SummaryLineView>& lines) {
    std::vector<std::string> all;
    for (const auto& line : lines) all.push_back(line.initials.value + ": " + line.text.value);
    std::ranges::sort(all);
    return all;
}

bool read_somewhere(const SummaryView& view, std::string_view words) {
    return encode(view).find(words) != std::string::npos;
}

Group with_draft() {
    auto group = after_a_session();
    group.when(maria, DraftSummary{group.session(1), headings}).events();
    group.after_minutes(1);
    return group;
}

// Given out.
Group with_lines_of_ana_and_ben() {
    auto group = with_draft();
    group
        .when(maria, with_text(group, "A warm hour.",
                               {{group.seat(ana), {"She called."}}, {group.seat(ben), {"Slept."}}}))
        .events();
    group.when(maria, giving_out(group)).events();
    return group;
}

}  // namespace

TEST_CASE("a draft is made of what the group saw, and of nothing else", "[group][summary]") {
    auto group = with_draft();

    const auto draft = seen(group, jonas).draft.value();
    CHECK(draft.text.value == "We did: Welcome.");
    CHECK(read(draft.lines) ==
          std::vector<std::string>{"A.: Next: Call my aunt. Step: partly, Small is fine.",
                                   "B.: Week: A quiet week. Takes home: It is not me alone."});
    for (const auto* private_words :
         {"argued", "Tell nobody", "afraid", "I keep this", "lighter"}) {
        CHECK_FALSE(read_somewhere(seen(group, maria), private_words));
    }
    group.when(jonas, DraftSummary{group.session(1), headings}).then_nothing();
}

TEST_CASE("what somebody took back before is not in the draft", "[group][summary]") {
    auto group = a_group_in_session();
    group.when(ben, CheckInWeek{{"A quiet week."}, {}, PartSharing::group}).events();
    group.when(ben, CheckInWin{{"I slept."}, PartSharing::group}).events();
    group.when(ben, ShareCheckin{CheckinPart::week, PartSharing::facilitator}).events();
    group.when(maria, EndSession{}).events();
    group.when(maria, DraftSummary{group.session(1), headings}).events();

    CHECK(read(seen(group, maria).draft->lines) == std::vector<std::string>{"B.: Win: I slept."});
}

TEST_CASE("nobody but who leads sees a draft, and members see nothing before it is given out",
          "[group][summary]") {
    auto group = with_draft();

    for (const auto& person : {ana, dora, olga}) {
        CHECK_FALSE(group.sees(person, Kind::summaries, group.session(1)));
        group.when(person, with_text(group, "?")).refused(Refusal::not_for_your_role);
        group.when(person, giving_out(group)).refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("a summary comes after the session", "[group][summary]") {
    auto group = a_group_in_session();
    group.when(maria, DraftSummary{group.session(1), headings}).refused(Refusal::session_not_over);
    group.when(maria, WriteSummary{group.session(1), {"Early"}, {}, {}, {}})
        .refused(Refusal::session_not_over);
    group.when(maria, ReleaseSummary{group.session(1), {}, {}})
        .refused(Refusal::not_found, "/session");
}

TEST_CASE("all members read the same text, also who was not there", "[group][summary]") {
    auto group = with_draft();
    group.when(jonas, with_text(group, "A warm hour.", {{group.seat(ana), {"She called."}}}))
        .events();
    group.when(maria, giving_out(group)).events();

    const auto of_ana = group.text_for(ana, Kind::summaries, group.session(1).value);
    REQUIRE(of_ana);
    CHECK(group.text_for(dora, Kind::summaries, group.session(1).value) == of_ana);
    const auto release = seen(group, ana).releases.at(0);
    CHECK(release.text.value == "A warm hour.");
    CHECK(read(release.lines) == std::vector<std::string>{"A.: She called."});
    CHECK_FALSE(release.lines.at(0).seat);
    CHECK_FALSE(seen(group, ana).draft);
    CHECK_FALSE(group.sees(olga, Kind::summaries, group.session(1)));

    SECTION("but not who came to the group later") {
        group.when_server(SeatPerson{{"zoe"}, {"Zoe"}, Role::member}).events();
        CHECK_FALSE(group.sees({"zoe"}, Kind::summaries, group.session(1)));
    }
    SECTION("nor who has left") {
        group.when(maria, RecordLeaving{group.seat(dora), LeavingReason::moved, {}}).events();
        CHECK_FALSE(group.sees(dora, Kind::summaries, group.session(1)));
    }
}

TEST_CASE("what was given out stays, and what is put right comes beside it", "[group][summary]") {
    auto group = with_draft();
    group.when(maria, with_text(group, "A warm hour.")).events();
    group.when(maria, giving_out(group)).events();
    group.when(maria, giving_out(group)).then_nothing();
    group.after_minutes(5);
    group.when(maria, with_text(group, "A warm, long hour.")).events();

    CHECK(seen(group, ben).releases.size() == 1);
    CHECK_FALSE(read_somewhere(seen(group, ben), "long"));
    group.when(jonas, giving_out(group)).events();
    const auto view = seen(group, ben);
    REQUIRE(view.releases.size() == 2);
    CHECK(view.releases[0].text.value == "A warm hour.");
    CHECK(view.releases[1].text.value == "A warm, long hour.");
    CHECK(view.releases[0].at < view.releases[1].at);
    CHECK(view.releases[1].by == group.seat(jonas));
}

TEST_CASE("no name stands in a summary, and initials may", "[group][summary]") {
    auto group = with_draft();
    const auto ana_s = group.seat(ana);

    const auto no = group.when(maria, with_text(group, "Ana and B. spoke."));
    no.refused(Refusal::names_a_member, "/text");
    CHECK(no.rejection().words == "Ana");
    group.when(maria, with_text(group, "", {{ana_s, {"She listened to Carl."}}}))
        .refused(Refusal::names_a_member, "/lines/0/text");
    group.when(maria, with_text(group, "A. and B. spoke.")).events();
    group.when(carl, RenameMe{{"Milo"}}).events();
    group.when(maria, with_text(group, "A. spoke of her dog Rex.")).events();
    group.when(carl, RenameMe{{"Rex"}}).events();
    group.when(maria, giving_out(group)).refused(Refusal::names_a_member);
}

TEST_CASE("what a member kept from the group is not passed on word for word", "[group][summary]") {
    auto group = with_draft();

    for (const auto* words : {"She said: I argued with my mother. So it was.",
                              "i am afraid of sunday.", "I keep this here"}) {
        group.when(maria, with_text(group, words)).refused(Refusal::not_shared, "/text");
    }
    group.when(maria, with_text(group, "Some have a hard week behind them.")).events();
}

TEST_CASE("a summary is about members, each once", "[group][summary]") {
    auto group = with_draft();
    const auto of = [&](const PersonId& who) { return SummaryLine{group.seat(who), {"Well."}}; };

    group.when(maria, with_text(group, "", {of(jonas)}))
        .refused(Refusal::not_found, "/lines/0/seat");
    group.when(maria, with_text(group, "", {of(ana), of(ana)}))
        .refused(Refusal::named_twice, "/lines/1/seat");
    group.when(maria, with_text(group, "  ")).events();
    group.when(maria, giving_out(group)).refused(Refusal::words_needed);
}

TEST_CASE("two facilitators do not overwrite each other's summary", "[group][summary]") {
    auto group = with_draft();
    const auto of_maria = with_text(group, "Maria's words");
    const auto given_by_maria = giving_out(group);
    group.when(jonas, with_text(group, "Other words")).events();

    group.when(maria, of_maria).refused(Refusal::moved_meanwhile);
    group.when(maria, given_by_maria).refused(Refusal::moved_meanwhile);
    group.when(maria, WriteSummary{group.session(1), {"New"}, {}, {}, {}})
        .refused(Refusal::moved_meanwhile);
}

TEST_CASE("two with the same initials are told apart, and no name is whole", "[group][summary]") {
    auto group = after_a_session();
    const auto called = [&](const PersonId& who) {
        const auto all = domain::group::initials_in(group.state(), group.session(1));
        return all.at(group.seat(who)).value;
    };
    CHECK(called(ana) == "A.");

    group.when(ben, RenameMe{{"Alba"}}).events();
    CHECK(called(ana) == "An.");
    CHECK(called(ben) == "Al.");
    group.when(ben, RenameMe{{"Anna"}}).events();
    CHECK(called(ana) != called(ben));
    CHECK(called(ana).substr(0, 3) == "A. ");
    group.when(ben, RenameMe{{"An"}}).events();
    CHECK(called(ben).substr(0, 3) == "A. ");
    group.when(ben, RenameMe{{"Ángel Luis Ruiz"}}).events();
    CHECK(called(ben) == "Á. L. R.");
    CHECK(called(ana) == "A.");
}

TEST_CASE("a new name changes nothing that was given out", "[group][summary]") {
    auto group = with_draft();
    group.when(maria, giving_out(group)).events();
    const auto before = group.text_for(carl, Kind::summaries, group.session(1).value);
    group.when(ana, RenameMe{{"Wanda"}}).events();

    CHECK(group.text_for(carl, Kind::summaries, group.session(1).value) == before);
}

TEST_CASE("whoever is erased is in no summary any more", "[group][summary][erasure]") {
    auto group = with_lines_of_ana_and_ben();
    group.when_server(ErasePerson{ana}).events();

    for (const auto& person : {maria, ben}) {
        CHECK_FALSE(read_somewhere(seen(group, person), "She called."));
        CHECK(read_somewhere(seen(group, person), "Slept."));
        CHECK(read_somewhere(seen(group, person), "A warm hour."));
    }
    group.when(maria, with_text(group, "", {{group.seat(ana), {"Again"}}}))
        .refused(Refusal::not_found, "/lines/0/seat");
}

TEST_CASE("an earlier summary is recalled by those whom it was for", "[group][summary][recall]") {
    auto group = with_draft();
    group.when(maria, giving_out(group)).events();
    const auto first = group.session(1);
    group.at(later(first_monday, 7 * day));
    group.when(maria, StartSession{}).events();
    group.when(maria, EndSession{}).events();

    CHECK_FALSE(group.sees(ana, Kind::summaries, first));
    const auto recalled = [&](const PersonId& by) {
        const auto found = domain::group::answer(group.state(), by, RecallSession{first});
        return decode<protocol::group::Document>(found.value()).value().summaries;
    };
    CHECK(recalled(ana)->at(first.value).releases.size() == 1);
    CHECK_FALSE(recalled(olga));
}

// As a backup has them that is older than the erasure: the key is gone, and the seat is still
// taken.
TEST_CASE("nobody without a name stands in a summary", "[group][summary][erasure]") {
    const auto group = with_draft();
    auto state = group.state();
    domain::forget_words_of(ana, state);
    REQUIRE_FALSE(state.membership.seat(group.seat(ana))->removed);
    domain::Draw draw{1, 1};

    const auto decided = domain::group::decide(
        state, maria, Command{with_text(group, "", {{group.seat(ana), {"Again"}}})},
        {group.now(), draw, domain::utc});
    REQUIRE(decided.has_error());
    CHECK(decided.error().refusal == Refusal::not_found);
    CHECK(decided.error().at == "/lines/0/seat");
}

TEST_CASE("whoever had left before a session is not in its summary, also when they are back",
          "[group][summary][leaving]") {
    auto group = a_group_in_session();
    group.when(maria, RecordLeaving{group.seat(dora), LeavingReason::moved, {}}).events();
    group.after_minutes(50);
    group.when(maria, EndSession{}).events();
    group.when(maria, DraftSummary{group.session(1), headings}).events();
    group.after_minutes(1);
    const auto about_dora = [&] {
        return with_text(group, "A warm hour.", {{group.seat(dora), {"She was away."}}});
    };
    group.when(maria, about_dora()).refused(Refusal::not_found, "/lines/0/seat");

    group.when_server(SeatPerson{dora, {"Dora"}, Role::member}).events();
    group.when(maria, about_dora()).refused(Refusal::not_found, "/lines/0/seat");
    group.when(maria, with_text(group, "A warm hour.")).events();
    group.when(maria, giving_out(group)).events();
    CHECK(group.sees(ana, Kind::summaries, group.session(1)));
    CHECK_FALSE(group.sees(dora, Kind::summaries, group.session(1)));
}

TEST_CASE("the group no longer reads about whoever is gone, and who leads does",
          "[group][summary][leaving]") {
    auto group = with_lines_of_ana_and_ben();
    SECTION("by their own leaving") {
        group.when(maria, RecordLeaving{group.seat(ana), LeavingReason::moved, {}}).events();
    }
    SECTION("because they were removed") {
        group.when(maria, RemovePerson{group.seat(ana), {"As agreed."}}).events();
    }

    CHECK_FALSE(read_somewhere(seen(group, ben), "She called."));
    CHECK(read_somewhere(seen(group, ben), "Slept."));
    CHECK(read_somewhere(seen(group, jonas), "She called."));
}
