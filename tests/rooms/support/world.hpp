// SPDX-License-Identifier: Apache-2.0
// One server's rooms without sockets, disk or time of their own: a test moves all three.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "server/rooms/room_directory.hpp"
#include "tests/rooms/support/device.hpp"
#include "tests/rooms/support/fake_time.hpp"
#include "tests/rooms/support/slow_journal.hpp"
#include "tests/support/group.hpp"

namespace support {

inline const RoomId monday{"monday"};

struct Noted final : rooms::Reports {
    void quarantined(const RoomId& room) override { broken.insert(room); }
    void faulted(const RoomId&, std::string_view what) override { faults.emplace_back(what); }
    void moved(const RoomId&) override { ++moves; }
    void storage_lost() override { lost = true; }

    std::set<RoomId> broken;
    std::vector<std::string> faults;
    std::size_t moves = 0;
    bool lost = false;
};

// Sends nothing: keeps what each room owes.
struct Owing final : rooms::Post {
    void owes(const RoomId& room, const std::vector<domain::group::OwedNotice>& notices) override {
        of[room] = notices;
    }
    std::map<RoomId, std::vector<domain::group::OwedNotice>> of;
};

class World {
public:
    World();
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    // The process ends, orderly or by a power cut, and another one starts on what is on disk.
    void restart();
    void power_cut();

    void settle();
    void after(std::chrono::milliseconds ms);
    // As after(), with everybody's pages alive all the while.
    void after_with_beats(std::chrono::milliseconds ms);

    std::shared_ptr<Device> enter(const PersonId& person, std::optional<std::string> since = {},
                                  const RoomId& room = monday);
    // As the page that was there before, with what it has.
    std::shared_ptr<Device> enter(const PersonId& person, std::shared_ptr<Device> page,
                                  const std::string& since, const RoomId& room = monday);
    // The socket is gone.
    void leave(const std::shared_ptr<Device>& device);
    void lose(const std::shared_ptr<Device>& device);

    rooms::Served serve(const ServerCommand& command, std::string_view id,
                        const RoomId& room = monday);
    template <class T>
    T await(boost::asio::awaitable<T> what);

    // Maria leads, Jonas helps, Olga observes; Ana, Ben, Carl and Dora are members. It is an hour
    // before the first session.
    void found_group();
    SeatId seat(const PersonId& person);

    boost::asio::io_context io;
    FakeClock clock{later(first_monday, -hour)};
    SlowJournal journal{io.get_executor()};
    Noted noted;
    Owing owing;
    std::mt19937_64 dice{1};
    std::optional<rooms::Outage> outage;  // as the next process knows of it
    std::vector<Measure> measures;        // as it has them

    rooms::RoomDirectory& directory() { return *life_->directory; }
    rooms::Metrics metrics() { return await(directory().metrics()); }

private:
    struct Life {
        std::unique_ptr<FakeTimers> timers = std::make_unique<FakeTimers>();
        std::unique_ptr<rooms::RoomDirectory> directory;
    };
    void start();
    void stop();

    std::vector<std::shared_ptr<Device>> devices_;
    std::unique_ptr<Life> life_;
};

template <class T>
T World::await(boost::asio::awaitable<T> what) {
    std::optional<T> result;
    boost::asio::co_spawn(io, std::move(what), [&](const std::exception_ptr& fault, T value) {
        if (fault) std::rethrow_exception(fault);
        result = std::move(value);
    });
    settle();
    if (!result) throw std::runtime_error{"nothing came of it"};
    return std::move(*result);
}

}  // namespace support
