// SPDX-License-Identifier: Apache-2.0
#include "server/api/cookies.hpp"

#include "server/domain/desk/desk.hpp"

namespace api {
namespace {

std::string attributes(const CookieStyle& style) {
    return std::string{"; Path=/; HttpOnly; SameSite=Lax"} + (style.secure ? "; Secure" : "");
}

}  // namespace

std::string_view secret_in(const CookieStyle& style, std::string_view cookies) {
    return net::cookie_in(cookies, style.name).value_or(std::string_view{});
}

net::HttpHeader set_cookie(const CookieStyle& style, const std::string& secret, bool only_mine) {
    auto value = style.name + "=" + secret + attributes(style);
    if (only_mine) {
        value += "; Max-Age=" + std::to_string(domain::desk::limits.own_device_ms / 1000);
    }
    return {"Set-Cookie", std::move(value)};
}

net::HttpHeader clear_cookie(const CookieStyle& style) {
    return {"Set-Cookie", style.name + "=" + attributes(style) + "; Max-Age=0"};
}

}  // namespace api
