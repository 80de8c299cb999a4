// SPDX-License-Identifier: Apache-2.0
// The server's process: the real rooms on two loops that the world turns. It can be stopped, and
// its power can be cut.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>

#include "server/rooms/room_directory.hpp"
#include "tests/simulation/disk.hpp"
#include "tests/simulation/findings.hpp"
#include "tests/simulation/sim_clock.hpp"

namespace simulation {

class Machine final : public rooms::Reports {
public:
    struct Parts {
        boost::asio::io_context& io;
        SimClock& clock;
        Disk& disk;
        rooms::Random random;
        Findings& findings;
    };
    explicit Machine(Parts parts) : parts_{std::move(parts)} {}

    void start();
    // Begins to end in good order; stopped() some time later.
    void stop();
    bool stopped() const { return stopped_; }
    // Nobody reaches it any more, and what it still says is heard by nobody.
    void cut();
    void remove();  // the process is gone
    bool up() const { return process_ && !cut_; }

    rooms::RoomDirectory& rooms() { return *process_->directory; }
    // What the rooms wait for, and its time.
    std::optional<rooms::Steady> due() const;
    void ring();
    // It said that nobody knows what is on disk: whoever runs it ends it now.
    bool lost_storage() const { return lost_; }
    bool gave_up_a_room() const { return moved_; }

private:
    std::optional<rooms::Outage> outage() const;

    struct Process {
        std::vector<std::unique_ptr<support::FakeTimers>> timers;
        std::unique_ptr<rooms::RoomDirectory> directory;
    };

    void quarantined(const protocol::RoomId& room) override;
    void faulted(const protocol::RoomId& room, std::string_view what) override;
    void moved(const protocol::RoomId&) override { moved_ = true; }
    void storage_lost() override { lost_ = true; }

    // No mail leaves this machine: what is owed stays owed.
    struct NoPost final : rooms::Post {
        void owes(const protocol::RoomId&, const std::vector<domain::group::OwedNotice>&) override {
        }
    };

    Parts parts_;
    NoPost post_;
    std::unique_ptr<Process> process_;
    bool cut_ = false;
    std::optional<protocol::Timestamp> off_since_;
    bool stopped_ = false;
    bool lost_ = false;
    bool moved_ = false;
};

}  // namespace simulation
