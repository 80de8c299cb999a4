// SPDX-License-Identifier: Apache-2.0
// All parts of one clinic, put together in the order in which they stand on each other, and taken
// apart in the opposite one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "server/api/clinic.hpp"
#include "server/api/doorkeeper.hpp"
#include "server/commands/last_alive.hpp"
#include "server/commands/notice_post.hpp"
#include "server/commands/room_metrics.hpp"
#include "server/commands/room_reports.hpp"
#include "server/config/config.hpp"
#include "server/journal/sqlite_journal.hpp"
#include "server/net/server.hpp"
#include "server/rooms/clock.hpp"
#include "server/rooms/timers.hpp"
#include "server/telemetry/metrics.hpp"

namespace commands {

class Service {
public:
    struct Plan {
        config::Server server;
        api::CookieStyle cookie;
        bool demo = false;
    };

    // Opens the data directory. Throws config::Mistake with a sentence for the operator.
    explicit Service(Plan plan);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    // Reads what the clinic's desk must know before anybody comes. Without it nothing below may be
    // called. A room is opened when something is asked of it.
    void open();

    // Opens the rooms that are due, and takes connections. `more`: routes beside those that every
    // clinic has.
    net::Bound listen(const std::function<void(net::Router&)>& more = {});

    // Runs the main loop until the process is told to stop or must end; then tells everybody when
    // to come back, finishes what is in flight, and answers the exit code.
    int run_until_stopped();

    // Waits for an answer from one of the loops. Only where waiting holds nobody up: before and
    // instead of run_until_stopped.
    template <class T>
    T wait_for(boost::asio::awaitable<T> work) {
        return boost::asio::co_spawn(loops_.executor(0), std::move(work), boost::asio::use_future)
            .get();
    }

    const api::Clinic& clinic() const { return clinic_; }
    journal::SqliteJournal& journal() { return *journal_; }
    rooms::Clock& clock() { return clock_; }
    const config::Server& config() const { return plan_.server; }

    // What runs beside the people: signals, housekeeping, the operator's socket.
    boost::asio::io_context& main_loop() { return main_; }

private:
    std::optional<rooms::Outage> outage();
    identity::Outside outside();
    NoticePost::Parts post_parts();
    boost::asio::awaitable<std::optional<protocol::Rejection>> seat(
        protocol::RoomId room, protocol::group::SeatPerson person, protocol::CommandId id);
    boost::asio::awaitable<bool> leads(protocol::RoomId room, protocol::PersonId person);
    void close_sockets(const std::vector<protocol::LoginId>& logins);
    void storage_lost();
    void start_rooms();
    net::ServerOptions net_options();
    net::StaticFiles web_files() const;
    boost::asio::awaitable<void> count_rooms();
    boost::asio::awaitable<void> keep_house();
    void close();

    Plan plan_;
    telemetry::Registry metrics_;
    RoomMetrics counted_{metrics_};  // first loop only, once people may come
    telemetry::Histogram& commits_;
    std::unique_ptr<journal::SqliteJournal> journal_;
    net::Loops loops_;
    boost::asio::io_context main_{1};
    rooms::SystemClock clock_;
    LastAlive alive_;
    std::vector<std::unique_ptr<rooms::LoopTimers>> timers_;
    RoomReports reports_;
    NoticePost post_;
    rooms::RoomDirectory rooms_;
    identity::Identity identity_;
    api::Clinic clinic_;
    api::Doorkeeper doorkeeper_;
    std::unique_ptr<net::Server> server_;
    std::optional<int> exit_code_;  // set when the process must end
    bool opened_ = false;
};

}  // namespace commands
