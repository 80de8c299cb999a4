// SPDX-License-Identifier: Apache-2.0
// Waits for what a journal answers, as a room would on its loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

namespace support {

template <class T>
T wait(boost::asio::awaitable<T> work) {
    boost::asio::io_context loop;
    std::optional<T> result;
    boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr fault, T value) {
        if (fault) std::rethrow_exception(fault);
        result.emplace(std::move(value));
    });
    loop.run();
    return std::move(*result);
}

}  // namespace support
