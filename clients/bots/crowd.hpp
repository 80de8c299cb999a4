// SPDX-License-Identifier: Apache-2.0
// The sockets of one room under load: who is in, which job is under way, who has heard of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clients/bots/load.hpp"
#include "clients/bots/socket.hpp"
#include "protocol/group/commands.hpp"

namespace bots {

class Crowd {
public:
    using Clock = std::chrono::steady_clock;

    // What all rooms write their measurements into.
    struct Tally {
        std::vector<double> ack_ms;
        std::vector<double> delivery_ms;
        std::uint64_t jobs = 0;
        std::uint64_t refused = 0;
        std::uint64_t misordered = 0;
        bool measuring = false;
    };

    Crowd(boost::asio::any_io_executor executor, Server server, LoadRoom room, Tally& tally);

    // Connects everybody; they stay until the crowd is gone.
    void enter();
    bool all_in() const { return in_ == people_.size(); }

    // Brings the room into session: lobby, arrivals, admission, start. Call until it says true.
    bool open_session();

    // No job is under way.
    bool idle() const { return !under_way_; }
    // Starts the next job; `due` is when it should have started. `on_done` when all have heard.
    void start_job(Clock::time_point due);
    std::function<void()> on_done;

    void leave();

private:
    struct Person {
        std::unique_ptr<Socket> socket;
        std::string seat;
        std::uint64_t n = 0;
        bool heard = false;
    };

    void hear(std::size_t who, std::string_view message);
    void heard_patch(std::size_t who, std::string_view message);
    void heard_answer(std::string_view message, bool accepted);
    void finish_if_all_heard();
    void send(std::size_t who, const protocol::group::Command& command);

    boost::asio::any_io_executor executor_;
    Server server_;
    LoadRoom room_;
    Tally& tally_;
    std::vector<Person> people_;
    std::size_t in_ = 0;
    int opening_step_ = 0;
    std::size_t opening_answers_ = 0;
    std::size_t opening_expected_ = 0;
    bool under_way_ = false;
    bool acknowledged_ = false;
    std::size_t heard_ = 0;
    std::size_t turn_ = 0;
    std::uint64_t commands_ = 0;
    Clock::time_point due_{};
};

}  // namespace bots
