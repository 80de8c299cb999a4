// SPDX-License-Identifier: Apache-2.0
// Who is on the other side of a request, as far as the transport needs to know.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "protocol/ids.hpp"

namespace net {

// Who is signed in, and by which of their sign-ins.
struct Login {
    protocol::PersonId person;
    protocol::LoginId login;
};

// Told the whole Cookie header (see cookie_in); nothing when nobody is signed in by it. Called on
// the first loop for every upgrade; must not block. First let it refuse a login, and then call
// Server::close_sockets_of for those that are open.
using Authenticator = std::function<std::optional<Login>(std::string_view cookies)>;

}  // namespace net
