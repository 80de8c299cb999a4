// SPDX-License-Identifier: Apache-2.0
#include "server/demo/quiet_groups.hpp"

#include "server/definitions/measures.hpp"
#include "server/demo/making.hpp"
#include "server/demo/quiet_story.hpp"
#include "server/identity/tokens.hpp"

namespace demo {

using boost::asio::awaitable;
using identity::PersonKind;
using protocol::PersonId;
using protocol::RoomId;
using protocol::group::Role;

namespace {

constexpr std::string_view leaders_name = "Ines";
constexpr std::string_view about_leader =
    "Leads two groups: one ends in two days, one keeps its members well.";

std::vector<QuietCourse> courses() { return {about_to_end(), staying_well()}; }

awaitable<void> make_group(const api::Clinic& clinic, journal::Journal& journal,
                           const QuietCourse& course, PersonId leader, std::uint64_t seed) {
    const auto* programme = definitions::find_programme(clinic.programmes, course.programme);
    if (programme == nullptr) throw std::logic_error{"a programme of the demo is missing"};
    std::vector<PersonId> members;
    members.reserve(course.companions.size());
    for (const auto& one : course.companions) {
        members.push_back(co_await make_account(clinic, PersonKind::member, one.name));
    }
    QuietStory story{course,       *programme, definitions::own_measures(), leader, members,
                     clinic.now(), seed};
    story.play();
    const auto room = identity::fresh_draw().id<RoomId>();
    co_await write_log(journal, room, story.rehearsal().take_records(), story.rehearsal().wake());
    must(co_await clinic.identity.open_room(room, {std::string{course.group}}));
    must(co_await clinic.identity.grant_room(leader, room, Role::facilitator));
    for (const auto& member : members) {
        must(co_await clinic.identity.grant_room(member, room, Role::member));
    }
}

}  // namespace

awaitable<void> make_quiet_groups(const api::Clinic& clinic, journal::Journal& journal) {
    const auto leader = co_await make_account(clinic, PersonKind::staff, leaders_name);
    std::uint64_t seed = 0x0c7e8;
    for (const auto& course : courses()) {
        co_await make_group(clinic, journal, course, leader, seed++);
    }
}

std::vector<Person> find_quiet_people(const api::Clinic& clinic) {
    std::vector<Person> people;
    const auto add = [&](std::optional<Person> one, std::string_view group) {
        if (!one) return;
        one->door.group = protocol::Title{std::string{group}};
        people.push_back(std::move(*one));
    };
    add(find_person(clinic, door_of(leaders_name), Role::facilitator, about_leader),
        courses().front().group);
    for (const auto& course : courses()) {
        for (const auto& one : course.companions) {
            add(find_person(clinic, door_of(one.name), Role::member, one.about), course.group);
        }
    }
    return people;
}

}  // namespace demo
