// SPDX-License-Identifier: Apache-2.0
// The HTTP side of becoming a WebSocket (RFC 6455 section 4.2).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http_message.hpp"

namespace net {

// Why a request cannot become a WebSocket, as the answer to it; nothing when it can.
std::optional<HttpResponse> refused_upgrade(const HttpRequest& request);

// The subprotocols that the client offers, best first.
std::vector<std::string_view> offered_subprotocols(const HttpRequest& request);

// 101, up to and with the empty line. `subprotocol` may be empty.
std::string upgrade_answer(const HttpRequest& request, std::string_view subprotocol);

}  // namespace net
