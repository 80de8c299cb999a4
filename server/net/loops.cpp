// SPDX-License-Identifier: Apache-2.0
#include "server/net/loops.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

#include "protocol/always.hpp"

namespace net {
namespace asio = boost::asio;

struct Loops::Loop {
    // One thread runs it, so Asio need not wake a second one; other threads may still post.
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::thread thread;
};

Loops::Loops(std::size_t count) {
    protocol::always(count > 0, "there is at least one loop");
    for (std::size_t i = 0; i < count; ++i) loops_.push_back(std::make_unique<Loop>());
}

Loops::~Loops() { stop(); }

asio::any_io_executor Loops::executor(std::size_t index) const {
    return loops_.at(index)->context.get_executor();
}

std::size_t Loops::index_of(const asio::any_io_executor& executor) const {
    for (std::size_t i = 0; i < loops_.size(); ++i) {
        if (executor == asio::any_io_executor{loops_[i]->context.get_executor()}) return i;
    }
    protocol::always(false, "a room lives on one of the loops");
    return 0;
}

bool Loops::is_on(std::size_t index) const {
    return loops_.at(index)->context.get_executor().running_in_this_thread();
}

void Loops::start() {
    is_running_ = true;
    for (const auto& loop : loops_) {
        if (loop->thread.joinable()) continue;
        // An exception that gets here is a fault: it ends the process.
        loop->thread = std::thread{[&context = loop->context]() noexcept { context.run(); }};
    }
}

void Loops::stop() {
    for (const auto& loop : loops_) loop->context.stop();
    for (const auto& loop : loops_) {
        if (loop->thread.joinable()) loop->thread.join();
    }
    is_running_ = false;
}

}  // namespace net
