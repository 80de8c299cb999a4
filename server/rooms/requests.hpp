// SPDX-License-Identifier: Apache-2.0
// What is asked of a room. All of it goes through one queue, so all of it has one order.
#pragma once

#include <boost/system/result.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "server/domain/group/group.hpp"
#include "server/rooms/guest.hpp"
#include "server/rooms/messages.hpp"

namespace rooms {

struct Enter {
    std::shared_ptr<Guest> guest;
    std::optional<std::string> since;
};

struct Submit {
    std::shared_ptr<Guest> guest;
    protocol::CommandId id;
    protocol::group::Command command;
};

struct Find {
    std::shared_ptr<Guest> guest;
    protocol::CommandId id;
    protocol::group::Query query;
};

using Served = boost::system::result<void, protocol::Rejection>;
using Answered = std::function<void(Served)>;

struct Serve {
    protocol::group::ServerCommand command;
    protocol::CommandId id;  // empty: the room's own, which nobody sends again
    Answered answered;
};

using Look = std::function<void(const domain::group::GroupState*)>;

using Request = std::variant<Enter, Submit, Find, Serve, Look>;

}  // namespace rooms
