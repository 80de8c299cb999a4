// SPDX-License-Identifier: Apache-2.0
// A question and its answer over plain HTTP, as those see them who answer: no socket, no parser.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

struct HttpHeader {
    std::string name;
    std::string value;
};

struct HttpRequest {
    std::string method;               // "GET"
    std::string path;                 // "/api/me": without the query, as it came
    std::string query;                // what follows the '?', as it came
    std::vector<HttpHeader> headers;  // names in small letters
    std::string body;
    std::string remote_address;  // the client's; behind a proxy that is believed, what that says
    bool secure = false;         // came by TLS, to here or to a proxy that is believed
    bool by_proxy = false;       // a proxy that is believed brought it, whatever it says of whom

    // The first header of that name (in small letters), or nothing: an empty view.
    std::string_view header(std::string_view name) const;

    // All headers of that name in their order, as the one list that they are (RFC 9110, 5.3).
    std::string all_headers(std::string_view name) const;

    // Decoded. Nothing when it is missing, or not decodable.
    std::optional<std::string> query_value(std::string_view name) const;

    // The value of a cookie, or nothing.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

struct HttpResponse {
    int status = 200;
    std::string content_type;
    std::vector<HttpHeader> headers;          // beside those that every answer has
    std::shared_ptr<const std::string> body;  // may be shared by many answers, or missing
};

// The value of a cookie in a Cookie header, or nothing.
std::optional<std::string_view> cookie_in(std::string_view header, std::string_view name);

// `json` is the text of the body.
HttpResponse json_response(int status, std::string json);

// Something is wrong with the question: protocol::api::Problem as JSON. `code` is stable, `at` a
// JSON Pointer into the question, `message` a sentence for a person.
HttpResponse problem(int status, std::string_view code, std::string_view message,
                     std::string_view at = {});

}  // namespace net
