// SPDX-License-Identifier: Apache-2.0
// The threads that rooms and sockets run on: N loops, one thread each. What belongs to a loop is
// touched by its thread only, so nothing there is locked.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <memory>
#include <vector>

namespace net {

class Loops {
public:
    // At least one. Nothing runs before start().
    explicit Loops(std::size_t count);

    // Stops. What is still waiting on a loop is destroyed here, so whatever it uses lives longer.
    ~Loops();

    Loops(const Loops&) = delete;
    Loops& operator=(const Loops&) = delete;

    std::size_t count() const { return loops_.size(); }

    // From any thread, also before start().
    boost::asio::any_io_executor executor(std::size_t index) const;

    // Which of them it is; another executor is a fault.
    std::size_t index_of(const boost::asio::any_io_executor& executor) const;

    // Whether this runs on that loop's thread.
    bool is_on(std::size_t index) const;

    void start();

    // Between start() and stop().
    bool is_running() const { return is_running_; }

    // Ends the threads when each has finished what it is at, and waits for that. Not from a loop.
    void stop();

private:
    struct Loop;
    std::vector<std::unique_ptr<Loop>> loops_;
    bool is_running_ = false;
};

}  // namespace net
