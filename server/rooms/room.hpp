// SPDX-License-Identifier: Apache-2.0
// One room at work: it takes one request at a time, and decides, writes, evolves and tells.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "server/journal/journal.hpp"
#include "server/rooms/accepted.hpp"
#include "server/rooms/audience.hpp"
#include "server/rooms/mailbox.hpp"
#include "server/rooms/metrics.hpp"
#include "server/rooms/outage.hpp"
#include "server/rooms/post.hpp"
#include "server/rooms/requests.hpp"
#include "server/rooms/timers.hpp"
#include "server/rooms/turnstile.hpp"

namespace rooms {

// What a room stands on; all of it outlives the room.
struct Ground {
    boost::asio::any_io_executor loop;
    Clock& clock;
    Timers& timers;
    journal::Journal& journal;
    Turnstile& opening;  // a room that is read weighs as much again until it is folded
    Random random;
    Metrics& metrics;
    Post& post;
    const std::vector<protocol::group::Measure>& measures;  // those that the clinic has
    Budget::Terms commands;                                 // of each person
    std::optional<Outage> outage;
    // When this room has something to do by itself: called with each change.
    std::function<void(const protocol::RoomId&, std::optional<protocol::Timestamp>)> due_at;
    // Our own code is wrong somewhere: whoever runs the server must hear of it.
    std::function<void(const protocol::RoomId&, std::string_view what)> fault;
};

// Why a room was closed.
enum class End {
    idle,          // nobody is here and nothing runs
    stopped,       // it was asked to
    unread,        // the journal could not read it just now
    moved,         // somebody else writes to its log
    storage_lost,  // nobody knows what is on disk: the process must end
    faulted,       // our code failed while it told what happened; the log is good
    broken,        // it cannot be folded, or the same command fails it again and again
};

// What a record or a snapshot weighs, everybody's words included.
inline std::size_t bytes_of(const journal::Record& record) {
    auto bytes = record.skeleton.size();
    for (const auto& [key, part] : record.parts) bytes += part.size();
    return bytes;
}

// Everything is called on the room's loop. A room is closed for good once it is closing().
class Room : public std::enable_shared_from_this<Room> {
public:
    // More waiting than that is more than half a second's work on a slow disk.
    static constexpr std::size_t requests_max = 256;

    Room(protocol::RoomId id, Ground ground);

    // The only code that changes the state. Completes when the room has ended.
    boost::asio::awaitable<End> run();

    std::shared_ptr<Visit> enter(const protocol::PersonId& person, std::optional<std::string> since,
                                 std::shared_ptr<Client> client);

    // A command of the server's own. Answered once, maybe from within.
    void serve(protocol::group::ServerCommand command, protocol::CommandId id, Answered answered);

    // Looks at the state when all that waits is done; at nothing when the room ended before.
    void look(Look look);

    // The time that due_at named has come.
    void act_on_deadlines();

    // Finishes what it is at, and ends.
    void stop();
    bool closing() const { return requests_.closed(); }
    // As if an append of its own had failed so that nobody knows what is on disk.
    void storage_lost();
    // The loop has ended: nothing will wake this room again.
    void abandon();

    const protocol::RoomId& id() const { return id_; }
    bool was_read() const { return open_; }
    // As they were counted last.
    const domain::group::Unanswered& unanswered() const { return unanswered_told_; }

private:
    friend class RoomVisit;

    // Opening (room_open.cpp)
    boost::asio::awaitable<void> open();
    bool fold(const journal::Loaded& loaded, std::size_t& at);
    bool restore(const journal::Snapshot& snapshot);
    void broken(const std::string& what);
    void keep_snapshot_now_and_then();
    static boost::asio::awaitable<void> keep(std::shared_ptr<Room> room,
                                             journal::Snapshot snapshot);

    // Requests, one at a time (room.cpp)
    boost::asio::awaitable<void> attend(Request& request);
    boost::asio::awaitable<void> handle(Enter& enter);
    boost::asio::awaitable<void> handle(Submit& submit);
    boost::asio::awaitable<void> handle(Find& find);
    boost::asio::awaitable<void> handle(Serve& serve);
    boost::asio::awaitable<void> handle(Look& look);
    boost::asio::awaitable<Served> apply(const Serve& serve);
    boost::asio::awaitable<journal::Result<void>> write(const protocol::group::Recorded& recorded,
                                                        journal::Urgency urgency);
    void happened(const protocol::group::Recorded& recorded);
    bool answered_before(const Submit& submit, std::uint64_t digest);
    void refuse(const Guest& guest, const protocol::CommandId& id, const protocol::Rejection& why);
    void fault(std::string_view what);
    void faulted(const Request& request, const char* what);
    void drop(const Request& request, protocol::CloseCode code);
    void end(End why);
    void farewell(End why);
    void clear_alarms();
    protocol::Timestamp now();
    protocol::Timestamp by_the_wall(protocol::Timestamp at);

    // From sockets and from time (room_live.cpp)
    void hear(const std::shared_ptr<Guest>& guest, std::string_view text);
    void take(const std::shared_ptr<Guest>& guest, Asked asked);
    bool allowed(const Guest& guest, const protocol::CommandId& id);
    void unreadable(const std::shared_ptr<Guest>& guest, const Unreadable& message);
    void gone(const std::shared_ptr<Guest>& guest, Departure how);
    void opened();
    void keep_up();
    bool owes_measures() const;
    void offer_measures();
    void note_who_is_here();
    void serve_own(protocol::group::ServerCommand command);
    void own_served(const protocol::group::ServerCommand& command, const Served& answer);
    void set_deadline();
    void tell_of_danger();
    void watch_facilitators();
    void presence_changed();
    void tend();
    void tend_later();
    std::optional<Steady> idle_at() const;
    std::optional<protocol::Timestamp> cut_off_since() const;

    const protocol::RoomId id_;
    const Ground ground_;
    Mailbox<Request> requests_;

    domain::group::GroupState state_;
    journal::Position last_ = 0;
    protocol::Timestamp last_at_{};
    // The room's own: its log may be ahead of a clock that was put back while the server was off.
    Wall time_;
    AcceptedIds accepted_;
    Audience audience_;

    std::optional<End> end_;
    bool open_ = false;
    bool measures_offered_ = false;
    bool session_ran_ = false;  // when the room last looked
    bool attending_ = false;    // a request is being handled
    bool telling_ = false;      // what the journal holds is being folded and told
    std::string fault_of_;      // the command that failed last

    std::map<protocol::PersonId, Budget> budgets_;
    std::set<std::size_t> own_waiting_;  // the room's own commands in its queue, by index
    // The last of them changed nothing: a moment's rest, by the clock and not by the log, which may
    // be ahead of it.
    protocol::Timestamp own_not_before_{};
    std::optional<protocol::Timestamp> downtime_since_;
    // By the state: looked for when something has happened that may move it, for it walks much.
    std::optional<std::optional<protocol::Timestamp>> next_due_;
    std::optional<protocol::Timestamp> deadline_told_;
    std::vector<domain::group::OwedNotice> owed_told_;
    domain::group::Unanswered unanswered_told_;
    std::optional<Steady> facilitators_gone_since_;
    Steady busy_at_;
    Alarm live_alarm_;
    Alarm hold_alarm_;
    Alarm tend_alarm_;

    std::size_t records_since_snapshot_ = 0;
    std::size_t bytes_since_snapshot_ = 0;
    std::size_t snapshot_bytes_ = 0;
    bool keeping_ = false;
};

}  // namespace rooms
