// SPDX-License-Identifier: Apache-2.0
// Brings answers from the journal's threads back to the coroutines that wait for them.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "protocol/there.hpp"

namespace journal {

// One coroutine that waits, with its answer once it has one. Keeps its loop running.
class Resumption {
public:
    explicit Resumption(boost::asio::any_io_executor executor)
        : executor_(boost::asio::prefer(std::move(executor),
                                        boost::asio::execution::outstanding_work.tracked)) {}
    virtual ~Resumption() = default;
    Resumption(const Resumption&) = delete;
    Resumption& operator=(const Resumption&) = delete;

    const boost::asio::any_io_executor& executor() const { return executor_; }
    virtual void resume() = 0;  // on the executor, once, after the answer is set

private:
    boost::asio::any_io_executor executor_;
};

template <class T>
class Completion : public Resumption {
public:
    using Resumption::Resumption;
    void set(T answer) { answer_.emplace(std::move(answer)); }

protected:
    std::optional<T> answer_;
};

template <class T>
using Waiting = std::unique_ptr<Completion<T>>;

template <class T, class Handler>
class CompletionOf final : public Completion<T> {
public:
    explicit CompletionOf(Handler handler)
        : Completion<T>(boost::asio::get_associated_executor(handler)),
          handler_(std::move(handler)) {}

    void resume() override {
        auto handler = std::move(handler_);
        handler(protocol::there(std::move(this->answer_), "resumed with its answer"));
    }

private:
    Handler handler_;
};

// Posts one function for each distinct executor, which resumes all that wait there, in order. From
// any thread.
inline void deliver(std::vector<std::unique_ptr<Resumption>> ready) {
    while (!ready.empty()) {
        const auto executor = ready.front()->executor();
        std::vector<std::unique_ptr<Resumption>> here;
        std::vector<std::unique_ptr<Resumption>> elsewhere;
        for (auto& one : ready) {
            (one->executor() == executor ? here : elsewhere).push_back(std::move(one));
        }
        boost::asio::post(executor, [here = std::move(here)]() mutable {
            for (auto& one : here) one->resume();
        });
        ready = std::move(elsewhere);
    }
}

template <class T>
void answer(Waiting<T> waiting, T value) {
    waiting->set(std::move(value));
    std::vector<std::unique_ptr<Resumption>> one;
    one.push_back(std::move(waiting));
    deliver(std::move(one));
}

// Waits, on the caller's executor, for what whoever gets the Waiting<T> answers.
template <class T, class Start>
boost::asio::awaitable<T> answered(Start start) {
    co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(T)>(
        [](auto handler, Start&& begin) {
            using Handler = decltype(handler);
            begin(Waiting<T>(std::make_unique<CompletionOf<T, Handler>>(std::move(handler))));
        },
        boost::asio::use_awaitable, std::move(start));
}

}  // namespace journal
