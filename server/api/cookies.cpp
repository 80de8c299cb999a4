// SPDX-License-Identifier: Apache-2.0
#include "server/api/cookies.hpp"

#include "server/domain/desk/desk.hpp"

namespace api {
namespace {

std::string attributes(const CookieStyle& style) {
    return std::string{"; Path=/; HttpOnly; SameSite=Lax"} + (style.secure ? "; Secure" : "");
}

std::string marks_name(const CookieStyle& style) { return style.name + "-device"; }

constexpr std::int64_t marks_seconds = 180LL * 24 * 60 * 60;

std::string max_age(std::int64_t seconds) { return "; Max-Age=" + std::to_string(seconds); }

}  // namespace

std::string_view secret_in(const CookieStyle& style, std::string_view cookies) {
    return net::cookie_in(cookies, style.name).value_or(std::string_view{});
}

net::HttpHeader set_cookie(const CookieStyle& style, const std::string& secret, bool only_mine) {
    auto value = style.name + "=" + secret + attributes(style);
    if (only_mine) value += max_age(domain::desk::limits.own_device_ms / 1000);
    return {"Set-Cookie", std::move(value)};
}

std::string_view marks_in(const CookieStyle& style, std::string_view cookies) {
    return net::cookie_in(cookies, marks_name(style)).value_or(std::string_view{});
}

net::HttpHeader set_marks(const CookieStyle& style, const std::string& marks, bool only_mine) {
    auto value = marks_name(style) + "=" + marks + attributes(style);
    if (only_mine) value += max_age(marks_seconds);
    return {"Set-Cookie", std::move(value)};
}

net::HttpHeader clear_cookie(const CookieStyle& style) {
    return {"Set-Cookie", style.name + "=" + attributes(style) + max_age(0)};
}

}  // namespace api
