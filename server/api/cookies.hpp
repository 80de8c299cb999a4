// SPDX-License-Identifier: Apache-2.0
// The one cookie: it holds the secret of a sign-in, and nothing else is ever kept in a browser's
// jar.
#pragma once

#include <string>
#include <string_view>

#include "server/net/http_message.hpp"

namespace api {

struct CookieStyle {
    // "__Host-": only over TLS (or on this machine), only for this host, all of it (RFC 6265bis).
    std::string name = "__Host-octet";
    bool secure = true;
};

// For a made-up clinic that is shown to a phone over plain HTTP: browsers would not keep the other.
inline CookieStyle plain_demo_cookie() { return {"octet-demo", false}; }

// The secret in a Cookie header, or nothing: an empty view.
std::string_view secret_in(const CookieStyle& style, std::string_view cookies);

// only_mine: outlives the browser, as long as the sign-in does at most.
net::HttpHeader set_cookie(const CookieStyle& style, const std::string& secret, bool only_mine);
net::HttpHeader clear_cookie(const CookieStyle& style);

}  // namespace api
