// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

LineId write(Group& group, const PersonId& person, LineKind kind) {
    return group.when(person, WriteLine{kind, {}}).the<LineWritten>().line;
}

std::optional<LineView> seen(const Group& group, const PersonId& by, const LineId& line) {
    return group.sees<LineView>(by, Kind::lines, line);
}

}  // namespace

TEST_CASE("a private line is between its author and the facilitators", "[group][line]") {
    auto group = a_group();

    const auto line = group.when(ana, WriteLine{LineKind::words, Words{"Please be gentle."}})
                          .the<LineWritten>()
                          .line;

    for (const auto& person : {ana, maria, jonas}) {
        CHECK(seen(group, person, line)->words->value == "Please be gentle.");
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(seen(group, person, line));
}

TEST_CASE("facilitators answer a line, and its author reads it", "[group][line]") {
    auto group = a_group();
    const auto line = write(group, ana, LineKind::call_me);
    group.after_minutes(2);

    const auto answered =
        group.when(jonas, AnswerLine{line, LineAnswer::after_group, Sentence{"At eight."}});

    CHECK(answered.the<LineAnswered>() == LineAnswered{line, group.seat(jonas),
                                                       LineAnswer::after_group,
                                                       personal(ana, Sentence{"At eight."})});

    const auto view = seen(group, ana, line);
    REQUIRE(view->replies.size() == 1);
    CHECK(view->replies[0].by == group.seat(jonas));
    CHECK(view->replies[0].words->value == "At eight.");
    CHECK(ms_between(view->at, view->replies[0].at) == 2 * minute);
    group.when(maria, AnswerLine{line, LineAnswer::seen, {}}).events();
    CHECK(seen(group, ana, line)->replies.size() == 2);
}

TEST_CASE("only members write a line and only facilitators answer", "[group][line]") {
    auto group = a_group();
    const auto line = write(group, ana, LineKind::pause);

    for (const auto& person : {maria, jonas, olga}) {
        group.when(person, WriteLine{LineKind::pause, {}}).refused(Refusal::not_for_your_role);
    }
    for (const auto& person : {ana, ben, olga}) {
        group.when(person, AnswerLine{line, LineAnswer::seen, {}})
            .refused(Refusal::not_for_your_role);
    }
    group.when(maria, AnswerLine{{"noline"}, LineAnswer::seen, {}})
        .refused(Refusal::not_found, "/line");
}

TEST_CASE("a line of words needs words", "[group][line]") {
    auto group = a_group();

    group.when(ana, WriteLine{LineKind::words, {}}).refused(Refusal::words_needed, "/words");
    group.when(ana, WriteLine{LineKind::pause, {}}).events();
}

TEST_CASE("the line works in every state of the group", "[group][line]") {
    auto group = a_group_in_session();
    write(group, ana, LineKind::pause);
    const auto works = [&] {
        const auto line = write(group, ana, LineKind::call_me);
        group.when(maria, AnswerLine{line, LineAnswer::coming, {}}).events();
    };

    group.when_server(HoldForSafety{}).events();
    works();
    group.when(maria, ResumeSession{}).events();
    group.when(maria, StartClosing{}).events();
    works();
    group.when(maria, EndSession{}).events();
    works();
    for (const auto n : {2, 3}) {
        group.when(maria, CancelSession{group.session(n), {"Ill."}}).events();
    }
    works();
}

TEST_CASE("twenty open lines are many, and a sign of danger is never refused", "[group][line]") {
    auto group = a_group();
    for (int i = 0; i < 20; ++i) write(group, ana, LineKind::pause);

    for (const auto kind : {LineKind::pause, LineKind::words}) {
        group.when(ana, WriteLine{kind, Words{"Hm."}}).refused(Refusal::lines_full);
    }
    write(group, ana, LineKind::call_me);
    write(group, ana, LineKind::distress);
    write(group, ana, LineKind::distress);
    write(group, ben, LineKind::pause);
}

TEST_CASE("an answered line makes room for another", "[group][line]") {
    auto group = a_group();
    const auto first = write(group, ana, LineKind::pause);
    for (int i = 1; i < 20; ++i) write(group, ana, LineKind::pause);
    group.when(ana, WriteLine{LineKind::pause, {}}).refused(Refusal::lines_full);
    group.when(maria, AnswerLine{first, LineAnswer::seen, {}}).events();

    write(group, ana, LineKind::pause);
}
