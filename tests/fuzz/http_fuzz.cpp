// SPDX-License-Identifier: Apache-2.0
// Requests: target, headers, body, and becoming a WebSocket. The first byte says into how small
// pieces the bytes are cut, which must make no difference.
#include <algorithm>

#include "protocol/json/strict.hpp"
#include "server/net/http_reader.hpp"
#include "server/net/origins.hpp"
#include "server/net/websocket_handshake.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace {

using Step = net::HttpReader::Step;

constexpr std::size_t requests_max = 20;

struct Read {
    std::vector<net::HttpRequest> requests;
    std::vector<bool> keep_alive;
    int refused = 0;  // the status
};

Read read_all(std::string_view bytes, std::size_t piece) {
    Read all;
    net::HttpReader reader{{}};
    while (!bytes.empty()) {
        reader.add(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
        auto step = reader.next();
        for (; step == Step::request && all.requests.size() < requests_max; step = reader.next()) {
            all.requests.push_back(reader.take());
            all.keep_alive.push_back(reader.keep_alive());
        }
        if (step == Step::refused) all.refused = reader.refusal().status;
        if (step != Step::more_bytes) break;
    }
    return all;
}

bool same(const net::HttpRequest& one, const net::HttpRequest& other) {
    return one.method == other.method && one.path == other.path && one.query == other.query &&
           one.body == other.body &&
           std::ranges::equal(one.headers, other.headers, [](const auto& a, const auto& b) {
               return a.name == b.name && a.value == b.value;
           });
}

bool splits_lines(std::string_view text) {
    return text.find_first_of(std::string_view{"\r\n\0", 3}) != text.npos;
}

void check_problem(const net::HttpResponse& answer) {
    fuzz::always(answer.status >= 400 && answer.body, "a refusal says why");
    fuzz::always(protocol::parse(*answer.body).has_value(), "a refusal is strict JSON");
    for (const auto& [name, value] : answer.headers) {
        fuzz::always(!splits_lines(name) && !splits_lines(value), "a header is one line");
    }
}

void check_upgrade(const net::HttpRequest& request) {
    if (const auto refused = net::refused_upgrade(request)) return check_problem(*refused);
    const auto offered = net::offered_subprotocols(request);
    const auto answer =
        net::upgrade_answer(request, offered.empty() ? std::string_view{} : offered.front());
    fuzz::always(answer.starts_with("HTTP/1.1 101 "), "an upgrade is answered by 101");
    fuzz::always(answer.find("\r\n\r\n") == answer.size() - 4, "an answer is one header");
}

void check_request(const net::HttpRequest& request) {
    fuzz::always(request.path.starts_with('/'), "a target is a path");
    fuzz::always(request.path.find('?') == std::string::npos, "a path has no query");
    for (const auto& [name, value] : request.headers) {
        fuzz::always(!splits_lines(name) && !splits_lines(value), "a header is one line");
    }
    if (const auto value = request.query_value("a")) {
        fuzz::always(value->size() <= request.query.size(), "a decoded value is no longer");
    }
    static const auto origins = [] {
        net::Origins all;
        all.add("https://clinic.example");
        return all;
    }();
    const auto origin = request.header("origin");
    const bool foreign = !origin.empty() && origin != "https://clinic.example";
    fuzz::always(!foreign || !origins.allow_change(request), "no other page may change anything");
    check_upgrade(request);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto bytes = fuzz::text_of(data, size);
    const std::size_t piece = fuzz::take_choice(bytes) + 1U;
    const auto whole = read_all(bytes, bytes.size() + 1);
    const auto cut = read_all(bytes, piece);
    fuzz::always(whole.refused == cut.refused && whole.keep_alive == cut.keep_alive &&
                     std::ranges::equal(whole.requests, cut.requests, same),
                 "where the bytes are cut makes no difference");
    for (const auto& request : whole.requests) check_request(request);
    return 0;
}
