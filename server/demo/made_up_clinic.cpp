// SPDX-License-Identifier: Apache-2.0
#include "server/demo/made_up_clinic.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "server/config/config.hpp"
#include "server/definitions/measures.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/making.hpp"
#include "server/demo/quiet_groups.hpp"
#include "server/identity/tokens.hpp"

namespace demo {

using boost::asio::awaitable;
using identity::PersonKind;
using protocol::PersonId;
using protocol::RoomId;
using protocol::api::SignInName;
using protocol::group::Role;

namespace {

constexpr std::string_view thursdays_programme = "weekly-14";

const protocol::Title clinic_name{"Maple clinic (made-up people)"};
const protocol::Title group_name{"Thursday group"};

struct Leader {
    const char* login;
    const char* name;
    Role role;
    const char* label;
};
constexpr std::array leaders = {
    Leader{"dana", "Dana", Role::facilitator, "Leads the group. A round is going on."},
    Leader{"noor", "Noor", Role::cofacilitator, "Helps to lead, and takes over if Dana is gone."}};

std::vector<Story> stories() { return {amina(), luis(), rosa(), samir(), joon(), mila(), tariq()}; }

awaitable<Cast> cast(const api::Clinic& clinic) {
    Cast cast;
    cast.facilitator = co_await make_account(clinic, PersonKind::staff, leaders[0].name);
    cast.cofacilitator = co_await make_account(clinic, PersonKind::staff, leaders[1].name);
    for (auto& story : stories()) {
        auto person = co_await make_account(clinic, PersonKind::member, story.name);
        cast.members.push_back({std::move(person), std::move(story)});
    }
    cast.left = co_await make_account(clinic, PersonKind::member, "Vera");
    co_return cast;
}

}  // namespace

std::optional<MadeUpClinic> find_clinic(const api::Clinic& clinic) {
    if (!clinic.identity.clinic()) return std::nullopt;
    const auto rooms = clinic.identity.rooms();
    const auto meets = std::ranges::find(rooms, group_name, &domain::desk::Room::name);
    if (meets == rooms.end()) {
        throw config::Mistake{"An earlier start of the demo was cut off. Start over with --fresh."};
    }
    MadeUpClinic found{.room = meets->id, .facilitator = {}, .people = {}, .others = {}};
    const auto add = [&](std::optional<Person> one) {
        if (one) found.people.push_back(std::move(*one));
    };
    for (const auto& leader : leaders) {
        add(find_person(clinic, {leader.login}, leader.role, leader.label));
    }
    for (const auto& story : stories()) {
        add(find_person(clinic, door_of(story.name), Role::member, story.about));
    }
    if (found.people.size() != leaders.size() + stories().size()) {
        throw config::Mistake{"This data directory holds no demo. Name another one with --data."};
    }
    found.facilitator = found.people.front().id;
    found.others = find_quiet_people(clinic);
    return found;
}

awaitable<void> make_clinic(const api::Clinic& clinic, journal::Journal& journal) {
    must(co_await clinic.identity.found_clinic(clinic_name));
    co_await make_quiet_groups(clinic, journal);
    const auto people = co_await cast(clinic);
    const auto* course = definitions::find_programme(clinic.programmes, thursdays_programme);
    if (course == nullptr) throw std::logic_error{"the demo's programme is missing"};

    GroupStory story{people, *course, definitions::own_measures(), clinic.now()};
    story.play();
    const auto room = identity::fresh_draw().id<RoomId>();
    co_await write_log(journal, room, story.rehearsal().take_records(), story.rehearsal().wake());

    // Last: without its room the demo counts as unfinished.
    must(co_await clinic.identity.open_room(room, group_name));
    must(co_await clinic.identity.grant_room(people.facilitator, room, Role::facilitator));
    must(co_await clinic.identity.grant_room(people.cofacilitator, room, Role::cofacilitator));
    for (const auto& member : people.members) {
        must(co_await clinic.identity.grant_room(member.person, room, Role::member));
    }
}

}  // namespace demo
