// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/machine.hpp"

#include <boost/asio/co_spawn.hpp>

#include "server/definitions/measures.hpp"

namespace simulation {

namespace asio = boost::asio;

namespace {

// Octet's own, in one language: a form is sent whole with each of its changes.
std::vector<protocol::group::Measure> measures_asked() {
    std::vector<protocol::group::Measure> asked;
    for (const auto* id : {"phq-9", "room-pulse"}) {
        asked.push_back(*definitions::find_measure(definitions::own_measures(), id));
        std::erase_if(asked.back().sheet.languages,
                      [](const auto& words) { return words.first != "en"; });
    }
    return asked;
}

}  // namespace

void Machine::start() {
    cut_ = false;
    stopped_ = false;
    lost_ = false;
    moved_ = false;
    parts_.clock.boot();
    process_ = std::make_unique<Process>();
    std::vector<rooms::RoomDirectory::Loop> loops;
    for (int i = 0; i < 2; ++i) {
        process_->timers.push_back(std::make_unique<support::FakeTimers>());
        loops.push_back({parts_.io.get_executor(), *process_->timers.back()});
    }
    process_->directory = std::make_unique<rooms::RoomDirectory>(rooms::RoomDirectory::Parts{
        std::move(loops), parts_.clock, parts_.disk, parts_.random, *this, post_, measures_asked(),
        rooms::commands_of_a_person, outage()});
    asio::co_spawn(parts_.io, process_->directory->start(),
                   [this](const std::exception_ptr&, const journal::Result<void>& started) {
                       if (!started) parts_.findings.broken(fault, "the server does not start");
                   });
}

void Machine::stop() {
    asio::co_spawn(parts_.io, process_->directory->stop(),
                   [this](const std::exception_ptr&) { stopped_ = true; });
}

void Machine::cut() {
    cut_ = true;
    off_since_ = parts_.clock.now();
}

std::optional<rooms::Outage> Machine::outage() const {
    if (!off_since_) return std::nullopt;
    return rooms::Outage{*off_since_, parts_.clock.now()};
}

void Machine::remove() { process_.reset(); }

std::optional<rooms::Steady> Machine::due() const {
    std::optional<rooms::Steady> soonest;
    if (!process_) return soonest;
    for (const auto& timers : process_->timers) {
        const auto due = timers->due();
        if (due && (!soonest || *due < *soonest)) soonest = due;
    }
    return soonest;
}

void Machine::ring() {
    for (const auto& timers : process_->timers) {
        const auto due = timers->due();
        if (due && *due <= parts_.clock.steady()) timers->ring(parts_.clock.steady());
    }
}

void Machine::quarantined(const protocol::RoomId& room) {
    parts_.findings.broken(fault, "quarantined: " + room.value);
}

void Machine::faulted(const protocol::RoomId& room, std::string_view what) {
    parts_.findings.broken(fault, room.value + ": " + std::string{what});
}

}  // namespace simulation
