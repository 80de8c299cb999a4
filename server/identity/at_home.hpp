// SPDX-License-Identifier: Apache-2.0
// Runs identity's work on its own loop and comes back to the caller's. Of its own files only.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "server/identity/identity.hpp"

namespace identity {

template <class T>
Identity::Awaitable<T> Identity::at_home(Awaitable<T> work) {
    co_return co_await boost::asio::co_spawn(loop_, std::move(work), boost::asio::use_awaitable);
}

}  // namespace identity
