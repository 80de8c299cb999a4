// SPDX-License-Identifier: Apache-2.0
#include "server/demo/made_up_clinic.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <stdexcept>

#include "server/config/config.hpp"
#include "server/demo/group_story.hpp"
#include "server/identity/tokens.hpp"

namespace demo {

using boost::asio::awaitable;
using identity::PersonKind;
using protocol::PersonId;
using protocol::RoomId;
using protocol::api::SignInName;
using protocol::group::Role;

namespace {

constexpr std::string_view programme = "weekly-14";
constexpr std::size_t records_at_once = 200;

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

// Members sign in by doors only, so their names need no random part.
SignInName door_of(std::string_view name) {
    std::string door{name};
    std::ranges::transform(door, door.begin(), [](unsigned char c) { return std::tolower(c); });
    return {door};
}

template <class T>
T must(identity::Answer<T> answer) {
    if (!answer)
        throw std::logic_error{"the demo cannot be made: " + std::string{answer.error().code}};
    if constexpr (!std::is_void_v<T>) return std::move(*answer);
}

awaitable<PersonId> account(const api::Clinic& clinic, PersonKind kind, std::string_view name) {
    co_return must(
        co_await clinic.identity.create_account(kind, {std::string{name}}, door_of(name)));
}

awaitable<Cast> cast(const api::Clinic& clinic) {
    Cast cast;
    cast.facilitator = co_await account(clinic, PersonKind::staff, leaders[0].name);
    cast.cofacilitator = co_await account(clinic, PersonKind::staff, leaders[1].name);
    for (auto& story : stories()) {
        auto person = co_await account(clinic, PersonKind::member, story.name);
        cast.members.push_back({std::move(person), std::move(story)});
    }
    cast.left = co_await account(clinic, PersonKind::member, "Vera");
    co_return cast;
}

awaitable<void> write(journal::Journal& journal, RoomId room, std::vector<journal::Record> records,
                      journal::Wake wake) {
    journal::Position last = 0;
    while (last < records.size()) {
        const auto count = std::min(records_at_once, records.size() - last);
        const auto from = records.begin() + static_cast<std::ptrdiff_t>(last);
        std::vector<journal::Record> some{
            std::make_move_iterator(from),
            std::make_move_iterator(from + static_cast<std::ptrdiff_t>(count))};
        const bool is_end = last + count == records.size();
        const auto written =
            co_await journal.append(room, last, std::move(some), is_end ? wake : std::nullopt);
        if (!written) throw config::Mistake{"The demo cannot be written: is the disk full?"};
        last += count;
    }
}

std::optional<Person> person(const api::Clinic& clinic, const SignInName& login, Role role,
                             std::string_view label) {
    const auto id = clinic.identity.person_named(login);
    const auto known = id ? clinic.identity.account(*id) : std::nullopt;
    if (!known || !known->words.value) return std::nullopt;
    return Person{*id, {{login.value}, known->words.value->name, role, {std::string{label}}}};
}

}  // namespace

std::optional<MadeUpClinic> find_clinic(const api::Clinic& clinic) {
    if (!clinic.identity.clinic()) return std::nullopt;
    const auto rooms = clinic.identity.rooms();
    if (rooms.empty()) {
        throw config::Mistake{"An earlier start of the demo was cut off. Start over with --fresh."};
    }
    MadeUpClinic found{.room = rooms.front().id, .facilitator = {}, .people = {}};
    const auto add = [&](std::optional<Person> one) {
        if (one) found.people.push_back(std::move(*one));
    };
    for (const auto& leader : leaders) {
        add(person(clinic, {leader.login}, leader.role, leader.label));
    }
    for (const auto& story : stories()) {
        add(person(clinic, door_of(story.name), Role::member, story.about));
    }
    if (found.people.size() != leaders.size() + stories().size()) {
        throw config::Mistake{"This data directory holds no demo. Name another one with --data."};
    }
    found.facilitator = found.people.front().id;
    return found;
}

awaitable<void> make_clinic(const api::Clinic& clinic, journal::Journal& journal) {
    must(co_await clinic.identity.found_clinic(clinic_name));
    const auto people = co_await cast(clinic);
    const auto* course = definitions::find_programme(clinic.programmes, programme);
    if (course == nullptr) throw std::logic_error{"the demo's programme is missing"};

    GroupStory story{people, *course, clinic.now()};
    story.play();
    const auto room = identity::fresh_draw().id<RoomId>();
    co_await write(journal, room, story.rehearsal().take_records(), story.rehearsal().wake());

    // Last: without its room the demo counts as unfinished.
    must(co_await clinic.identity.open_room(room, group_name));
    must(co_await clinic.identity.grant_room(people.facilitator, room, Role::facilitator));
    must(co_await clinic.identity.grant_room(people.cofacilitator, room, Role::cofacilitator));
    for (const auto& member : people.members) {
        must(co_await clinic.identity.grant_room(member.person, room, Role::member));
    }
}

}  // namespace demo
