// SPDX-License-Identifier: Apache-2.0
// What is looked at every hundred steps and at the end: the whole document of everybody.
#include <array>

#include "server/domain/group/group.hpp"
#include "tests/simulation/world.hpp"

namespace simulation {

using namespace std::chrono_literals;
using namespace support;

namespace {

// What each person must have on the screen, rendered anew from the truth; each entity once for
// each pair of eyes.
std::map<PersonId, Shown> documents_of(const GroupState& group,
                                       const std::vector<PersonId>& people) {
    std::map<PersonId, Shown> documents;
    std::map<PersonId, domain::group::Viewer> viewers;
    for (const auto& person : people) {
        if (const auto viewer = viewer_of(group, person)) viewers.emplace(person, *viewer);
    }
    for (const auto& entity : entities_of(group)) {
        std::array<std::optional<std::optional<std::string>>, domain::group::lenses> rendered;
        for (const auto& [person, viewer] : viewers) {
            const auto lens = lens_for(group, viewer, entity);
            auto& text = rendered[index_of(lens)];
            if (!text) text = render(group, entity, lens);
            if (*text) documents[person][entity.kind][entity.id] = **text;
        }
    }
    return documents;
}

// The first thing in which a page differs; empty when it is as it must be.
std::string difference(const Doc& page, const Shown& fresh) {
    std::size_t same_kinds = 0;
    for (const auto& [kind, entities] : fresh) {
        const std::string name{name_of_choice(kind)};
        const auto there = page.find(name);
        if (there == page.end()) return "lacks all " + name;
        ++same_kinds;
        for (const auto& [id, json] : entities) {
            const auto entity = there->second.find(id);
            if (entity == there->second.end()) return "lacks " + name + '/' + id;
            if (entity->second != json)
                return "has " + name + '/' + id + ' ' + entity->second + " instead of " + json;
        }
        if (there->second.size() != entities.size()) {
            for (const auto& [id, json] : there->second) {
                if (!entities.contains(id)) return "still has " + name + '/' + id + ' ' + json;
            }
        }
    }
    return page.size() == same_kinds ? std::string{} : "has a kind of entity too much";
}

}  // namespace

void World::check_everything() {
    settle();
    check_answers();
    for (const auto& weak : lines) {
        if (const auto line = weak.lock()) line->arrive_now();
    }
    for (const auto& [room, truth] : truths_) check_room(room);
}

// Whatever the server heard it has answered, when nothing keeps it from that.
void World::check_answers() {
    if (!is_well()) return;
    for (const auto& weak : lines) {
        const auto line = weak.lock();
        if (line && line->open() && line->serving() && !line->unanswered().empty())
            findings.broken(simulation::live, "never answered: " + line->unanswered().front().id);
    }
}

void World::check_room(const RoomId& room) {
    const auto documents = documents_of(truth(room).state(), people_);
    for (const auto& person : people_) {
        const auto fresh = documents.find(person);
        if (fresh != documents.end()) check_person(room, person, fresh->second);
    }
}

void World::check_person(const RoomId& room, const PersonId& person, const Shown& fresh) {
    const auto& group = truth(room).state();
    const auto* seat = seat_of(group, person);
    if (!seat) return findings.broken(audience, person.value + " has no seat and sees the room");
    if (auto breach = truth(room).audience().breach(group, person, fresh); !breach.empty())
        findings.broken(audience, person.value + " sees " + breach);

    const auto role = seat->role;
    if (role == Role::facilitator || role == Role::cofacilitator) {
        for (const auto& line : truth(room).signs().lines()) {
            const auto seen = fresh.find(Kind::lines);
            if (seen == fresh.end() || !seen->second.contains(line.value))
                findings.broken(danger, person.value + " does not see a sign of danger");
        }
        for (const auto& risk : truth(room).signs().items()) {
            const auto seen = fresh.find(Kind::risks);
            if (seen == fresh.end() || !seen->second.contains(risk.value))
                findings.broken(danger, person.value + " does not see what a sign opened");
        }
    }
    if (auto wrong = truth(room).answers().check_totals(group, fresh); !wrong.empty())
        findings.broken(totals, person.value + " sees " + wrong);
    for (const std::size_t which : {0U, 1U}) {
        auto& device = this->device(room, person, which);
        if (!device.welcomed() || !device.line()->serving()) continue;
        ++comparisons;
        if (auto wrong = difference(device.page().doc, fresh); !wrong.empty())
            findings.broken(replay, room.value + ", the page of " + person.value + ' ' + wrong);
    }
}

bool World::comes(const Device& device) const {
    return seat_of(truth(device.room).state(), device.person) && !is_erased(device.person);
}

void World::heal() {
    weather.begin_step(~std::uint64_t{0}, clock.steady());
    weather.clear_up();
    disk.unreadable(false);
    disk.no_more_losses();
    disk.heal();
    if (machine.lost_storage()) crash(1s);
    pass(70s);
    for (int round = 0; round < 4; ++round) {
        for (const auto& device : devices_) {
            if (comes(*device)) device->connect(Device::Since::page);
        }
        tell_of_erasures();
        pass(20s);
    }
    check_everything();
    check_convergence();
    check_erasures();
}

// Everything that anybody said was answered, and everybody sees who else is here.
void World::check_convergence() {
    for (const auto& device : devices_) {
        if (!comes(*device)) continue;
        if (!device->welcomed())
            findings.broken(simulation::live, device->person.value + " cannot come in");
        if (device->waits())
            findings.broken(simulation::live, device->person.value + " waits for an answer");
    }
    for (const auto& [room, truth] : truths_) check_connections(room);
}

void World::check_erasures() {
    for (const auto& [room, truth] : truths_) {
        for (const auto& person : erased_) {
            if (truth.must_forget(person))
                findings.broken(forgotten, room.value + " still knows " + person.value);
        }
    }
}

void World::check_connections(const RoomId& room) {
    const auto& group = truth(room).state();
    for (const auto& person : people_) {
        const auto* viewer = seat_of(group, person);
        if (!viewer || is_erased(person)) continue;
        const auto& seen = device(room, person, 0).page().connections;
        for (const auto& [id, seat] : group.membership.seats) {
            const bool told = seen.contains(id.value) && seen.at(id.value) == "here";
            if (told != (may_know(group, *viewer, id) && !is_erased(seat.person)))
                findings.broken(simulation::live,
                                person.value + " does not see rightly who is here");
        }
    }
}

}  // namespace simulation
