// SPDX-License-Identifier: Apache-2.0
// All rooms of this process: opens them when somebody comes or something is due, each on its loop.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/api.hpp"
#include "protocol/group/events.hpp"
#include "protocol/rejections.hpp"
#include "server/journal/journal.hpp"
#include "server/rooms/budget.hpp"
#include "server/rooms/hall.hpp"
#include "server/rooms/metrics.hpp"
#include "server/rooms/outage.hpp"
#include "server/rooms/post.hpp"
#include "server/rooms/random.hpp"
#include "server/rooms/requests.hpp"
#include "server/rooms/timers.hpp"

namespace rooms {

using Attention = std::vector<protocol::api::AttentionItem>;

// What a person who runs the server must hear of. Called on any loop; never with what members
// wrote.
class Reports {
public:
    virtual ~Reports() = default;

    // The room is closed to everybody until the process ends, and its log must be looked at.
    virtual void quarantined(const protocol::RoomId& room) = 0;
    virtual void faulted(const protocol::RoomId& room, std::string_view what) = 0;
    // Somebody else writes to the room's log.
    virtual void moved(const protocol::RoomId& room) = 0;
    // Nobody knows what is on disk. Every socket has been told to come back: the process must end
    // now, with a failure, and start again from the disk.
    virtual void storage_lost() = 0;
};

class RoomDirectory final : public Hall {
public:
    // Completions and rooms of one thread. Outlives the directory.
    struct Loop {
        boost::asio::any_io_executor executor;
        Timers& timers;
    };
    struct Parts {
        std::vector<Loop> loops;
        Clock& clock;
        journal::Journal& journal;
        Random random;
        Reports& reports;
        Post& post;
        // Each group is offered those that it does not know yet.
        std::vector<protocol::group::Measure> measures = {};
        Budget::Terms commands = commands_of_a_person;
        // Empty: not known. Then a session that was cut off was so at its last record.
        std::optional<Outage> outage = {};
    };

    // Destroy it when no visit is left and its loops run no more.
    explicit RoomDirectory(Parts parts);
    ~RoomDirectory() override;

    // Opens every room that is due and waits for the others' time. Ready to serve when it is done.
    boost::asio::awaitable<journal::Result<void>> start();

    // Every room finishes what it is at and ends; who comes after that is sent away. Completes
    // when the journal is not used any more.
    boost::asio::awaitable<void> stop();

    boost::asio::any_io_executor loop_of(const protocol::RoomId& room) override;
    std::shared_ptr<Visit> enter(const protocol::RoomId& room, const protocol::PersonId& person,
                                 std::optional<std::string> since,
                                 std::shared_ptr<Client> client) override;

    // The following complete on the caller's executor, whatever it is.

    // A command of the server's own, applied once for each id. `busy`: send it again.
    boost::asio::awaitable<Served> command(protocol::RoomId room,
                                           protocol::group::ServerCommand command,
                                           protocol::CommandId id);

    // Empty: the person has no seat in that room, or the room cannot be looked at now.
    boost::asio::awaitable<std::optional<protocol::group::Role>> role_of(protocol::RoomId room,
                                                                         protocol::PersonId person);
    // Empty: there is no such group, or the room cannot be looked at now.
    boost::asio::awaitable<std::optional<std::string>> group_name(protocol::RoomId room);

    // What waits there for this person, if they act on it. Opens no room.
    boost::asio::awaitable<Attention> attention_of(protocol::RoomId room,
                                                   protocol::PersonId person);

    boost::asio::awaitable<Metrics> metrics();
    boost::asio::awaitable<std::vector<protocol::RoomId>> quarantined();

private:
    class LoopRooms;
    LoopRooms& rooms_of(const protocol::RoomId& room);
    template <class T>
    static boost::asio::awaitable<T> there(LoopRooms& rooms, boost::asio::awaitable<T> what);
    void storage_lost();
    boost::asio::awaitable<void> tell_storage_lost();

    Parts parts_;
    std::vector<std::shared_ptr<LoopRooms>> loops_;
    std::atomic<bool> storage_lost_ = false;
};

}  // namespace rooms
