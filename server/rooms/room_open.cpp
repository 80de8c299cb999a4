// SPDX-License-Identifier: Apache-2.0
// How a room comes back from its log, and what it keeps so that this stays short.
#include <boost/asio/post.hpp>

#include "protocol/group/codec.hpp"
#include "server/rooms/codec.hpp"
#include "server/rooms/room.hpp"
#include "server/rooms/spawn.hpp"

namespace rooms {

namespace asio = boost::asio;
using namespace protocol;

namespace {

// A log that has had no snapshot yet must not stop the loop's other rooms while it is folded.
constexpr std::size_t records_a_turn = 256;

// Often enough that opening stays short, and never so often that snapshots outweigh the log.
constexpr std::size_t records_between_snapshots = 500;

}  // namespace

asio::awaitable<void> Room::open() {
    const auto inside = co_await ground_.opening.enter();
    if (end_) co_return;
    auto loaded = co_await ground_.journal.load(id_, shape_of_kept());
    if (loaded && loaded->snapshot && !restore(*loaded->snapshot))
        loaded = co_await ground_.journal.load(id_, std::nullopt);
    if (!loaded) {
        const auto failure = loaded.error();
        if (failure == journal::Failure::damaged)
            end(End::broken);
        else if (failure == journal::Failure::unknown)
            end(End::storage_lost);
        else
            end(End::unread);
        co_return;
    }
    for (std::size_t at = 0; !end_;) {
        try {
            if (fold(*loaded, at)) break;
        } catch (const std::exception& what) {
            broken(what.what());
            co_return;
        }
        co_await asio::post(asio::use_awaitable);
    }
    if (end_) co_return;
    ++ground_.metrics.opened;
    // After an update there may be none that this version takes.
    keep_snapshot_now_and_then();
    opened();
}

// A turn's work on the log. True when all of it is done.
bool Room::fold(const journal::Loaded& loaded, std::size_t& at) {
    const auto stop = std::min(loaded.after.size(), at + records_a_turn);
    for (; at < stop; ++at) {
        const auto& record = loaded.after[at];
        const auto recorded = decode_joined<group::Recorded>(record.skeleton, record.parts);
        if (!recorded) {
            broken("record " + std::to_string(last_ + 1) + ": " + recorded.error().code +
                   recorded.error().at);
            return true;
        }
        for (const auto& event : recorded->events) evolve(state_, event, {recorded->at});
        accepted_.remember(*recorded);
        ++last_;
        last_at_ = recorded->at;
        ++records_since_snapshot_;
        bytes_since_snapshot_ += bytes_of(record);
    }
    return at == loaded.after.size();
}

// False: our code is wrong somewhere, and the log tells the truth without it.
bool Room::restore(const journal::Snapshot& snapshot) {
    auto kept = decode_joined<Kept>(snapshot.state.skeleton, snapshot.state.parts);
    AcceptedIds accepted;
    if (!kept || !accepted.restore(kept->accepted)) {
        fault("the snapshot at " + std::to_string(snapshot.position) + " cannot be read" +
              (kept ? std::string{} : ": " + kept.error().code + kept.error().at));
        return false;
    }
    state_ = std::move(kept->group);
    accepted_ = std::move(accepted);
    last_ = snapshot.position;
    last_at_ = kept->last_at;
    snapshot_bytes_ = bytes_of(snapshot.state);
    return true;
}

void Room::broken(const std::string& what) {
    fault(what);
    end(End::broken);
}

void Room::keep_snapshot_now_and_then() {
    if (keeping_ || records_since_snapshot_ < records_between_snapshots ||
        bytes_since_snapshot_ < snapshot_bytes_) {
        return;
    }
    accepted_.forget_before(later(last_at_, -remembered_ms));
    auto split = encode_split(Kept{state_, last_at_, accepted_.kept()});
    records_since_snapshot_ = 0;
    bytes_since_snapshot_ = 0;
    journal::Record state{std::move(split.skeleton), std::move(split.parts)};
    snapshot_bytes_ = bytes_of(state);
    keeping_ = true;
    spawn(ground_.loop, "keeping a snapshot",
          keep(shared_from_this(), {last_, std::move(state), shape_of_kept()}));
}

// Beside the room's requests: what it keeps was copied, and losing it costs time, never truth.
asio::awaitable<void> Room::keep(std::shared_ptr<Room> room, journal::Snapshot snapshot) {
    const auto kept = co_await room->ground_.journal.keep_snapshot(room->id_, std::move(snapshot));
    room->keeping_ = false;
    if (kept) ++room->ground_.metrics.snapshots;
}

}  // namespace rooms
