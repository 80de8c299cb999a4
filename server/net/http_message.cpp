// SPDX-License-Identifier: Apache-2.0
#include "server/net/http_message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace net {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+')
            out += ' ';
        else if (text[i] != '%')
            out += text[i];
        else {
            if (i + 2 >= text.size()) return std::nullopt;
            unsigned value = 0;
            const auto* first = text.data() + i + 1;
            const auto [end, error] = std::from_chars(first, first + 2, value, 16);
            if (error != std::errc{} || end != first + 2) return std::nullopt;
            out += static_cast<char>(value);
            i += 2;
        }
    }
    return out;
}

// Calls `with` for each part of `text` between separators, until it answers true.
template <class F>
void each_part(std::string_view text, char separator, F with) {
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (with(text.substr(0, end))) return;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < ' ')
            out += fmt::format("\\u{:04x}", c);
        else
            out += c;
    }
    return out + '"';
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
    for (const auto& one : headers) {
        if (one.name == name) return one.value;
    }
    return {};
}

std::string HttpRequest::all_headers(std::string_view name) const {
    std::string all;
    for (const auto& one : headers) {
        if (one.name == name) all += (all.empty() ? "" : ",") + one.value;
    }
    return all;
}

std::optional<std::string> HttpRequest::query_value(std::string_view name) const {
    std::optional<std::string> found;
    each_part(query, '&', [&](std::string_view part) {
        const auto equals = std::min(part.find('='), part.size());
        if (part.substr(0, equals) != name) return false;
        found = percent_decoded(part.substr(std::min(equals + 1, part.size())));
        return true;
    });
    return found;
}

std::optional<std::string_view> HttpRequest::cookie(std::string_view name) const {
    return cookie_in(header("cookie"), name);
}

std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name) {
    std::optional<std::string_view> found;
    each_part(header, ';', [&](std::string_view part) {
        part = trimmed(part);
        const auto equals = part.find('=');
        if (equals == std::string_view::npos || part.substr(0, equals) != name) return false;
        found = part.substr(equals + 1);
        return true;
    });
    return found;
}

HttpResponse json_response(int status, std::string json) {
    return {status, "application/json", {}, std::make_shared<const std::string>(std::move(json))};
}

HttpResponse problem(int status, std::string_view code, std::string_view message,
                     std::string_view at) {
    auto answer = json_response(
        status, fmt::format(R"({{"code":{},"at":{},"message":{}}})", json_string(code),
                            json_string(at), json_string(message)));
    answer.content_type = "application/problem+json";
    return answer;
}

}  // namespace net
