// SPDX-License-Identifier: Apache-2.0
// Starts a coroutine that nobody waits for. What it fails with must be handled inside: an exception
// that gets out is a fault of ours, and ends the process under the coroutine's name.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <utility>

namespace rooms {

template <class Executor>
void spawn(const Executor& executor, const char* name, boost::asio::awaitable<void> coroutine) {
    const auto ended = [name](const std::exception_ptr& fault) {
        if (!fault) return;
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception& what) {
            std::fprintf(stderr, "fault in %s: %s\n", name, what.what());
        } catch (...) {
            std::fprintf(stderr, "fault in %s\n", name);
        }
        std::abort();
    };
    boost::asio::co_spawn(executor, std::move(coroutine), ended);
}

}  // namespace rooms
