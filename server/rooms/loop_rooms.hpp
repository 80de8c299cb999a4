// SPDX-License-Identifier: Apache-2.0
// The rooms of one loop: which are open, which are due, which are broken.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "server/rooms/deadlines.hpp"
#include "server/rooms/room.hpp"
#include "server/rooms/room_directory.hpp"

namespace rooms {

// On its loop only.
class RoomDirectory::LoopRooms {
public:
    LoopRooms(Loop loop, const Parts& parts, std::function<void()> storage_lost);
    ~LoopRooms();

    std::shared_ptr<Visit> enter(const protocol::RoomId& room, const protocol::PersonId& person,
                                 std::optional<std::string> since, std::shared_ptr<Client> client);

    // Null: the room is broken or the process stops.
    std::shared_ptr<Room> find_or_open(const protocol::RoomId& id);

    void due_at(const protocol::RoomId& room, protocol::Timestamp at) { deadlines_.set(room, at); }

    // As the directory's.
    boost::asio::awaitable<Served> command(protocol::RoomId room,
                                           protocol::group::ServerCommand command,
                                           protocol::CommandId id);
    boost::asio::awaitable<std::optional<protocol::group::Role>> role_of(protocol::RoomId room,
                                                                         protocol::PersonId person);
    boost::asio::awaitable<std::optional<std::string>> group_name(protocol::RoomId room);
    boost::asio::awaitable<Attention> attention_of(protocol::RoomId room,
                                                   protocol::PersonId person);
    boost::asio::awaitable<void> stop();
    // Every room tells its sockets that nobody knows what is on disk.
    boost::asio::awaitable<void> storage_lost();
    boost::asio::awaitable<Metrics> metrics() const { co_return metrics_; }
    boost::asio::awaitable<std::vector<protocol::RoomId>> quarantined() const {
        co_return std::vector<protocol::RoomId>(broken_.begin(), broken_.end());
    }

    const boost::asio::any_io_executor& executor() const { return loop_.executor; }

private:
    // Asks a room's state, or nothing when there is none to ask, and awaits the answer.
    template <class T>
    boost::asio::awaitable<T> ask(protocol::RoomId id,
                                  std::function<T(const domain::group::GroupState&)> question);
    boost::asio::awaitable<void> host(std::shared_ptr<Room> room);
    void ended(const std::shared_ptr<Room>& room, End end);
    void faulted(const Room& room);
    void quarantine(const Room& room);
    Ground ground();
    void due(const protocol::RoomId& room);

    Loop loop_;
    Clock& clock_;
    journal::Journal& journal_;
    Random random_;
    Reports& reports_;
    Post& post_;
    const std::vector<protocol::group::Measure>& measures_;  // of the directory's parts
    Budget::Terms commands_;
    std::optional<Outage> outage_;
    std::function<void()> tell_storage_lost_;

    Metrics metrics_;
    Deadlines deadlines_;
    Turnstile opening_;
    std::map<protocol::RoomId, std::shared_ptr<Room>> open_;
    std::size_t hosted_ = 0;  // rooms whose run() has not completed, whether in open_ or not
    std::set<protocol::RoomId> broken_;
    struct Fault {
        Steady at;
        std::uint64_t waiting = 0;  // items that nobody had answered
    };
    std::map<protocol::RoomId, Fault> faults_;
    Mailbox<End> ended_;  // for stop()
    bool stopping_ = false;
};

}  // namespace rooms
