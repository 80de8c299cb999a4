// SPDX-License-Identifier: Apache-2.0
#include "server/api/founding.hpp"

#include "server/api/answers.hpp"
#include "server/api/routes.hpp"
#include "server/identity/tokens.hpp"
#include "server/rooms/zones.hpp"

namespace api {
namespace {

using boost::asio::awaitable;
using identity::Answer;
using net::HttpRequest;
using net::HttpResponse;
using protocol::Rejection;
using protocol::RoomId;
using protocol::group::Role;
namespace refusal = identity::refusal;

constexpr std::string_view unknown_programme = "unknown_programme";
constexpr std::string_view unknown_time_zone = "unknown_time_zone";
constexpr std::string_view no_such_leader = "no_such_leader";

identity::Refusal not_a_programme() {
    return {.code = unknown_programme,
            .sentence = "There is no programme of this name.",
            .at = "/programme"};
}

identity::Refusal not_a_time_zone() {
    return {.code = unknown_time_zone,
            .sentence = "This machine does not know this time zone.",
            .at = "/time_zone"};
}

identity::Refusal not_a_leader() {
    return {.code = no_such_leader,
            .sentence = "No other facilitator signs in with this name.",
            .at = "/cofacilitator"};
}

// Who leads the new group, the founder first.
Answer<std::vector<Leader>> leaders_of(const Clinic& clinic, const GroupPlan& plan) {
    std::vector<Leader> leaders{{plan.founder, Role::facilitator}};
    if (const auto& login = plan.group.cofacilitator) {
        const auto second = staff_named(clinic, *login);
        if (!second || *second == plan.founder) return not_a_leader();
        leaders.push_back({*second, Role::cofacilitator});
    }
    return leaders;
}

awaitable<Answer<void>> ask_room(const Clinic& clinic, RoomId room,
                                 protocol::group::ServerCommand command, std::string id) {
    const auto served =
        co_await clinic.rooms.command(std::move(room), std::move(command), {std::move(id)});
    if (!served) co_return identity::refusal_of(served.error());
    co_return Answer<void>{};
}

awaitable<HttpResponse> found(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    if (who->kind != identity::PersonKind::staff) co_return answer(refusal::not_yours());
    auto asked = read<protocol::api::NewGroup>(request);
    if (!asked) co_return answer(asked.error());

    GroupPlan plan{.group = std::move(*asked), .founder = who->person};
    const auto room = co_await found_group(clinic, std::move(plan));
    if (!room) co_return answer(room.error());
    co_return answer(protocol::api::NewGroupFounded{*room});
}

awaitable<HttpResponse> programmes(const Clinic& clinic, HttpRequest) {
    protocol::api::Programmes all;
    for (const auto& one : clinic.programmes) {
        all.programmes.push_back({.id = one.id,
                                  .title = one.title,
                                  .source = one.source,
                                  .sessions = static_cast<std::int64_t>(one.sessions.items.size()),
                                  .session_minutes = one.session_minutes.value,
                                  .days_between = one.days_between.value,
                                  .language = one.language.value_or(protocol::group::Language::en),
                                  .open_ended = one.open_ended.value_or(false)});
    }
    co_return answer(all);
}

awaitable<HttpResponse> help(const Clinic& clinic, HttpRequest) { co_return answer(clinic.help); }

awaitable<HttpResponse> reading(const Clinic& clinic, HttpRequest) {
    co_return answer(clinic.reading);
}

}  // namespace

std::optional<protocol::PersonId> staff_named(const Clinic& clinic,
                                              const protocol::api::SignInName& login) {
    auto person = clinic.identity.person_named(login);
    const auto account = person ? clinic.identity.account(*person) : std::nullopt;
    if (!account || account->kind != identity::PersonKind::staff) return std::nullopt;
    return person;
}

awaitable<Answer<void>> seat_leader(const Clinic& clinic, RoomId room, Leader leader) {
    const auto account = clinic.identity.account(leader.person);
    if (!account || !account->words.value) {
        co_return identity::refusal_of(protocol::desk::Refusal::no_such_person);
    }
    protocol::group::SeatPerson seat{leader.person, account->words.value->name, leader.role};
    // A name of its own each time: who was removed meanwhile is seated anew.
    const auto seated = co_await ask_room(clinic, room, std::move(seat),
                                          "leading-" + identity::fresh_draw().id<RoomId>().value);
    if (!seated) co_return seated.error();
    co_return co_await clinic.identity.grant_room(leader.person, room, leader.role);
}

awaitable<Answer<RoomId>> found_group(const Clinic& clinic, GroupPlan plan) {
    const auto* programme = definitions::find_programme(
        clinic.programmes, plan.group.programme.value, plan.group.language);
    if (programme == nullptr) co_return not_a_programme();
    if (!rooms::is_time_zone(plan.group.time_zone.value)) co_return not_a_time_zone();
    const auto leaders = leaders_of(clinic, plan);
    if (!leaders) co_return leaders.error();

    const auto room = identity::fresh_draw().id<RoomId>();
    protocol::group::FoundGroup founding{.name = plan.group.name,
                                         .time_zone = plan.group.time_zone,
                                         .seats_max = plan.seats_max,
                                         .first_session_at = plan.group.first_session_at,
                                         .programme = *programme,
                                         .hold_after_s = plan.hold_after_s};
    auto step = co_await ask_room(clinic, room, std::move(founding), "founding-" + room.value);
    if (step) step = co_await clinic.identity.open_room(room, plan.group.name);
    for (const auto& leader : *leaders) {
        if (step) step = co_await seat_leader(clinic, room, leader);
    }
    if (!step) co_return step.error();
    co_return room;
}

void add_group_routes(net::Router& router, const Clinic& clinic) {
    const Routes routes{router, clinic};
    routes.get("/api/programmes", programmes);
    routes.post("/api/founding", found);
    routes.get("/api/help", help);
    routes.get("/api/reading", reading);
}

void add_routes(net::Router& router, const Clinic& clinic) {
    add_me_routes(router, clinic);
    add_joining_routes(router, clinic);
    add_group_routes(router, clinic);
}

}  // namespace api
