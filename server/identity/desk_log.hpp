// SPDX-License-Identifier: Apache-2.0
// The clinic's desk at work: decide, write, evolve; one command at a time.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/desk/desk.hpp"
#include "server/identity/full_disk_logins.hpp"
#include "server/identity/refusals.hpp"
#include "server/identity/turns.hpp"
#include "server/journal/journal.hpp"

namespace identity {

using Now = std::function<protocol::Timestamp()>;

// The room that the desk's log is kept as. No group has this name: their ids are ten characters.
inline const protocol::RoomId desk_room{"desk"};

// Of what this version keeps in a snapshot: it opens with no other.
journal::Shape shape_of_desk();

class DeskLog {
public:
    // `lost`: called once when storage fails so that nothing can be trusted any more.
    DeskLog(journal::Journal& journal, boost::asio::any_io_executor loop, Now now,
            std::function<void()> lost);

    // Folds what is on disk. Before anything else.
    boost::asio::awaitable<journal::Result<void>> open();

    // Behind all that waits; what is asked later is refused as busy.
    boost::asio::awaitable<void> stop();

    // Looks at the state, from any thread. `look` must be quick and may not keep what it saw.
    template <class Look>
    auto look(Look look) const {
        const std::shared_lock hold{guard_};
        return look(std::as_const(state_));
    }

    // Decides, writes, evolves. On the loop.
    template <class Command>
    boost::asio::awaitable<Answer<domain::desk::Events>> ask(Command command,
                                                             std::optional<protocol::PersonId> by) {
        auto turn = co_await turns_.take();
        if (!turn || stopped_) co_return refusal::busy();
        co_return co_await ask_in(*turn, std::move(command), std::move(by));
    }

    // The same for who has the turn already: several steps that nothing may come between.
    boost::asio::awaitable<std::optional<Turns::Turn>> turn() { return turns_.take(); }
    template <class Command>
    boost::asio::awaitable<Answer<domain::desk::Events>> ask_in(
        const Turns::Turn&, Command command, std::optional<protocol::PersonId> by) {
        const auto at = now_();
        auto draw = fresh_draw_();
        auto decision = domain::desk::decide(state_, command, {at, draw, domain::utc});
        if (!decision) co_return refusal_of(decision.error());
        co_return co_await write(at, std::move(by), std::move(*decision));
    }

    // Remembers a use that could not be written, for as long as the process lasts. On the loop.
    void remember(const domain::desk::UseLogin& use);

private:
    boost::asio::awaitable<Answer<domain::desk::Events>> write(protocol::Timestamp at,
                                                               std::optional<protocol::PersonId> by,
                                                               domain::desk::Events events);
    boost::asio::awaitable<journal::Result<void>> append(const domain::desk::Events& events,
                                                         std::vector<journal::Record> records);
    void evolve_all(const domain::desk::Events& events, protocol::Timestamp at);
    boost::asio::awaitable<void> keep_snapshot();
    bool restore(const journal::Snapshot& snapshot);
    bool fold(const journal::Record& record);

    journal::Journal& journal_;
    Now now_;
    std::function<void()> lost_;
    std::function<domain::Draw()> fresh_draw_;
    Turns turns_;
    mutable std::shared_mutex guard_;  // written on the loop only, read everywhere
    domain::desk::DeskState state_;
    journal::Position last_ = 0;
    journal::Position snapshot_at_ = 0;
    FullDiskLogins full_disk_logins_;
    bool stopped_ = false;
};

}  // namespace identity
