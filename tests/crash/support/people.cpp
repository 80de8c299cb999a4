// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/people.hpp"

#include <algorithm>
#include <chrono>

#include "tests/crash/support/person.hpp"

namespace support {
namespace {

// Of one life. None takes a second on a quiet machine.
constexpr auto life_max = std::chrono::seconds{60};

}  // namespace

People::People(std::vector<bots::LoadRoom> rooms) : rooms_{std::move(rooms)} {
    for (std::size_t r = 0; r < rooms_.size(); ++r) {
        for (std::size_t who = 0; who < rooms_[r].cookies.size(); ++who) {
            auto name = "room" + std::to_string(r) + "-p" + std::to_string(who);
            all_.push_back(std::make_unique<Person>(io_, rooms_[r].room, rooms_[r].cookies[who],
                                                    std::move(name), who == 1, heard_));
        }
    }
}

People::~People() = default;

bool People::live(const bots::Server& server, int enough, const std::function<void()>& end) {
    heard_.acknowledged_in_this_life = 0;
    for (auto& person : all_) person->enter(server, true);
    const bool reached = run_until([&] { return heard_.acknowledged_in_this_life >= enough; });
    end();
    const auto gone = [&] { return std::ranges::all_of(all_, &Person::is_gone); };
    return run_until(gone) && reached;
}

bool People::look_once(const bots::Server& server) {
    for (auto& person : all_) person->enter(server, false);
    const bool answered = run_until([&] {
        return std::ranges::all_of(
            all_, [](const auto& person) { return person->is_in() && !person->has_unanswered(); });
    });
    for (auto& person : all_) person->leave();
    return run_until([&] { return std::ranges::all_of(all_, &Person::is_gone); }) && answered;
}

bool People::run_until(const std::function<bool()>& reached) {
    io_.restart();
    const auto until = std::chrono::steady_clock::now() + life_max;
    while (!reached()) {
        if (std::chrono::steady_clock::now() > until) return false;
        io_.run_one_for(std::chrono::milliseconds{100});
    }
    return true;
}

}  // namespace support
