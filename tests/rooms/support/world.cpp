// SPDX-License-Identifier: Apache-2.0
#include "tests/rooms/support/world.hpp"

#include <catch2/catch.hpp>

namespace support {

namespace asio = boost::asio;

World::World() { start(); }

World::~World() { stop(); }

void World::start() {
    life_ = std::make_unique<Life>();
    life_->directory = std::make_unique<rooms::RoomDirectory>(
        rooms::RoomDirectory::Parts{{{io.get_executor(), *life_->timers}},
                                    clock,
                                    journal,
                                    [this] { return dice(); },
                                    noted,
                                    owing,
                                    measures,
                                    rooms::commands_of_a_person,
                                    outage});
    REQUIRE(await(life_->directory->start()).has_value());
}

void World::stop() {
    bool stopped = false;
    asio::co_spawn(io, life_->directory->stop(),
                   [&](const std::exception_ptr&) { stopped = true; });
    settle();
    journal.heal();
    journal.release();
    settle();
    for (const auto& device : devices_) device->visit.reset();
    devices_.clear();
    CHECK(stopped);
    CHECK(life_->timers->none());
    life_.reset();
}

void World::restart() {
    stop();
    start();
}

// Nothing is said or finished: the old process' coroutines never go on.
void World::power_cut() {
    for (const auto& device : devices_) {
        device->close(CloseCode::going_away);
        device->visit.reset();
    }
    devices_.clear();
    life_->directory.reset();
    settle();
    life_.reset();
    start();
}

void World::settle() {
    io.restart();
    io.poll();
}

void World::after(std::chrono::milliseconds ms) {
    life_->timers->pass(clock, ms, [this] { settle(); });
    settle();
}

void World::after_with_beats(std::chrono::milliseconds ms) {
    constexpr std::chrono::milliseconds beat{20'000};
    for (; ms > beat; ms -= beat) {
        after(beat);
        for (const auto& device : devices_) {
            if (device->visit && !device->closed) device->beat();
        }
    }
    after(ms);
}

std::shared_ptr<Device> World::enter(const PersonId& person, std::optional<std::string> since,
                                     const RoomId& room) {
    auto page = std::make_shared<Device>();
    if (since) {
        page->epoch = since->substr(0, since->find(':'));
        page->n = std::stoull(since->substr(since->find(':') + 1));
        return enter(person, std::move(page), *since, room);
    }
    page->visit = directory().enter(room, person, {}, page);
    devices_.push_back(page);
    settle();
    return page;
}

std::shared_ptr<Device> World::enter(const PersonId& person, std::shared_ptr<Device> page,
                                     const std::string& since, const RoomId& room) {
    page->visit = directory().enter(room, person, since, page);
    devices_.push_back(page);
    settle();
    return page;
}

void World::leave(const std::shared_ptr<Device>& device) {
    device->visit->gone(rooms::Departure::left);
    device->visit.reset();
    settle();
}

void World::lose(const std::shared_ptr<Device>& device) {
    device->visit->gone(rooms::Departure::lost);
    device->visit.reset();
    settle();
}

rooms::Served World::serve(const ServerCommand& command, std::string_view id, const RoomId& room) {
    return await(directory().command(room, command, CommandId{std::string{id}}));
}

void World::found_group() {
    REQUIRE(
        serve(FoundGroup{{"Monday group"}, {"Europe/Berlin"}, {8}, first_monday, short_programme()},
              "found-the-group")
            .has_value());
    const auto seat_person = [this](const PersonId& person, const char* name, Role role) {
        REQUIRE(serve(SeatPerson{person, {name}, role}, "seat-" + person.value + "-0").has_value());
    };
    seat_person(maria, "Maria", Role::facilitator);
    seat_person(jonas, "Jonas", Role::cofacilitator);
    seat_person(olga, "Olga", Role::observer);
    seat_person(ana, "Ana", Role::member);
    seat_person(ben, "Ben", Role::member);
    seat_person(carl, "Carl", Role::member);
    seat_person(dora, "Dora", Role::member);
}

// As its own welcome tells it.
SeatId World::seat(const PersonId& person) {
    const auto device = enter(person);
    REQUIRE(device->welcomes == 1);
    const auto welcome = *parse(device->heard.front(), stored_limits());
    const auto seat = *welcome.find("welcome")->find("you")->find("seat")->text();
    leave(device);
    return SeatId{seat};
}

}  // namespace support
