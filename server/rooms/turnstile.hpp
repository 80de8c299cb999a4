// SPDX-License-Identifier: Apache-2.0
// Lets a few in at a time, and the others in the order in which they came.
#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>
#include <deque>
#include <memory>
#include <utility>

namespace rooms {

// On its loop only.
class Turnstile {
    using Waiting = boost::asio::any_completion_handler<void()>;
    struct Hall {
        boost::asio::any_io_executor loop;
        std::size_t free;
        std::deque<Waiting> waiting;
    };

public:
    Turnstile(boost::asio::any_io_executor loop, std::size_t at_once)
        : hall_{std::make_shared<Hall>(Hall{std::move(loop), at_once, {}})} {}

    // Somebody who is in, until this is gone. It may outlive the turnstile.
    class Inside {
    public:
        explicit Inside(std::shared_ptr<Hall> hall) : hall_{std::move(hall)} {}
        Inside(Inside&&) = default;
        Inside& operator=(Inside&&) = delete;
        ~Inside() {
            if (hall_) leave(*hall_);
        }

    private:
        std::shared_ptr<Hall> hall_;
    };

    // Completes when it is the caller's turn; at once while there is room.
    boost::asio::awaitable<Inside> enter() {
        const auto hall = hall_;
        if (hall->free > 0) {
            --hall->free;
        } else {
            co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(
                [&hall](auto handler) { hall->waiting.emplace_back(std::move(handler)); },
                boost::asio::use_awaitable);
        }
        co_return Inside{hall};
    }

    // Nobody will be let in any more: who waits is destroyed where they wait.
    void abandon() { const auto forgotten = std::exchange(hall_->waiting, {}); }

private:
    // Whoever waits longest has the place before anybody else can take it.
    static void leave(Hall& hall) {
        if (hall.waiting.empty()) {
            ++hall.free;
            return;
        }
        // Swapped, never assigned: in Boost 1.81 its move assignment calls itself without end.
        Waiting next;
        next.swap(hall.waiting.front());
        hall.waiting.pop_front();
        boost::asio::post(hall.loop, [next = std::move(next)]() mutable { std::move(next)(); });
    }

    std::shared_ptr<Hall> hall_;
};

}  // namespace rooms
