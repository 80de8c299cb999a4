// SPDX-License-Identifier: Apache-2.0
// A person is erased: their key is destroyed first, and then the desk and every group of theirs are
// told, so that nothing of them stands in any memory, on any screen or on any list.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/journal/journal.hpp"

namespace commands {

class Service;

struct Erasure {
    protocol::PersonId person;
    std::vector<std::string> groups;  // where they have no seat any more
    std::vector<std::string>
        waiting;  // that could not be told just now: it is done at the next start
};

// After a failure nothing was changed, or (unknown) nobody knows; asked again, it goes on.
boost::asio::awaitable<journal::Result<Erasure>> erase(Service& service, protocol::PersonId person);

// Tells the desk and the groups what the ledger of erasures says and they do not know: after a
// start that was cut short, and after an older backup was restored.
boost::asio::awaitable<void> finish_erasures(Service& service);

}  // namespace commands
