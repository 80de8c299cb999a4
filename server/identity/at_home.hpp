// SPDX-License-Identifier: Apache-2.0
// How identity's own files run their work: on its loop, and back to the caller's; and what the desk
// was told, announced.
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

template <class Command>
Identity::Awaitable<Answer<void>> Identity::told(Command command, std::optional<PersonId> by) {
    auto events = co_await desk_.ask(std::move(command), std::move(by));
    if (!events) co_return events.error();
    announce(*events);
    co_return Answer<void>{};
}

}  // namespace identity
