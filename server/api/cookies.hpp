// SPDX-License-Identifier: Apache-2.0
// What is kept in a browser's jar, and nothing else is: the secret of a sign-in, and the marks of a
// device where somebody has signed in before (identity/device_marks.hpp).
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
// Those of earlier sign-ins; they stay when somebody signs out. On a device that others use too
// they go with the browser's window, since they tell that somebody signed in here.
std::string_view marks_in(const CookieStyle& style, std::string_view cookies);
net::HttpHeader set_marks(const CookieStyle& style, const std::string& marks, bool only_mine);

net::HttpHeader clear_cookie(const CookieStyle& style);

}  // namespace api
