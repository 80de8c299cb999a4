// SPDX-License-Identifier: Apache-2.0
// Whoever is on call: danger may reach them, and they see nothing else of the group.
#include <algorithm>

#include "tests/domain/danger.hpp"

using namespace support;

namespace {

const PersonId petra{"petra"};  // on call

// Petra is first on the list, then Jonas. Maria is on no list.
Group a_group_with_somebody_on_call() {
    auto group = a_group();
    group.seat(petra, Role::on_call);
    group
        .when(maria, SetEscalation{{{{group.seat(petra), MailAddress{"petra@clinic.test"}},
                                     {group.seat(jonas), MailAddress{"jonas@clinic.test"}}}}})
        .events();
    return group;
}

std::vector<Kind> kinds_of(const Shown& document) {
    std::vector<Kind> kinds;
    for (const auto& [kind, things] : document) kinds.push_back(kind);
    return kinds;
}

std::vector<SeatId> seats_seen(const Group& group, const PersonId& by) {
    const auto document = group.document_of(by);
    std::vector<SeatId> seen;
    for (const auto& [id, text] : document.at(Kind::seats)) seen.push_back(SeatId{id});
    return seen;
}

std::vector<SeatId> sorted(std::vector<SeatId> some) {
    std::ranges::sort(some);
    return some;
}

// Everything that a week may bring.
void a_week(Group& group) {
    group.when(ana, SetGoal{{"Call my sister"}, {}, Sharing::group}).events();
    group.when(ana, CheckInWeek{{"She called"}, {}, PartSharing::group}).events();
    group.when(ana, WriteLine{LineKind::words, Words{"I am worried."}}).events();
    group.when(ana, WriteCrisisPlan{a_plan()}).events();
    group.when(ana, GiveEmergencyContact{EmergencyContact{{"Rosa"}, {}, {"555 0100"}}}).events();
}

}  // namespace

TEST_CASE("who is on call sees the group's name, their own seat and the hours, and nothing else",
          "[group][on_call]") {
    auto group = a_group_with_somebody_on_call();
    group.when(maria, AddDuty{group.seat(petra), group.now(), later(group.now(), hour)}).events();
    a_week(group);

    CHECK(kinds_of(group.document_of(petra)) == std::vector{Kind::group, Kind::seats, Kind::watch});
    CHECK(seats_seen(group, petra) == seats(group, {petra}));
    const auto view = group.sees<GroupView>(petra, Kind::group);
    CHECK(view->name.value == "Monday group");
    CHECK_FALSE(view->seats_max);
    CHECK_FALSE(view->seats_taken);
    const auto watch = group.sees<WatchView>(petra, Kind::watch).value();
    REQUIRE(watch.duties.size() == 1);
    CHECK(watch.duties[0].seat == group.seat(petra));
    REQUIRE(watch.escalation);
    REQUIRE(watch.escalation->size() == 2);
    CHECK(watch.escalation->front().seat == group.seat(petra));
    for (const auto& place : *watch.escalation) CHECK_FALSE(place.mail);
}

TEST_CASE("a session changes nothing for who is on call, and they are in none of it",
          "[group][on_call]") {
    auto group = a_group_in_session();
    group.seat(petra, Role::on_call);
    const auto before = group.document_of(petra);

    group.when_server(NotePresence{petra, Presence::here}).then_nothing();
    group.when(maria, Next{group.next().step}).events();
    group.when(maria, HoldSession{}).events();

    CHECK(group.document_of(petra) == before);
    const auto viewer = domain::group::viewer_of(group.state(), petra).value();
    for (const auto& person : {maria, jonas, olga, ana, ben}) {
        CHECK_FALSE(domain::group::sees_connection(group.state(), viewer, group.seat(person)));
    }
    group.when(petra, RenameMe{{"Petra Adler"}}).events();  // a hold is none of their matter
}

TEST_CASE("an item brings its member's name, with what helps, and takes it along again",
          "[group][on_call][risk]") {
    auto group = a_group_with_somebody_on_call();
    a_week(group);
    const auto before = group.document_of(petra);

    const auto risk = press_distress(group, ana);

    CHECK(kinds_of(group.document_of(petra)) ==
          std::vector{Kind::group, Kind::seats, Kind::risks, Kind::watch});
    CHECK(seats_seen(group, petra) == sorted(seats(group, {maria, jonas, olga, petra, ana})));
    const auto view = item(group, petra, risk).value();
    CHECK(view.seat == group.seat(ana));
    CHECK(view.help->contact->phone.value == "555 0100");
    CHECK(view.help->plan == a_plan());
    REQUIRE(domain::group::waiting_for(group.state(),
                                       domain::group::viewer_of(group.state(), petra).value())
                .size() == 1);

    acknowledge(group, petra, risk);
    judge_and_plan(group, petra, risk);
    CHECK(item(group, petra, risk)->held_by == group.seat(petra));
    SECTION("when they close it") {
        group.when(petra, CloseRisk{risk, {"Her sister is there."}}).events();
        CHECK(group.document_of(petra) == before);
    }
    SECTION("when somebody has it from them") {
        group.when(petra, HandOverRisk{risk, group.seat(maria), Words{"Please go on."}}).events();
        CHECK(item(group, petra, risk));
        acknowledge(group, maria, risk);
        CHECK(group.document_of(petra) == before);
        group.when(petra, AssessRisk{risk, RiskTier::low, {}}).refused(Refusal::not_found, "/risk");
    }
    SECTION("when they are removed") {
        group.when(maria, RemovePerson{group.seat(petra), {"Another job."}}).events();
        CHECK(group.document_of(petra).empty());
        CHECK_FALSE(item(group, maria, risk)->held_by);
    }
}

TEST_CASE("what another has answered is gone from who is on call", "[group][on_call][risk]") {
    auto group = a_group_with_somebody_on_call();
    const auto before = group.document_of(petra);
    const auto risk = press_distress(group, ana);
    REQUIRE(item(group, petra, risk));

    acknowledge(group, jonas, risk);

    CHECK(group.document_of(petra) == before);
}

TEST_CASE("who is on call and not on the list is reached by nothing", "[group][on_call][risk]") {
    auto group = a_group();
    group.seat(petra, Role::on_call);
    const auto before = group.document_of(petra);

    const auto risk = press_distress(group, ana);
    group.after_ms(2 * day);

    CHECK(group.document_of(petra) == before);
    group.when(petra, answer(group, risk, LineAnswer::seen)).refused(Refusal::not_found, "/risk");
    group.when(petra, AcknowledgeRisk{{"norisk"}, LineAnswer::seen, {}})
        .refused(Refusal::not_found, "/risk");
}

TEST_CASE("no member sees that somebody is on call", "[group][on_call]") {
    auto group = a_group();
    const auto before = group.document_of(ana);

    group.seat(petra, Role::on_call);

    CHECK(group.document_of(ana) == before);
    for (const auto& person : {maria, jonas, olga}) {
        CHECK(group.sees<SeatView>(person, Kind::seats, group.seat(petra))->role == Role::on_call);
    }
    const auto viewer = domain::group::viewer_of(group.state(), ana).value();
    CHECK_FALSE(domain::group::sees_connection(group.state(), viewer, group.seat(petra)));
}

TEST_CASE("the member in danger reads what who is on call has answered", "[group][on_call][risk]") {
    auto group = a_group_with_somebody_on_call();
    const auto risk = press_distress(group, ana);

    acknowledge(group, petra, risk);

    REQUIRE(care(group, ana, risk)->answers.size() == 1);
    CHECK(care(group, ana, risk)->answers[0].answer == LineAnswer::calling);
    CHECK_FALSE(group.sees(ana, Kind::seats, group.seat(petra)));
}

TEST_CASE("who is on call does nothing in the group", "[group][on_call]") {
    auto group = a_group_in_lobby();
    group.seat(petra, Role::on_call);
    const auto refused = [&](const Command& command) {
        group.when(petra, command).refused(Refusal::not_for_your_role);
    };

    refused(StartSession{});
    refused(TakeOver{});
    refused(AdmitAll{});
    refused(Arrive{true, true, {"Kitchen"}, {}});
    refused(ProposeItem{{"A visit"}, ProposalFor::everyone, false, {}});
    refused(SetGoal{{"Sleep"}, {}, Sharing::group});
    refused(WriteLine{LineKind::words, Words{"Hello"}});
    refused(WriteNote{group.session(), {}, {"A note"}});
    refused(AddDuty{group.seat(petra), group.now(), later(group.now(), hour)});
    refused(SetEscalation{});
}

TEST_CASE("who is on call reads no week, no earlier session and no form", "[group][on_call]") {
    auto group = a_group_in_session();
    group.seat(petra, Role::on_call);
    const auto asks = [&](const Query& query) {
        const auto found = domain::group::answer(group.state(), petra, query);
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().refusal == Refusal::not_for_your_role);
    };

    asks(RecallSession{group.session()});
    asks(RecallWeeks{group.seat(ana)});
    asks(RecallWeeks{group.seat(petra)});
    asks(RecallMeasures{group.seat(ana)});
    asks(RecallCourse{});
}

TEST_CASE("who is on call takes no member's seat", "[group][on_call][membership]") {
    auto group = a_group();
    group.when(maria, ChangeSeatsMax{{4}}).events();

    group.when_server(SeatPerson{petra, {"Petra"}, Role::on_call}).events();

    CHECK(group.sees<GroupView>(ana, Kind::group)->seats_taken == 4);
}

TEST_CASE("a name that is taken tells neither the group nor who is on call of the other",
          "[group][on_call][membership]") {
    auto group = a_group();

    group.seat(petra, Role::on_call, "Ana");
    group.when(ben, RenameMe{{"Petra"}}).events();
    group.when(petra, RenameMe{{"Petra"}}).events();

    group.when_server(SeatPerson{{"quinn"}, {"Petra"}, Role::on_call})
        .refused(Refusal::name_taken, "/name");
}

TEST_CASE("whom the group has known is not on call behind its back",
          "[group][on_call][membership]") {
    auto group = a_group();
    group.when(maria, RemovePerson{group.seat(ben), {"Moved."}}).events();

    group.when_server(SeatPerson{ben, {"Ben"}, Role::on_call}).refused(Refusal::already_seated);
}
