// SPDX-License-Identifier: Apache-2.0
// Lets a few in at a time, and the others in the order in which they came.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <deque>
#include <memory>
#include <utility>
#include <variant>

#include "server/rooms/mailbox.hpp"

namespace rooms {

// On its loop only.
class Turnstile {
    using Turn = Mailbox<std::monostate>;  // closed when it has come
    struct Places {
        boost::asio::any_io_executor loop;
        std::size_t free;
        std::deque<std::shared_ptr<Turn>> waiting;
    };

public:
    Turnstile(boost::asio::any_io_executor loop, std::size_t at_once)
        : places_{std::make_shared<Places>(Places{std::move(loop), at_once, {}})} {}

    // Somebody who is in, until this is gone. It may outlive the turnstile.
    class Inside {
    public:
        explicit Inside(std::shared_ptr<Places> places) : places_{std::move(places)} {}
        Inside(Inside&&) = default;
        Inside& operator=(Inside&&) = delete;
        ~Inside() {
            if (places_) leave(*places_);
        }

    private:
        std::shared_ptr<Places> places_;
    };

    // Completes when it is the caller's turn; at once while there is room.
    boost::asio::awaitable<Inside> enter() {
        const auto places = places_;
        if (places->free > 0) {
            --places->free;
        } else {
            const auto turn = std::make_shared<Turn>(places->loop);
            places->waiting.push_back(turn);
            co_await turn->arrival();
        }
        co_return Inside{places};
    }

    // Nobody will be let in any more: who waits is destroyed where they wait.
    void abandon() {
        for (const auto& turn : std::exchange(places_->waiting, {})) turn->abandon();
    }

private:
    // Whoever waits longest has the place before anybody else can take it.
    static void leave(Places& places) {
        if (places.waiting.empty()) {
            ++places.free;
            return;
        }
        places.waiting.front()->close();
        places.waiting.pop_front();
    }

    std::shared_ptr<Places> places_;
};

}  // namespace rooms
