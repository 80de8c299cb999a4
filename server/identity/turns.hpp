// SPDX-License-Identifier: Apache-2.0
// Lets coroutines of one loop through one at a time, in the order in which they came.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>

namespace identity {

class Turns {
public:
    explicit Turns(boost::asio::any_io_executor loop, std::size_t waiting_max = 256);

    // Mine until it goes out of scope.
    class Turn {
    public:
        explicit Turn(Turns& turns) : turns_{&turns} {}
        Turn(Turn&& other) noexcept : turns_{std::exchange(other.turns_, nullptr)} {}
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (turns_ != nullptr) turns_->next();
        }

    private:
        Turns* turns_;
    };

    // Empty: too many wait already. Call on the loop.
    boost::asio::awaitable<std::optional<Turn>> take();

private:
    void next();

    boost::asio::any_io_executor loop_;
    std::size_t waiting_max_;
    bool taken_ = false;
    std::deque<std::shared_ptr<boost::asio::steady_timer>> waiting_;
};

}  // namespace identity
