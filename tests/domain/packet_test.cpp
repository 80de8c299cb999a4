// SPDX-License-Identifier: Apache-2.0
// What goes to supervision: the course, and nobody in it by name.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "tests/support/group.hpp"
#include "tests/support/measures.hpp"

using namespace support;

namespace {

std::string packet_text(const Group& group, const PersonId& by) {
    return domain::group::answer(group.state(), by, RecallCourse{}).value();
}

PacketView packet(const Group& group) {
    return decode<Packet>(packet_text(group, maria)).value().packet.at("this");
}

// Two sessions, each with words of members in every place that a facilitator reads.
Group a_course() {
    auto group = a_group_in_session();
    for (const auto& person : {ana, ben, carl, dora}) {
        const AreaWords area{ProblemArea::grief, ProblemArea::isolation, {}, {{"SECRETABOUT"}}, {}};
        group.when(maria, AgreeArea{group.seat(person), area, {}}).events();
    }
    group.when(maria, AddItem{ItemKind::topic, {"SECRETTITLE"}, {5}}).events();
    group.when(maria, StartItem{group.item("SECRETTITLE")}).events();
    group.when(ana, CheckInWeek{{"SECRETWEEK"}, {}, PartSharing::group}).events();
    group.when(ana, WriteLine{LineKind::distress, {{"SECRETLINE"}}}).events();
    group.when(maria, EndSession{}).events();
    group
        .when(maria, MarkFidelity{group.session(1),
                                  FidelityItem::kept_here,
                                  FidelityAnswer::done,
                                  {{"SECRETNOTE"}},
                                  {}})
        .events();
    return group;
}

}  // namespace

TEST_CASE("no name, no initials and nobody's words go to supervision", "[group][packet]") {
    auto group = a_course();
    group.when_server(OfferMeasures{definitions::own_measures()}).events();

    const auto text = packet_text(group, jonas);
    CHECK(text.find("SECRET") == std::string::npos);
    for (const auto& [id, seat] : group.state().membership.seats) {
        CHECK(text.find('"' + seat.name.value->value) == std::string::npos);
        CHECK(text.find(id.value) == std::string::npos);
        CHECK(text.find(seat.person.value + '"') == std::string::npos);
    }
    for (const auto& id : group.state().sessions.order) {
        CHECK(text.find(id.value) == std::string::npos);
    }
    CHECK(text.find("1767") == std::string::npos);  // no day
}

TEST_CASE("the packet is for who leads", "[group][packet]") {
    const auto group = a_course();
    for (const auto& person : {ana, olga}) {
        const auto asked = domain::group::answer(group.state(), person, RecallCourse{});
        CHECK(asked.error().refusal == Refusal::not_for_your_role);
    }
}

TEST_CASE("the packet has the sessions, the areas, who came, and open items as counts",
          "[group][packet]") {
    const auto group = a_course();

    const auto view = packet(group);
    CHECK(view.sessions_planned == 3);
    REQUIRE(view.sessions.size() == 1);
    CHECK(view.sessions[0].phase == Phase::initial);
    const auto kept =
        std::ranges::find(view.sessions[0].items, FidelityItem::kept_here, &PacketItem::item);
    REQUIRE(kept != view.sessions[0].items.end());
    CHECK(kept->answer == FidelityAnswer::done);
    CHECK_FALSE(view.sessions[0].deviations.empty());
    REQUIRE(view.members.size() == 4);
    std::int64_t came = 0;
    for (std::size_t n = 0; n < view.members.size(); ++n) {
        const auto& member = view.members[n];
        CHECK(member.letter.value == std::string(1, static_cast<char>('A' + static_cast<int>(n))));
        CHECK(member.areas == std::vector{ProblemArea::grief, ProblemArea::isolation});
        REQUIRE(member.attendance.size() == 1);
        if (member.attendance[0].status != AttendanceStatus::absent) ++came;
    }
    CHECK(came == 3);
    REQUIRE(view.risks.size() == 1);
    CHECK(view.risks[0].state == RiskState::open);
    CHECK(view.risks[0].count == 1);
}

TEST_CASE("totals are there by measure and band, and go with an erasure", "[group][packet]") {
    auto group = a_course();
    ask_from_now_on(group);
    const auto form = open_form(group, ben, phq_9);
    fill_in(group, ben, form, 12).events();

    const auto totals = [&] {
        std::vector<PacketTotal> all;
        for (const auto& member : packet(group).members) {
            for (const auto& measure : member.measures) {
                all.insert(all.end(), measure.totals.begin(), measure.totals.end());
            }
        }
        return all;
    };
    REQUIRE(totals().size() == 1);
    CHECK(totals()[0].total == 12);
    CHECK(totals()[0].band);
    group.when_server(ErasePerson{ben}).events();
    CHECK(totals().empty());
    CHECK(packet(group).members.size() == 4);
}

TEST_CASE("nobody's letter changes when somebody comes later", "[group][packet]") {
    auto group = a_course();
    group
        .when(maria,
              CorrectAttendance{group.session(1), group.seat(ana), AttendanceStatus::left_early})
        .events();
    const auto before = packet(group).members;
    group.when_server(SeatPerson{{"zoe"}, {"Zoe"}, Role::member}).events();

    const auto after = packet(group).members;
    REQUIRE(after.size() == 5);
    for (std::size_t n = 0; n < before.size(); ++n) {
        CHECK(after[n].letter == before[n].letter);
        CHECK(after[n].attendance[0].status == before[n].attendance[0].status);
    }
    CHECK(after[4].attendance.empty());
}

namespace {

// One area each, so that the packet's order can be told.
const std::map<ProblemArea, PersonId> one_area_each{{ProblemArea::grief, ana},
                                                    {ProblemArea::dispute, ben},
                                                    {ProblemArea::transition, carl},
                                                    {ProblemArea::isolation, dora}};

std::vector<SeatId> in_order_of_letters(const Group& group) {
    std::vector<SeatId> seats;
    for (const auto& member : packet(group).members) {
        seats.push_back(group.seat(one_area_each.at(member.areas.at(0))));
    }
    return seats;
}

bool goes_by_the_circle(std::uint64_t seed) {
    Group group{short_programme(), seed};
    group.seat(maria, Role::facilitator);
    for (const auto& [area, person] : one_area_each) {
        group.seat(person, Role::member);
        const AreaWords words{area, {}, {}, {{"A word"}}, {}};
        group.when(maria, AgreeArea{group.seat(person), words, {}}).events();
    }
    const auto seats = in_order_of_letters(group);
    CHECK(in_order_of_letters(group) == seats);
    return std::ranges::is_sorted(seats);
}

}  // namespace

// The circle goes by the seats' ids.
TEST_CASE("the letters do not go by where people sit", "[group][packet]") {
    bool always = true;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) always = goes_by_the_circle(seed) && always;
    CHECK_FALSE(always);
}

TEST_CASE("a session that was cancelled is not planned any more", "[group][packet]") {
    auto group = a_course();
    group.when(maria, CancelSession{group.session(3), {"Ill."}}).events();

    CHECK(packet(group).sessions_planned == 2);
}
