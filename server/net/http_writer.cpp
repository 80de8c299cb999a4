// SPDX-License-Identifier: Apache-2.0
#include "server/net/http_writer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iterator>

#include "server/net/http_reader.hpp"

namespace net {
namespace {

// Nothing but what this server itself serves may load, run, frame or be sent to.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "screen-wake-lock=(self)\r\n";

// Two years. Of this name only: what else a clinic runs below it is not ours to say.
constexpr std::string_view strict_transport = "Strict-Transport-Security: max-age=63072000\r\n";

bool has(const HttpResponse& answer, std::string_view name) {
    return std::any_of(answer.headers.begin(), answer.headers.end(),
                       [name](const HttpHeader& header) { return header.name == name; });
}

}  // namespace

std::string answer_head(const HttpResponse& answer, AnswerOptions options) {
    std::string head;
    const auto to = std::back_inserter(head);
    fmt::format_to(to, "HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", answer.status,
                   reason_of(answer.status), fmt::gmtime(std::time(nullptr)));
    if (!answer.content_type.empty()) {
        fmt::format_to(to, "Content-Type: {}\r\n", answer.content_type);
    }
    const bool never_has_body = answer.status == 204 || answer.status == 304;
    if (!never_has_body) {
        fmt::format_to(to, "Content-Length: {}\r\n", answer.body ? answer.body->size() : 0);
    }
    // What nobody said may be kept is not.
    if (!has(answer, "Cache-Control")) head += "Cache-Control: no-store\r\n";
    for (const auto& header : answer.headers) {
        fmt::format_to(to, "{}: {}\r\n", header.name, header.value);
    }
    head += security_headers;
    if (options.secure) head += strict_transport;
    head += options.keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

}  // namespace net
