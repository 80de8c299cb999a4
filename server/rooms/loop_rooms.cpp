// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/loop_rooms.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/rooms/spawn.hpp"

namespace rooms {

namespace asio = boost::asio;
using namespace protocol;

namespace {

// A room that faults a second time within this does so by itself, not by one odd command.
constexpr std::chrono::minutes between_faults_min{10};

// After a fault, or when the journal could not read the room: its deadlines still have to be kept.
constexpr std::int64_t reopen_after_ms = 5000;

// One is read while another is folded. When all rooms of a clinic open at once, as after a restart,
// what was read of each would else wait in memory for its turn on the loop.
constexpr std::size_t opening_at_once = 4;

// What somebody gets who comes to a room that is not open to anybody.
class NoVisit final : public Visit {
public:
    void hear(std::string_view) override {}
    void gone(Departure) override {}
};

}  // namespace

RoomDirectory::LoopRooms::LoopRooms(Loop loop, const Parts& parts,
                                    std::function<void()> storage_lost)
    : loop_{std::move(loop)},
      clock_{parts.clock},
      journal_{parts.journal},
      random_{parts.random},
      reports_{parts.reports},
      post_{parts.post},
      measures_{parts.measures},
      commands_{parts.commands},
      outage_{parts.outage},
      tell_storage_lost_{std::move(storage_lost)},
      deadlines_{clock_, loop_.timers, [this](const RoomId& room) { due(room); }},
      opening_{loop_.executor, opening_at_once},
      ended_{loop_.executor} {}

// The loop has ended: nothing wakes the rooms' coroutines any more, and each holds its room.
RoomDirectory::LoopRooms::~LoopRooms() {
    opening_.abandon();
    for (const auto& [id, room] : open_) room->abandon();
}

std::shared_ptr<Visit> RoomDirectory::LoopRooms::enter(const RoomId& id, const PersonId& person,
                                                       std::optional<std::string> since,
                                                       std::shared_ptr<Client> client) {
    if (const auto room = find_or_open(id))
        return room->enter(person, std::move(since), std::move(client));
    client->close(broken_.contains(id) ? CloseCode::room_broken : CloseCode::going_away);
    return std::make_shared<NoVisit>();
}

std::shared_ptr<Room> RoomDirectory::LoopRooms::find_or_open(const RoomId& id) {
    if (stopping_ || broken_.contains(id)) return nullptr;
    const auto found = open_.find(id);
    if (found != open_.end() && !found->second->closing()) return found->second;

    auto room = std::make_shared<Room>(id, ground());
    open_.insert_or_assign(id, room);
    ++hosted_;
    ++metrics_.rooms_open;
    spawn(loop_.executor, "a room", host(room));
    return room;
}

Ground RoomDirectory::LoopRooms::ground() {
    return {loop_.executor,
            clock_,
            loop_.timers,
            journal_,
            opening_,
            random_,
            metrics_,
            post_,
            measures_,
            commands_,
            outage_,
            [this](const RoomId& room, std::optional<Timestamp> at) { deadlines_.set(room, at); },
            [this](const RoomId& room, std::string_view what) { reports_.faulted(room, what); }};
}

asio::awaitable<void> RoomDirectory::LoopRooms::host(std::shared_ptr<Room> room) {
    // Whoever opened the room asks something of it first: a room with nothing to do ends.
    co_await asio::post(asio::use_awaitable);
    const auto end = co_await room->run();
    ended(room, end);
}

void RoomDirectory::LoopRooms::ended(const std::shared_ptr<Room>& room, End end) {
    --hosted_;
    --metrics_.rooms_open;
    const auto found = open_.find(room->id());
    if (found != open_.end() && found->second == room) open_.erase(found);
    switch (end) {
        case End::idle:
        case End::stopped:
            break;
        case End::unread:
            deadlines_.set(room->id(), later(clock_.now(), reopen_after_ms));
            break;
        case End::moved:
            deadlines_.set(room->id(), std::nullopt);
            reports_.moved(room->id());
            break;
        case End::faulted:
            faulted(*room);
            break;
        case End::broken:
            quarantine(*room);
            break;
        case End::storage_lost:
            tell_storage_lost_();
            break;
    }
    if (stopping_) ended_.put(end);
}

void RoomDirectory::LoopRooms::faulted(const Room& room) {
    const auto now = clock_.steady();
    const auto [last, first] = faults_.try_emplace(room.id(), Fault{now, 0});
    const auto before = std::exchange(last->second, Fault{now, room.unanswered().waiting});
    if (!first && now - before.at < between_faults_min) return quarantine(room);
    deadlines_.set(room.id(), later(clock_.now(), reopen_after_ms));
}

// Nobody can answer there any more: what waits in the room stays counted, as overdue. One that
// could not be read may hide somebody.
void RoomDirectory::LoopRooms::quarantine(const Room& room) {
    const auto& id = room.id();
    const auto fault = faults_.find(id);
    const auto before = fault == faults_.end() ? 0 : fault->second.waiting;
    const std::uint64_t unknown = room.was_read() ? 0 : 1;
    const auto waiting = std::max({room.unanswered().waiting, before, unknown});
    metrics_.count_danger({}, {waiting, waiting});
    deadlines_.set(id, std::nullopt);
    broken_.insert(id);
    ++metrics_.rooms_quarantined;
    reports_.quarantined(id);
}

void RoomDirectory::LoopRooms::due(const RoomId& id) {
    if (const auto room = find_or_open(id)) room->act_on_deadlines();
}

asio::awaitable<Served> RoomDirectory::LoopRooms::command(RoomId id, group::ServerCommand command,
                                                          CommandId command_id) {
    const auto room = find_or_open(id);
    if (!room) co_return Rejection{Refusal::busy};
    const auto answer = std::make_shared<Mailbox<Served>>(loop_.executor);
    room->serve(std::move(command), std::move(command_id),
                [answer](const Served& served) { answer->put(served); });
    co_await answer->arrival();
    co_return answer->take();
}

template <class T>
asio::awaitable<T> RoomDirectory::LoopRooms::ask(
    RoomId id, std::function<T(const domain::group::GroupState&)> question) {
    const auto room = find_or_open(id);
    if (!room) co_return T{};
    const auto answer = std::make_shared<Mailbox<T>>(loop_.executor);
    room->look([answer, question](const domain::group::GroupState* group) {
        answer->put(group ? question(*group) : T{});
    });
    co_await answer->arrival();
    co_return answer->take();
}

asio::awaitable<std::optional<group::Role>> RoomDirectory::LoopRooms::role_of(RoomId room,
                                                                              PersonId person) {
    using Found = std::optional<group::Role>;
    auto question = [person = std::move(person)](const domain::group::GroupState& group) -> Found {
        const auto viewer = viewer_of(group, person);
        return viewer ? Found{viewer->role} : std::nullopt;
    };
    co_return co_await ask<Found>(std::move(room), std::move(question));
}

asio::awaitable<std::optional<std::string>> RoomDirectory::LoopRooms::group_name(RoomId room) {
    using Found = std::optional<std::string>;
    auto question = [](const domain::group::GroupState& group) -> Found {
        if (group.course.name.value.empty()) return std::nullopt;
        return group.course.name.value;
    };
    co_return co_await ask<Found>(std::move(room), std::move(question));
}

// While something waits in a room it is open; the others are not asked, so that they may close.
asio::awaitable<Attention> RoomDirectory::LoopRooms::attention_of(RoomId id, PersonId person) {
    const auto found = open_.find(id);
    if (found == open_.end() || found->second->unanswered().waiting == 0) co_return Attention{};
    auto question = [id, person = std::move(person)](const domain::group::GroupState& group) {
        Attention items;
        const auto viewer = viewer_of(group, person);
        if (!viewer) return items;
        for (const auto* risk : waiting_for(group, *viewer)) {
            items.push_back({id, risk->id, risk->urgent, risk->waiting->since});
        }
        return items;
    };
    co_return co_await ask<Attention>(std::move(id), std::move(question));
}

asio::awaitable<void> RoomDirectory::LoopRooms::stop() {
    stopping_ = true;
    const auto rooms = open_;
    for (const auto& [id, room] : rooms) room->stop();
    while (hosted_ > 0) {
        co_await ended_.arrival();
        ended_.take();
    }
    deadlines_.clear();
}

asio::awaitable<void> RoomDirectory::LoopRooms::storage_lost() {
    stopping_ = true;
    const auto rooms = open_;
    for (const auto& [id, room] : rooms) room->storage_lost();
    co_return;
}

}  // namespace rooms
