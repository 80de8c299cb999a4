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
    of_maria->act("answer-01", AcknowledgeRisk{id_of_item(*of_maria), LineAnswer::calling});
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
    of_maria->act("answer-01", AcknowledgeRisk{risk, LineAnswer::calling});
    of_maria->act("assess-01", AssessRisk{risk, RiskTier::high, Words{"Alone."}});
    of_maria->act("plan-0001", PlanRisk{risk, {{RiskAction::talked}}, {}, {}});
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
    of_olga->act("answer-01", AcknowledgeRisk{risk, LineAnswer::calling});
    of_olga->act("assess-01", AssessRisk{risk, RiskTier::low, {}});
    of_olga->act("plan-0001", PlanRisk{risk, {{RiskAction::talked}}, {}, {}});
    world.settle();
    of_maria->act("close-001", CloseRisk{risk, {"Well."}});
    world.settle();

    CHECK(of_olga->saved("plan-0001"));
    CHECK(of_olga->doc["risks"].empty());
    CHECK(of_olga->welcomes == welcomes);
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
    of_maria->act("answer-01", AcknowledgeRisk{id_of_item(*of_maria), LineAnswer::seen});
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
