// SPDX-License-Identifier: Apache-2.0
// Everything at once: the server's rooms, their disk, the network, two groups of people with their
// browsers, and the witness who sees it all. One thread; the same seed gives the same history.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <vector>

#include "tests/simulation/device.hpp"
#include "tests/simulation/disk.hpp"
#include "tests/simulation/input.hpp"
#include "tests/simulation/machine.hpp"
#include "tests/simulation/weather.hpp"

namespace simulation {

inline const RoomId monday{"monday"};
inline const RoomId tuesday{"tuesday"};

class World {
public:
    World(std::uint64_t seed, Weather::Terms terms);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    // One thing happens, and what follows from it.
    void perform(const Input& input);
    // Whatever is amiss is mended; then everything must come to a good end.
    void heal();
    // What is too much for every step.
    void check_everything();

    void settle();
    void pass(std::chrono::milliseconds ms);

    const std::vector<PersonId>& people() const { return people_; }
    Device& device(const RoomId& room, const PersonId& person, std::size_t which);
    const Truth& truth(const RoomId& room) const { return truths_.at(room); }
    bool is_erased(const PersonId& person) const { return erased_.contains(person); }
    // Whether this person has ever led there, or a sign of danger has ever reached them.
    bool has_looked_after(const RoomId& room, const PersonId& person) const {
        return looked_after_.contains({room, person});
    }
    bool has_backup() const { return backup_.has_value(); }

    const std::uint64_t seed;
    Findings findings;
    Weather weather;
    boost::asio::io_context io;
    SimClock clock;
    support::FakeTimers outside;  // the network, the disk, the browsers
    std::map<RoomId, Sayings> sayings;
    Disk disk;
    Machine machine;
    Witness witness;
    std::vector<std::weak_ptr<Line>> lines;  // that the server may still know
    bool keeps_transcripts = false;
    std::size_t comparisons = 0;

private:
    struct Backup {
        journal::MemoryJournal platter;
        std::map<RoomId, Truth> truths;
    };
    // Since when something has been overdue, by the steady clock.
    struct Watch {
        std::optional<Timestamp> due;
        rooms::Steady overdue_since{};
        std::optional<rooms::Steady> unled_since;
    };

    void found(const RoomId& room);
    void serve(const RoomId& room, const ServerCommand& command, const CommandId& id);
    void act(const Input& input);
    void befall(const Input& input);
    void flood(const Input& input);
    void crash(std::chrono::milliseconds down);
    void restart();
    void erase(const PersonId& person);
    void tell_of_erasures();
    void tell_of_erasure(const RoomId& room, const PersonId& person);
    void check_erasures();
    void restore(std::chrono::milliseconds down);
    void sleep_all();
    void power_off();
    void power_on();
    void on_disk(const RoomId& room, const journal::Record& record, journal::Wake wake);
    void on_opening(const RoomId& room);
    void in_doubt(const journal::Record& record);

    // What must hold after each step (world_watch.cpp).
    void watch_over(const RoomId& room);
    bool is_well() const;
    bool is_here(const RoomId& room, const PersonId& person) const;
    bool facilitator_is_here(const RoomId& room) const;

    // What is looked at now and then (world_checks.cpp).
    void check_room(const RoomId& room);
    void check_person(const RoomId& room, const PersonId& person, const support::Shown& fresh);
    bool comes(const Device& device) const;  // has a seat, and is still somebody
    void check_answers();
    void check_convergence();
    void check_connections(const RoomId& room);

    std::vector<PersonId> people_;
    std::vector<std::unique_ptr<Device>> devices_;
    std::map<RoomId, Truth> truths_;
    std::map<RoomId, Watch> watches_;
    std::set<PersonId> erased_;
    std::set<std::pair<RoomId, PersonId>> being_told_;  // of an erasure, by this process
    std::set<std::pair<RoomId, PersonId>> looked_after_;
    std::optional<Backup> backup_;
};

}  // namespace simulation
