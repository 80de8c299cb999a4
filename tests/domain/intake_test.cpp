// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/support/intake.hpp"

using namespace support;

namespace {

WriteIntake writes(const Group& group, const char* text, std::int64_t after) {
    return {group.seat(ana), IntakePart::story, Words{text}, {{after}}};
}

std::string story(const Group& group, const PersonId& by) {
    return intake_of(group, by, ana)->written.at(0).text->value;
}

}  // namespace

TEST_CASE("member and facilitator write the same page, each after the other", "[group][intake]") {
    auto group = a_group();

    group.when(ana, writes(group, "I sleep badly.", 0)).events();
    group.when(maria, writes(group, "I sleep badly since the move.", 1)).events();

    for (const auto& person : {ana, maria, jonas}) {
        CHECK(story(group, person) == "I sleep badly since the move.");
    }
    const auto written = intake_of(group, ana, ana)->written.at(0);
    CHECK(written.revision == Revision{2, group.seat(maria), group.now()});
}

TEST_CASE("who writes over words that they have not read looks again first", "[group][intake]") {
    auto group = a_group();
    group.when(ana, writes(group, "I sleep badly.", 0)).events();

    group.when(maria, writes(group, "Sleep", 0)).refused(Refusal::changed_meanwhile, "/after");
    CHECK(story(group, ana) == "I sleep badly.");

    group.when(maria, writes(group, "I sleep badly.", 0)).then_nothing();
    group.after_minutes(1);
    auto blind = writes(group, "Sleep", 0);
    blind.after.reset();
    group.when(maria, blind).events();
    CHECK(story(group, ana) == "Sleep");
}

TEST_CASE("words can be taken back", "[group][intake]") {
    auto group = a_group();
    group.when(ana, writes(group, "I sleep badly.", 0)).events();

    group.when(ana, WriteIntake{group.seat(ana), IntakePart::story, {}, {{1}}}).events();

    CHECK_FALSE(intake_of(group, maria, ana)->written.at(0).text);
    CHECK(intake_of(group, maria, ana)->written.at(0).revision.version == 2);
    group.when(ana, WriteIntake{group.seat(ana), IntakePart::since, {}, {}}).then_nothing();
}

TEST_CASE("the meeting is between its member and those who lead", "[group][intake]") {
    auto group = a_group();
    group.when(ana, writes(group, "I sleep badly.", 0)).events();

    for (const auto& person : {ben, olga}) {
        CHECK_FALSE(intake_of(group, person, ana));
        group.when(person, writes(group, "Mine", 1)).refused(Refusal::not_for_your_role);
    }
    group.when(maria, WriteIntake{group.seat(jonas), IntakePart::story, {{"He"}}, {}})
        .refused(Refusal::not_found, "/seat");
}

TEST_CASE("the record of who was removed stays with those who lead", "[group][intake]") {
    auto group = a_group();
    group.when(ana, writes(group, "I sleep badly.", 0)).events();
    group.when(maria, RemovePerson{group.seat(ana), {"We agreed on it."}}).events();

    CHECK(story(group, maria) == "I sleep badly.");
    group.when(maria, writes(group, "More", 1)).refused(Refusal::not_found, "/seat");
}

TEST_CASE("a caution is somebody's decision, and what is done about it", "[group][intake]") {
    auto group = a_group();
    const auto decide = [&](CautionDecision decision, std::optional<Words> plan) {
        return DecideCaution{group.seat(ana), {Caution::substances, decision, std::move(plan)}, {}};
    };

    group.when(ana, decide(CautionDecision::join, {})).refused(Refusal::not_for_your_role);
    for (const auto decision :
         {CautionDecision::join_with_support, CautionDecision::wait, CautionDecision::other_care}) {
        group.when(maria, decide(decision, {})).refused(Refusal::words_needed, "/words/plan");
    }
    group.when(maria, decide(CautionDecision::not_seen, {})).events();
    group.when(jonas, decide(CautionDecision::wait, Words{"Her doctor first."})).events();

    const auto cautions = intake_of(group, ana, ana)->cautions;
    REQUIRE(cautions.size() == 1);
    CHECK(cautions[0].words->decision == CautionDecision::wait);
    CHECK(cautions[0].revision.by == group.seat(jonas));
}

TEST_CASE("no caution ever keeps somebody from joining by itself", "[group][intake]") {
    auto group = a_group();
    agree_on_all(group, ana);
    for (const auto caution : {Caution::acute_risk, Caution::psychosis, Caution::bipolar}) {
        group
            .when(maria, DecideCaution{group.seat(ana),
                                       {caution, CautionDecision::other_care, {{"Her doctor."}}},
                                       {}})
            .events();
    }

    group.when(ana, SignIntake{group.seat(ana), mark_for(group, ana, ana)}).events();
    group.when(maria, SignIntake{group.seat(ana), mark_for(group, maria, ana)}).events();
}

TEST_CASE("preferences are kept whole", "[group][intake]") {
    auto group = a_group();
    const Preferences first{{{"she"}}, {}, {}, {{"In the car"}}, {}, true};
    group.when(ana, SayPreferences{group.seat(ana), first, {}}).events();
    group.when(maria, SayPreferences{group.seat(ana), first, {}}).then_nothing();

    group.when(ana, SayPreferences{group.seat(ana), {{{"she"}}, {}, {}, {}, {}, false}, {}})
        .events();

    const auto now = intake_of(group, maria, ana)->preferences->words;
    CHECK(now->pronouns->value == "she");
    CHECK_FALSE(now->place);
    CHECK_FALSE(now->captions);
}

TEST_CASE("everybody reads the agreements; each says yes for themself", "[group][intake]") {
    auto group = a_group();
    for (const auto& person : {ana, maria, olga}) {
        const auto rules =
            group.sees<AgreementView>(person, Kind::agreements, AgreementKey{"group-rules"});
        REQUIRE(rules);
        CHECK(rules->points.items.size() == 1);
    }

    group.when(maria, house_rules).refused(Refusal::not_for_your_role);
    group.when(ana, Agree{{"other"}, {1}}).refused(Refusal::not_found, "/agreement");
    group.when(ana, Agree{{"group-rules"}, {1}}).refused(Refusal::changed_meanwhile, "/version");
    group.when(ana, house_rules).then(Agreed{group.seat(ana), {"group-rules"}, {2}});
    group.when(ana, house_rules).then_nothing();

    const auto agreed = intake_of(group, maria, ana)->agreed;
    REQUIRE(agreed.size() == 1);
    CHECK(agreed[0].version.value == 2);
    CHECK(agreed[0].at == group.now());

    group.when(ana, TakeBackAgreement{{"group-rules"}})
        .then(AgreementTakenBack{group.seat(ana), {"group-rules"}});
    group.when(ana, TakeBackAgreement{{"group-rules"}}).then_nothing();
    CHECK(intake_of(group, maria, ana)->agreed.empty());
}

TEST_CASE("whatever two people write is never written over unread", "[group][intake]") {
    auto group = a_group();
    const auto seat = group.seat(ana);
    const auto tie = add_tie(group, ana, "Rosa");
    const MomentWords move{Lane::life, {2024}, {}, {"We moved"}, {}};
    const auto moment = group.when(ana, AddMoment{seat, move}).the<MomentAdded>().moment;
    group.when(ana, SayPreferences{seat, {{}, {}, {{"Phone"}}, {}, {}, false}, {}}).events();
    group.when(ana, AgreeArea{seat, {ProblemArea::grief, {}, {}, {}, {}}, {}}).events();
    const CautionWords caution{Caution::other, CautionDecision::join, {}};
    group.when(maria, DecideCaution{seat, caution, {}}).events();

    const WrittenOver nothing{{0}};
    const auto told = [&](const char* name) { return TieWords{{name}, {}, {}, {}, {}, {}}; };
    auto other = move;
    other.year = {2023};
    const auto changed = [](const Outcome& outcome) {
        outcome.refused(Refusal::changed_meanwhile, "/after");
    };
    changed(group.when(maria, DescribeTie{tie, told("R."), nothing}));
    changed(group.when(maria, ChangeMoment{moment, other, nothing}));
    changed(group.when(maria, SayPreferences{seat, {}, nothing}));
    changed(group.when(maria, AgreeArea{seat, {ProblemArea::dispute, {}, {}, {}, {}}, nothing}));
    const CautionWords wait{Caution::other, CautionDecision::wait, {{"Later"}}};
    changed(group.when(jonas, DecideCaution{seat, wait, nothing}));

    // Who wrote last has seen what was there before.
    group.when(ana, DescribeTie{tie, told("R."), nothing}).events();
    group.when(ana, ChangeMoment{moment, other, nothing}).events();
    group.when(maria, DescribeTie{tie, told("Rosa B."), {{2}}}).events();
}
