// SPDX-License-Identifier: Apache-2.0
// A queue with one owner: whoever is on its loop puts, the owner takes one after the other.
#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>
#include <deque>
#include <utility>

namespace rooms {

// On its loop only. Unbounded by itself: who puts looks at size() first and says why not.
template <class T>
class Mailbox {
public:
    explicit Mailbox(boost::asio::any_io_executor loop) : loop_{std::move(loop)} {}

    void put(T item) {
        items_.push_back(std::move(item));
        wake();
    }

    // No more is put from here on; what is there is still to be taken.
    void close() {
        closed_ = true;
        wake();
    }

    bool closed() const { return closed_; }
    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }

    T take() {
        auto item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

    // Completes when there is something to take, or nothing ever will be again.
    boost::asio::awaitable<void> arrival() {
        while (items_.empty() && !closed_) {
            co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(
                [this](auto handler) { Waiting{std::move(handler)}.swap(waiting_); },
                boost::asio::use_awaitable);
        }
    }

    // Nobody will wake the owner any more: its coroutine is destroyed where it waits.
    void abandon() { const auto forgotten = no_longer_waiting(); }

private:
    // Swapped, never assigned: in Boost 1.81 its move assignment calls itself without end.
    using Waiting = boost::asio::any_completion_handler<void()>;

    Waiting no_longer_waiting() {
        Waiting owner;
        owner.swap(waiting_);
        return owner;
    }

    void wake() {
        if (!waiting_) return;
        boost::asio::post(loop_, [owner = no_longer_waiting()]() mutable { std::move(owner)(); });
    }

    boost::asio::any_io_executor loop_;
    std::deque<T> items_;
    Waiting waiting_;
    bool closed_ = false;
};

}  // namespace rooms
