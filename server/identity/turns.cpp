// SPDX-License-Identifier: Apache-2.0
#include "server/identity/turns.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace identity {

Turns::Turns(boost::asio::any_io_executor loop, std::size_t waiting_max)
    : loop_{std::move(loop)}, waiting_max_{waiting_max} {}

boost::asio::awaitable<std::optional<Turns::Turn>> Turns::take() {
    if (!taken_) {
        taken_ = true;
        co_return std::optional<Turn>{std::in_place, *this};
    }
    if (waiting_.size() >= waiting_max_) co_return std::nullopt;

    // A timer that never ends by itself is a bell: cancelling it rings.
    auto bell = std::make_shared<boost::asio::steady_timer>(
        loop_, boost::asio::steady_timer::time_point::max());
    waiting_.push_back(bell);
    co_await bell->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    co_return std::optional<Turn>{std::in_place, *this};
}

// The turn stays taken: it passes on.
void Turns::next() {
    if (waiting_.empty()) {
        taken_ = false;
        return;
    }
    auto bell = std::move(waiting_.front());
    waiting_.pop_front();
    bell->cancel();
}

}  // namespace identity
