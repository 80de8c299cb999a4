// SPDX-License-Identifier: Apache-2.0
// A member's own crisis plan and emergency contact: written by them, and shown when it matters.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

CrisisPlan a_plan(std::string_view sign) {
    return {{{{std::string{sign}}}}, {}, {}, {{{"My sister"}}}, {}, {}};
}

const EmergencyContact eva{{"Eva"}, Name{"Sister"}, {"030 1234567"}};

}  // namespace

TEST_CASE("a crisis plan is its member's, and their facilitators read it", "[group][safety]") {
    auto group = a_group();

    group.when(ana, WriteCrisisPlan{a_plan("I stop eating")})
        .then(CrisisPlanWritten{group.seat(ana), 1, personal(ana, a_plan("I stop eating"))});

    for (const auto& person : {ana, maria, jonas}) {
        CHECK(group.sees<CrisisPlanView>(person, Kind::crisis_plans, group.seat(ana))->plan ==
              a_plan("I stop eating"));
    }
    for (const auto& person : {ben, olga}) {
        CHECK_FALSE(group.sees(person, Kind::crisis_plans, group.seat(ana)));
    }
}

TEST_CASE("earlier versions of a plan are kept, and the same plan again is none",
          "[group][safety]") {
    auto group = a_group();
    group.when(ana, WriteCrisisPlan{a_plan("one")}).events();
    group.when(ana, WriteCrisisPlan{a_plan("one")}).then_nothing();
    group.when(ana, WriteCrisisPlan{a_plan("two")}).events();

    auto view = group.sees<CrisisPlanView>(ana, Kind::crisis_plans, group.seat(ana));
    CHECK(view->version == 2);
    REQUIRE(view->earlier.size() == 1);
    CHECK(view->earlier[0].plan == a_plan("one"));

    for (const auto* sign : {"3", "4", "5", "6", "7", "8"}) {
        group.when(ana, WriteCrisisPlan{a_plan(sign)}).events();
    }
    view = group.sees<CrisisPlanView>(ana, Kind::crisis_plans, group.seat(ana));
    CHECK(view->version == 8);
    CHECK(view->earlier.size() == 5);
}

TEST_CASE("an empty plan is none, and nobody writes another's", "[group][safety]") {
    auto group = a_group();

    group.when(ana, WriteCrisisPlan{}).refused(Refusal::words_needed, "/plan");
    for (const auto& person : {maria, olga}) {
        group.when(person, WriteCrisisPlan{a_plan("x")}).refused(Refusal::not_for_your_role);
        group.when(person, GiveEmergencyContact{eva}).refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("an emergency contact is shown to facilitators only while an item is open",
          "[group][safety]") {
    auto group = a_group();
    group.when(ana, GiveEmergencyContact{eva})
        .then(EmergencyContactGiven{group.seat(ana), personal(ana, eva)});
    group.when(ana, GiveEmergencyContact{eva}).then_nothing();
    const auto shows = [&](const PersonId& person) {
        for (const auto& [kind, entities] : group.document_of(person)) {
            for (const auto& [id, text] : entities) {
                if (text.find(eva.phone.value) != text.npos) return true;
            }
        }
        return false;
    };
    CHECK(shows(ana));
    for (const auto& person : {maria, jonas, ben, olga}) CHECK_FALSE(shows(person));

    const auto risk = group.when(ana, WriteLine{LineKind::distress, {}}).the<RiskOpened>().risk;
    for (const auto& person : {maria, jonas}) CHECK(shows(person));
    for (const auto& person : {ben, olga}) CHECK_FALSE(shows(person));

    group.when(maria, AcknowledgeRisk{risk, LineAnswer::calling, group.now()}).events();
    group.when(maria, AssessRisk{risk, RiskTier::low, {}}).events();
    group.when(maria, PlanRisk{risk, {{RiskAction::talked}}, {}, later(group.now(), day)}).events();
    group.when(maria, CloseRisk{risk, {"Well."}}).events();
    for (const auto& person : {maria, jonas}) CHECK_FALSE(shows(person));
    CHECK(shows(ana));
}

TEST_CASE("a contact can be taken back, and a change shows in the open item", "[group][safety]") {
    auto group = a_group();
    const auto risk = group.when(ana, WriteLine{LineKind::distress, {}}).the<RiskOpened>().risk;
    const auto contact = [&] {
        return group.sees<RiskView>(maria, Kind::risks, risk)->help->contact;
    };
    CHECK_FALSE(contact());
    group.when(ana, GiveEmergencyContact{eva}).events();
    CHECK(contact() == eva);
    group.when(ana, GiveEmergencyContact{{}}).events();
    CHECK_FALSE(contact());
    group.when(ana, GiveEmergencyContact{{}}).then_nothing();
}
