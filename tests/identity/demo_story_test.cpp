// SPDX-License-Identifier: Apache-2.0
// The demo's four weeks are played through the real rules: a rule that changes must not break them.
#include <algorithm>
#include <catch2/catch.hpp>

#include "protocol/json/describe.hpp"
#include "protocol/json/encode.hpp"
#include "server/definitions/measures.hpp"
#include "server/definitions/programmes.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"
#include "server/demo/quiet_story.hpp"

using namespace demo;
using namespace protocol::group;

namespace {

constexpr protocol::Timestamp curtain{1'800'000'000'000};
// 10 November 2026: the clocks were put back three weeks before.
constexpr protocol::Timestamp curtain_after_summer{1'794'333'600'000};

Cast everybody() {
    Cast cast{.facilitator = {"dana"}, .cofacilitator = {"noor"}, .members = {}, .left = {"vera"}};
    for (auto& story : {amina(), luis(), rosa(), samir(), joon(), mila(), tariq()}) {
        const protocol::PersonId person{"person" + std::to_string(cast.members.size())};
        cast.members.push_back({person, story});
    }
    return cast;
}

GroupStory played(protocol::Timestamp now = curtain) {
    const auto* course = definitions::find_programme(definitions::own_programmes(), "weekly-14");
    REQUIRE(course != nullptr);
    GroupStory story{everybody(), *course, definitions::own_measures(), now};
    story.play();
    return story;
}

}  // namespace

TEST_CASE("the demo's curtain rises in the fifth session, in the middle of a round", "[demo]") {
    auto story = played();
    auto& life = story.rehearsal();
    CHECK(life.now() == curtain);

    const auto course = life.seen<CourseView>(Kind::course, domain::group::only_one);
    REQUIRE(course);
    CHECK(course->session_n == 5);
    CHECK(course->sessions == 14);
    const auto session = life.seen<SessionView>(Kind::sessions, course->session->value);
    CHECK(session->state == SessionState::open);
    CHECK_FALSE(session->held);

    const auto floor = life.seen<FloorView>(Kind::floor, domain::group::only_one);
    REQUIRE(floor);
    CHECK(floor->speaker);
    CHECK(floor->hands.size() == 2);
    CHECK(floor->here.size() >= 7);
    std::size_t spoken = 0;
    for (const auto& turn : floor->round) spoken += turn.state == TurnState::spoken ? 1U : 0U;
    CHECK(spoken == 3);
}

TEST_CASE("the demo shows one call that is over, one that goes on, and who is on watch", "[demo]") {
    auto story = played();
    auto& life = story.rehearsal();
    std::vector<RiskState> states;
    for (const auto& id : life.ids_of(Kind::risks)) {
        const auto item = life.seen<RiskView>(Kind::risks, id);
        REQUIRE(item);
        states.push_back(item->state);
        CHECK_FALSE(item->waits_since);
    }
    std::ranges::sort(states);
    CHECK(states == std::vector{RiskState::planned, RiskState::closed});
    CHECK(life.ids_of(Kind::crisis_plans).size() == 7);

    const auto watch = life.seen<WatchView>(Kind::watch, domain::group::only_one);
    REQUIRE(watch);
    CHECK(std::ranges::any_of(watch->duties, [&](const auto& duty) {
        return duty.from <= curtain && curtain < duty.until;
    }));
}

TEST_CASE("the demo's group has a past: goals, check-ins, cards and company", "[demo]") {
    auto story = played();
    auto& life = story.rehearsal();
    CHECK(life.ids_of(Kind::seats).size() == 10);
    CHECK(life.ids_of(Kind::goals).size() == 7);
    CHECK(life.ids_of(Kind::intakes).size() == 7);
    CHECK(life.ids_of(Kind::ties).size() >= 21);
    CHECK(life.ids_of(Kind::checkins).size() >= 7);
    CHECK(life.ids_of(Kind::cards).size() >= 7);
    CHECK(life.ids_of(Kind::encouragements).size() >= 5);
    CHECK(life.ids_of(Kind::absences).size() == 1);
    CHECK(life.ids_of(Kind::make_ups).size() == 1);
    CHECK(life.ids_of(Kind::leavings).size() == 1);
    CHECK(life.take_records().size() > 300);
}

TEST_CASE("the demo's group has worked together: sheets, focus turns, what was taken home",
          "[demo]") {
    auto story = played();
    auto& life = story.rehearsal();
    const auto& group = life.group();

    CHECK(group.sheets.all.size() == 6);
    for (const auto& [id, sheet] : group.sheets.all) CHECK(sheet.closed);
    CHECK(group.focuses.all.size() == 6);
    CHECK(group.focuses.takeaways.size() == 6);
    CHECK_FALSE(life.ids_of(Kind::sheets).empty());
    CHECK_FALSE(life.ids_of(Kind::takeaways).empty());
    const auto owed = life.seen<OwedView>(Kind::owed, domain::group::only_one);
    REQUIRE(owed);
    CHECK(owed->members.size() == 7);
    CHECK(owed->members.front().owed);
    std::size_t linked = 0;
    for (const auto& [id, checkin] : group.checkins.all) linked += checkin.link ? 1U : 0U;
    CHECK(linked == 15);
}

TEST_CASE("everybody in the demo has a line, and no screen of forms is empty", "[demo]") {
    auto story = played();
    auto& life = story.rehearsal();
    CHECK(life.ids_of(Kind::progress).size() == 7);
    CHECK(life.ids_of(Kind::measures).size() == 5);
    std::size_t open = 0;
    for (const auto& id : life.ids_of(Kind::forms)) {
        const auto form = life.seen<FormView>(Kind::forms, id);
        open += form->state == FormState::open ? 1U : 0U;
    }
    CHECK(open == 7);
    CHECK_FALSE(life.ids_of(Kind::flags).empty());
}

namespace {

QuietStory played(QuietCourse course, protocol::Timestamp now = curtain) {
    const auto* programme =
        definitions::find_programme(definitions::own_programmes(), course.programme);
    REQUIRE(programme != nullptr);
    std::vector<protocol::PersonId> members;
    for (std::size_t i = 0; i < course.companions.size(); ++i) {
        members.push_back({"person" + std::to_string(i)});
    }
    QuietStory story{
        std::move(course), *programme, definitions::own_measures(), {"ines"}, members, now, 7};
    story.play();
    return story;
}

// Whoever wrote a plan for staying well left no part of it empty.
void check_plans(const Rehearsal& life, std::size_t plans) {
    CHECK(life.ids_of(Kind::plans).size() == plans);
    for (const auto& id : life.ids_of(Kind::plans)) {
        const auto plan = life.seen<PlanView>(Kind::plans, id).value();
        CHECK(plan.parts.size() == protocol::json::choices<PlanPart>.size());
    }
}

// What a facilitator finds on every page of such a group.
void check_no_page_is_empty(const Rehearsal& life, std::size_t members) {
    for (const auto kind :
         {Kind::goals, Kind::intakes, Kind::areas, Kind::crisis_plans, Kind::progress}) {
        INFO(protocol::name_of_choice(kind));
        CHECK(life.ids_of(kind).size() == members);
    }
    for (const auto kind :
         {Kind::ties, Kind::moments, Kind::agreements, Kind::checkins, Kind::cards, Kind::sheets,
          Kind::encouragements, Kind::offers, Kind::words, Kind::pulses, Kind::lines, Kind::notes,
          Kind::chart, Kind::summaries, Kind::focus, Kind::takeaways, Kind::measures, Kind::forms,
          Kind::flags}) {
        INFO(protocol::name_of_choice(kind));
        CHECK_FALSE(life.ids_of(kind).empty());
    }
    for (const auto& id : life.ids_of(Kind::intakes)) {
        const auto intake = life.seen<IntakeView>(Kind::intakes, id);
        CHECK(intake->signed_by_member);
        CHECK(intake->signed_by_facilitator);
    }
    for (const auto& id : life.ids_of(Kind::progress)) {
        CHECK(life.seen<ProgressView>(Kind::progress, id)->measures.back().scores.size() >= 3);
    }
    const auto brief = life.seen<BriefView>(Kind::brief, domain::group::only_one).value();
    CHECK(brief.members.size() == members);
    CHECK_FALSE(brief.open_lines.empty());
    CHECK_FALSE(brief.unsigned_notes.empty());
}

}  // namespace

TEST_CASE("the demo's second group is about to end, with plans and words for each other",
          "[demo]") {
    auto story = played(about_to_end());
    auto& life = story.rehearsal();
    const auto course = life.seen<CourseView>(Kind::course, domain::group::only_one).value();
    CHECK(course.session_n == 8);
    CHECK(course.ending);
    check_plans(life, 3);
    CHECK(life.ids_of(Kind::given).size() == 9);
    CHECK(life.ids_of(Kind::wins).size() == 4);
    const auto ending = life.seen<EndingView>(Kind::ending, domain::group::only_one).value();
    CHECK_FALSE(ending.released_at);
    check_no_page_is_empty(life, 4);
    CHECK(life.ids_of(Kind::meetings).size() == 4);
    CHECK(life.ids_of(Kind::risks).size() == 1);
    CHECK(life.ids_of(Kind::make_ups).size() == 1);
}

TEST_CASE("the demo's third group goes on month after month", "[demo]") {
    auto story = played(staying_well());
    auto& life = story.rehearsal();
    const auto course = life.seen<CourseView>(Kind::course, domain::group::only_one).value();
    CHECK(course.session_n == 3);
    CHECK(course.open_ended);
    CHECK(course.phase == Phase::maintenance);
    check_plans(life, 3);
    CHECK(life.ids_of(Kind::wins).size() == 3);
    check_no_page_is_empty(life, 3);
}

TEST_CASE("the demo's sessions keep their hour when the clocks change meanwhile", "[demo]") {
    auto story = played(curtain_after_summer);
    auto& life = story.rehearsal();
    CHECK(life.now() == curtain_after_summer);
    const auto& sessions = life.group().sessions;
    const auto starts_at = [&](std::size_t n) {
        return sessions.find(sessions.order.at(n))->starts_at;
    };
    CHECK(ms(starts_at(weeks_over)) == ms(curtain_after_summer) - under_way_ms);
    CHECK(sessions.find(sessions.order.at(weeks_over))->state == SessionState::open);
    CHECK(ms_between(starts_at(0), starts_at(weeks_over)) == 28 * day_ms + hour_ms);

    auto ending = played(about_to_end(), curtain_after_summer);
    const auto course =
        ending.rehearsal().seen<CourseView>(Kind::course, domain::group::only_one).value();
    CHECK(course.session_n == 8);
}
