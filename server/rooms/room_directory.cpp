// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/room_directory.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/rooms/digest.hpp"
#include "server/rooms/loop_rooms.hpp"
#include "server/rooms/spawn.hpp"

namespace rooms {

namespace asio = boost::asio;
using namespace protocol;

// Runs on the loop of the rooms, and completes on the caller's.
template <class T>
asio::awaitable<T> RoomDirectory::there(LoopRooms& rooms, asio::awaitable<T> what) {
    co_return co_await asio::co_spawn(rooms.executor(), std::move(what), asio::use_awaitable);
}

RoomDirectory::RoomDirectory(Parts parts) : parts_{std::move(parts)} {
    for (const auto& loop : parts_.loops) {
        loops_.push_back(std::make_shared<LoopRooms>(loop, parts_, [this] { storage_lost(); }));
    }
}

RoomDirectory::~RoomDirectory() = default;

// The same for as long as the process has as many loops.
RoomDirectory::LoopRooms& RoomDirectory::rooms_of(const RoomId& room) {
    return *loops_[digest_of(room.value) % loops_.size()];
}

asio::any_io_executor RoomDirectory::loop_of(const RoomId& room) {
    return rooms_of(room).executor();
}

std::shared_ptr<Visit> RoomDirectory::enter(const RoomId& room, const PersonId& person,
                                            std::optional<std::string> since,
                                            std::shared_ptr<Client> client) {
    return rooms_of(room).enter(room, person, std::move(since), std::move(client));
}

asio::awaitable<journal::Result<void>> RoomDirectory::start() {
    const auto wakes = co_await parts_.journal.wakes();
    if (!wakes) co_return wakes.error();
    for (const auto& [room, at] : *wakes) {
        auto& rooms = rooms_of(room);
        asio::post(rooms.executor(), [&rooms, room, at] { rooms.due_at(room, at); });
    }
    co_return journal::Result<void>{};
}

asio::awaitable<void> RoomDirectory::stop() {
    for (const auto& rooms : loops_) co_await there(*rooms, rooms->stop());
}

void RoomDirectory::storage_lost() {
    if (storage_lost_.exchange(true)) return;
    spawn(loops_.front()->executor(), "telling that storage is lost", tell_storage_lost());
}

asio::awaitable<void> RoomDirectory::tell_storage_lost() {
    for (const auto& rooms : loops_) co_await there(*rooms, rooms->storage_lost());
    parts_.reports.storage_lost();
}

asio::awaitable<Served> RoomDirectory::command(RoomId room, group::ServerCommand command,
                                               CommandId id) {
    auto& rooms = rooms_of(room);
    co_return co_await there(rooms,
                             rooms.command(std::move(room), std::move(command), std::move(id)));
}

asio::awaitable<std::optional<group::Role>> RoomDirectory::role_of(RoomId room, PersonId person) {
    auto& rooms = rooms_of(room);
    co_return co_await there(rooms, rooms.role_of(std::move(room), std::move(person)));
}

asio::awaitable<std::optional<std::string>> RoomDirectory::group_name(RoomId room) {
    auto& rooms = rooms_of(room);
    co_return co_await there(rooms, rooms.group_name(std::move(room)));
}

asio::awaitable<Attention> RoomDirectory::attention_of(RoomId room, PersonId person) {
    auto& rooms = rooms_of(room);
    co_return co_await there(rooms, rooms.attention_of(std::move(room), std::move(person)));
}

asio::awaitable<Metrics> RoomDirectory::metrics() {
    Metrics all;
    for (const auto& rooms : loops_) all += co_await there(*rooms, rooms->metrics());
    co_return all;
}

asio::awaitable<std::vector<RoomId>> RoomDirectory::quarantined() {
    std::vector<RoomId> all;
    for (const auto& rooms : loops_) {
        const auto some = co_await there(*rooms, rooms->quarantined());
        all.insert(all.end(), some.begin(), some.end());
    }
    co_return all;
}

}  // namespace rooms
