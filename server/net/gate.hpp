// SPDX-License-Identifier: Apache-2.0
// Who decides which requests become WebSockets, and of what.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "server/net/http_message.hpp"
#include "server/net/websocket_session.hpp"

namespace net {

struct Upgrade {
    std::size_t loop = 0;  // where the session lives
    std::string subprotocol;

    // Called once, on that loop.
    std::function<std::shared_ptr<WebSocketSession>(SessionParts)> session;
};

class Gate {
public:
    virtual ~Gate() = default;

    // Whether requests for this path are for the gate.
    virtual bool is_for(std::string_view path) const = 0;

    // A well-formed upgrade: what becomes of it, or the answer that refuses it. On the first loop.
    virtual std::variant<HttpResponse, Upgrade> admit(const HttpRequest& request) = 0;
};

}  // namespace net
