// SPDX-License-Identifier: Apache-2.0
// A sign of danger reaches a person: through a power cut, a full disk, and with nobody connected.
#include <catch2/catch.hpp>

#include "tests/rooms/support/world.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

const Command distress = WriteLine{LineKind::distress, {}};

void list_them(World& world) {
    const auto of_maria = world.enter(maria);
    of_maria->act("list-0001",
                  SetEscalation{{{{world.seat(jonas), MailAddress{"jonas@clinic.test"}},
                                  {world.seat(olga), MailAddress{"olga@clinic.test"}}}}});
    world.settle();
    REQUIRE(of_maria->saved("list-0001"));
    world.leave(of_maria);
}

RiskView only_item(const Device& device) {
    const auto found = device.doc.find("risks");
    REQUIRE(found != device.doc.end());
    REQUIRE(found->second.size() == 1);
    return decode<RiskView>(found->second.begin()->second).value();
}

RiskId id_of_item(const Device& device) { return {device.doc.at("risks").begin()->first}; }

AcknowledgeRisk answer(const Device& device, LineAnswer how) {
    return {id_of_item(device), how, only_item(device).waits_since};
}

PlanRisk plan_for(World& world, const RiskId& risk) {
    return {risk, {{RiskAction::talked}}, {}, later(world.clock.now(), day)};
}

std::size_t owed(World& world) { return world.owing.of[monday].size(); }

}  // namespace

TEST_CASE("a power cut right after the sign leaves the item standing, and it goes further on time",
          "[rooms][danger]") {
    World world;
    world.found_group();
    list_them(world);
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();
    REQUIRE(of_ana->saved("distress-1"));

    world.power_cut();

    world.after(1min);
    CHECK(owed(world) == 2);
    world.after(1min);  // nobody is connected
    const auto of_maria = world.enter(maria);
    const auto item = only_item(*of_maria);
    CHECK(item.state == RiskState::open);
    CHECK(item.reached.size() == 3);
    CHECK(item.steps.back().kind == RiskStepKind::reached);
    CHECK(ms_between(item.opened_at, item.steps.back().at) == 2 * minute);
}

TEST_CASE("what came due while the server was down is done when it starts", "[rooms][danger]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();

    world.clock.pass(7min);
    world.power_cut();
    world.after(0ms);

    CHECK(only_item(*world.enter(maria)).steps.back().times == 2);
}

TEST_CASE("a clock that was put back while the server was off puts no sign off",
          "[rooms][danger]") {
    World world;
    world.found_group();
    list_them(world);
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();
    world.clock.set_wall(later(world.clock.now(), -3 * hour));
    world.power_cut();

    world.after(1s);
    REQUIRE(owed(world) == 2);
    for (const auto& notice : world.owing.of[monday]) {
        CHECK(ms_between(world.clock.now(), notice.not_before) <= 0);
    }
    world.after(2min + 20s);  // the room's time goes an eighth slower until the two agree
    CHECK(only_item(*world.enter(maria)).steps.back().kind == RiskStepKind::reached);
}

TEST_CASE("a room that nobody can read counts as one where somebody waits too long",
          "[rooms][danger]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();
    REQUIRE(world.metrics().danger.overdue == 0);

    world.journal.fail_loads(journal::Failure::damaged);
    world.power_cut();
    world.after(1s);

    CHECK(world.noted.broken.contains(monday));
    CHECK(world.metrics().danger.waiting == 1);
    CHECK(world.metrics().danger.overdue == 1);
}

TEST_CASE("the page of whoever acts hears of what waits in a room that it is not in",
          "[rooms][danger]") {
    World world;
    world.found_group();
    list_them(world);
    const auto of_ana = world.enter(ana);
    const auto for_whom = [&](const PersonId& person) {
        return world.await(world.directory().attention_of(monday, person));
    };
    CHECK(for_whom(maria).empty());

    of_ana->act("distress-1", distress);
    world.settle();

    for (const auto& person : {maria, jonas, olga}) {
        REQUIRE(for_whom(person).size() == 1);
        CHECK(for_whom(person)[0].urgent);
    }
    CHECK(for_whom(ana).empty());
    CHECK(for_whom(ben).empty());
    CHECK(for_whom({"mallory"}).empty());
    const auto of_maria = world.enter(maria);
    of_maria->act("answer-01", answer(*of_maria, LineAnswer::calling));
    world.settle();
    CHECK(for_whom(maria).empty());
}

TEST_CASE("a notice that is owed is owed after a restart, until somebody has sent it",
          "[rooms][danger]") {
    World world;
    world.found_group();
    list_them(world);
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();
    world.owing.of.clear();

    world.power_cut();
    world.after(0ms);
    REQUIRE(owed(world) == 2);
    for (const auto& notice : std::vector{world.owing.of[monday]}) {
        REQUIRE(world.serve(NoteNotice{notice.id, NoticeResult::sent}, "notice-" + notice.id.value)
                    .has_value());
    }

    CHECK(owed(world) == 0);
    world.owing.of.clear();
    world.power_cut();
    world.after(1min);
    CHECK(owed(world) == 0);
}

TEST_CASE("on a full disk a sign is heard, answered and goes further", "[rooms][danger][disk]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    world.journal.ail(journal::Failure::full);

    of_ana->act("distress-1", distress);
    world.settle();
    world.after_with_beats(2min);
    CHECK(only_item(*of_maria).steps.size() == 2);
    of_ana->act("now-00001", SayNow{true, {}});
    of_ana->act("now-00002", SayNow{true, {}});  // which brings nothing new
    world.settle();
    CHECK(of_ana->saved("now-00002"));
    of_maria->act("answer-01", answer(*of_maria, LineAnswer::calling));
    world.settle();

    CHECK(of_maria->saved("answer-01"));
    CHECK(only_item(*of_maria).state == RiskState::acknowledged);
    CHECK(of_ana->doc["care"].begin()->second.find("calling") != std::string::npos);
}

TEST_CASE("peers and observers get no message of it, however it goes on", "[rooms][danger]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    const auto of_ben = world.enter(ben);
    const auto of_olga = world.enter(olga);
    world.after(1s);
    for (const auto& device : {of_ben, of_olga}) device->take_heard();

    of_ana->act("distress-1", distress);
    of_ana->act("now-00001", SayNow{true, Place{"At home"}});
    world.settle();
    const auto risk = id_of_item(*of_maria);
    of_maria->act("answer-01", answer(*of_maria, LineAnswer::calling));
    of_maria->act("assess-01", AssessRisk{risk, RiskTier::high, Words{"Alone."}});
    of_maria->act("plan-0001", plan_for(world, risk));
    of_maria->act("close-001", CloseRisk{risk, {"Her sister is there."}});
    world.settle();
    REQUIRE(of_maria->saved("close-001"));

    CHECK(of_ben->heard.empty());
    CHECK(of_olga->heard.empty());
}

TEST_CASE("whoever it reaches gets it as a patch while they look, and loses it at the end",
          "[rooms][danger]") {
    World world;
    world.found_group();
    list_them(world);
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    const auto of_olga = world.enter(olga);
    const auto welcomes = of_olga->welcomes;

    of_ana->act("distress-1", distress);
    world.settle();
    const auto risk = id_of_item(*of_olga);
    CHECK(only_item(*of_olga).state == RiskState::open);
    of_olga->act("answer-01", answer(*of_olga, LineAnswer::calling));
    of_olga->act("assess-01", AssessRisk{risk, RiskTier::low, {}});
    of_olga->act("plan-0001", plan_for(world, risk));
    world.settle();
    of_maria->act("close-001", CloseRisk{risk, {"Well."}});
    world.settle();

    CHECK(of_olga->saved("plan-0001"));
    CHECK(of_olga->doc["risks"].empty());
    CHECK(of_olga->welcomes == welcomes);
}

TEST_CASE("who is on call gets the item and the names that it needs as a patch, and loses both",
          "[rooms][danger]") {
    World world;
    world.found_group();
    const PersonId petra{"petra"};
    REQUIRE(world.serve(SeatPerson{petra, {"Petra"}, Role::on_call}, "seat-petra").has_value());
    const auto of_ana = world.enter(ana);
    const auto of_maria = world.enter(maria);
    of_maria->act("list-0001", SetEscalation{{{{world.seat(petra), {}}}}});
    world.settle();
    REQUIRE(of_maria->saved("list-0001"));
    const auto of_petra = world.enter(petra);
    const auto before = of_petra->doc;
    const auto welcomes = of_petra->welcomes;
    CHECK(before.at("seats").size() == 1);

    of_ana->act("distress-1", distress);
    world.settle();
    const auto risk = id_of_item(*of_petra);
    CHECK(of_petra->doc["seats"].contains(world.seat(ana).value));
    CHECK_FALSE(of_petra->doc["seats"].contains(world.seat(ben).value));
    of_petra->act("answer-01", answer(*of_petra, LineAnswer::calling));
    of_petra->act("assess-01", AssessRisk{risk, RiskTier::low, {}});
    of_petra->act("plan-0001", plan_for(world, risk));
    of_petra->act("close-001", CloseRisk{risk, {"Well."}});
    world.settle();

    CHECK(of_petra->saved("close-001"));
    CHECK(of_petra->doc["risks"].empty());
    CHECK(of_petra->doc["seats"] == before.at("seats"));
    CHECK(of_petra->welcomes == welcomes);
}

TEST_CASE("the numbers say how many wait, and how many nobody answered", "[rooms][danger]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    of_ana->act("distress-1", distress);
    world.settle();
    CHECK(world.metrics().danger.waiting == 1);
    CHECK(world.metrics().danger.overdue == 0);

    world.leave(of_ana);
    world.after(30min);  // the room stays open for it
    CHECK(world.metrics().danger.waiting == 1);
    CHECK(world.metrics().danger.overdue == 1);

    const auto of_maria = world.enter(maria);
    of_maria->act("answer-01", answer(*of_maria, LineAnswer::seen));
    world.settle();
    CHECK(world.metrics().danger.waiting == 0);
    CHECK(world.metrics().danger.overdue == 0);
}

TEST_CASE("a hundred signs in a second all pass", "[rooms][danger]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    for (int i = 0; i < 100; ++i) {
        of_ana->act("distress-" + std::to_string(i), i % 2 ? distress : Command{SayNow{true, {}}});
    }
    world.settle();

    for (int i = 0; i < 100; ++i) CHECK(of_ana->saved("distress-" + std::to_string(i)));
    CHECK(only_item(*world.enter(maria)).steps.size() < 6);
}
