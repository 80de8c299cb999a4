// SPDX-License-Identifier: Apache-2.0
#include "server/identity/desk_log.hpp"

#include <mutex>

#include "protocol/desk/codec.hpp"
#include "server/domain/shape.hpp"
#include "server/identity/tokens.hpp"

namespace identity {
namespace {

// A snapshot each so many records: a start reads no more than that.
constexpr journal::Position snapshot_every = 2000;

// Empty: these events are something else.
std::optional<protocol::PersonId> who_signs_in(const domain::desk::Events& events) {
    for (const auto& event : events) {
        if (const auto* started = std::get_if<protocol::desk::LoginStarted>(&event)) {
            return started->person;
        }
    }
    return std::nullopt;
}

// Counted up where the same events come to another desk of the same shape. New fields tell of
// themselves.
constexpr int folding = 1;

}  // namespace

journal::Shape shape_of_desk() {
    static const auto shape = domain::shape_of<domain::desk::DeskState>(folding);
    return shape;
}

DeskLog::DeskLog(journal::Journal& journal, boost::asio::any_io_executor loop, Now now,
                 std::function<void()> lost)
    : journal_{journal},
      now_{std::move(now)},
      lost_{std::move(lost)},
      fresh_draw_{fresh_draw},
      turns_{std::move(loop)} {}

boost::asio::awaitable<journal::Result<void>> DeskLog::open() {
    auto loaded = co_await journal_.load(desk_room, shape_of_desk());
    if (loaded && loaded->snapshot && !restore(*loaded->snapshot))
        loaded = co_await journal_.load(desk_room, std::nullopt);
    if (!loaded) co_return loaded.error();
    for (const auto& record : loaded->after) {
        if (!fold(record)) co_return journal::Failure::damaged;
        ++last_;
    }
    co_return journal::Result<void>{};
}

// False: it cannot be read, and the log tells the truth without it.
bool DeskLog::restore(const journal::Snapshot& snapshot) {
    const auto& kept = snapshot.state;
    auto state = protocol::decode_joined<domain::desk::DeskState>(kept.skeleton, kept.parts);
    if (!state) return false;
    state_ = std::move(*state);
    state_.index_logins();
    last_ = snapshot_at_ = snapshot.position;
    return true;
}

boost::asio::awaitable<void> DeskLog::stop() {
    const auto turn = co_await turns_.take();
    stopped_ = true;
}

bool DeskLog::fold(const journal::Record& record) {
    const auto recorded =
        protocol::decode_joined<protocol::desk::Recorded>(record.skeleton, record.parts);
    if (!recorded) return false;
    for (const auto& event : recorded->events) domain::desk::evolve(state_, event, {recorded->at});
    return true;
}

boost::asio::awaitable<Answer<domain::desk::Events>> DeskLog::write(
    protocol::Timestamp at, std::optional<protocol::PersonId> by, domain::desk::Events events) {
    if (events.empty()) co_return events;

    const protocol::desk::Recorded recorded{at, std::move(by), events};
    auto split = protocol::encode_split(recorded);
    std::vector<journal::Record> records;
    records.push_back({std::move(split.skeleton), std::move(split.parts)});
    const auto stored = co_await append(events, std::move(records));
    if (!stored) {
        const bool nothing_written =
            stored.error() == journal::Failure::full || stored.error() == journal::Failure::busy;
        if (!nothing_written) lost_();
        co_return refusal_of(stored.error());
    }

    evolve_all(events, at);
    ++last_;
    if (last_ - snapshot_at_ >= snapshot_every) co_await keep_snapshot();
    co_return events;
}

// Whoever comes to a clinic whose disk is full may be the one who sees a sign of danger.
boost::asio::awaitable<journal::Result<void>> DeskLog::append(
    const domain::desk::Events& events, std::vector<journal::Record> records) {
    auto stored = co_await journal_.append(desk_room, last_, records, std::nullopt);
    if (stored) full_disk_logins_.renew();
    if (stored || stored.error() != journal::Failure::full) co_return stored;

    const auto who = who_signs_in(events);
    if (!who || !full_disk_logins_.take(*who)) co_return stored;
    co_return co_await journal_.append(desk_room, last_, std::move(records), std::nullopt,
                                       journal::Urgency::danger);
}

void DeskLog::evolve_all(const domain::desk::Events& events, protocol::Timestamp at) {
    const std::unique_lock hold{guard_};
    for (const auto& event : events) domain::desk::evolve(state_, event, {at});
}

void DeskLog::remember(const domain::desk::UseLogin& use) {
    const auto at = now_();
    auto draw = fresh_draw_();
    const auto decision = domain::desk::decide(state_, use, {at, draw, domain::utc});
    if (decision) evolve_all(*decision, at);
}

// Losing one costs a longer start, so a failure is not worth a word.
boost::asio::awaitable<void> DeskLog::keep_snapshot() {
    snapshot_at_ = last_;
    auto split = protocol::encode_split(state_);
    journal::Snapshot snapshot{
        last_, {std::move(split.skeleton), std::move(split.parts)}, shape_of_desk()};
    co_await journal_.keep_snapshot(desk_room, std::move(snapshot));
}

}  // namespace identity
