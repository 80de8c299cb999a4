// SPDX-License-Identifier: Apache-2.0
#include "server/net/room_gate.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "server/net/websocket_handshake.hpp"

namespace net {
namespace {

constexpr std::string_view subprotocol = "octet.v1";

bool is_room_id(std::string_view text) {
    return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

// A cursor is short; what is not one is as good as none: the client gets the whole document.
std::optional<std::string> since_of(const HttpRequest& request) {
    auto since = request.query_value("since");
    if (since && (since->empty() || since->size() > 64)) since.reset();
    return since;
}

// The subprotocol that the answer names, and with it whether the client is of our time. A page
// that speaks another version must hear so by a close code: its browser shows it no HTTP status.
struct Spoken {
    std::string_view name;
    bool is_ours = false;
};
Spoken spoken_of(const HttpRequest& request) {
    const auto offered = offered_subprotocols(request);
    if (std::find(offered.begin(), offered.end(), subprotocol) != offered.end()) {
        return {subprotocol, true};
    }
    const auto other = std::find_if(offered.begin(), offered.end(), [](std::string_view name) {
        return name.starts_with("octet.v") && name.size() < 16;
    });
    return {other == offered.end() ? std::string_view{} : *other, false};
}

}  // namespace

RoomGate::RoomGate(const Origins& origins, Authenticator authenticator, rooms::Hall& hall,
                   const Loops& loops, std::size_t sockets_per_person_max)
    : origins_{origins},
      authenticator_{std::move(authenticator)},
      hall_{hall},
      loops_{loops},
      sockets_{sockets_per_person_max, std::numeric_limits<std::size_t>::max()} {}

std::variant<HttpResponse, Upgrade> RoomGate::admit(const HttpRequest& request) {
    const std::string room = request.path.substr(std::string_view{"/ws/"}.size());
    if (!is_room_id(room)) return problem(404, "not_found", "There is no such room.");
    if (!origins_.allow(request.header("origin"))) {
        return problem(403, "cross_origin", "A page of another site may not enter.", "/origin");
    }
    const auto login = authenticator_(request.header("cookie"));
    if (!login) return problem(401, "not_signed_in", "Sign in first.");
    const auto spoken = spoken_of(request);
    if (spoken.name.empty()) {
        return problem(400, "bad_request", "The subprotocol is octet.v1.",
                       "/sec-websocket-protocol");
    }

    Entry entry{protocol::RoomId{room}, *login, since_of(request), sockets_.take(login->person),
                std::nullopt};
    if (!spoken.is_ours)
        entry.refused = CloseCode::wrong_version;
    else if (!entry.ticket)
        entry.refused = CloseCode::policy;

    // A std::function is copied, an entry is not.
    auto kept = std::make_shared<Entry>(std::move(entry));
    return Upgrade{loops_.index_of(hall_.loop_of(kept->room)), std::string{spoken.name},
                   [&hall = hall_, kept](SessionParts parts) {
                       return std::make_shared<RoomSession>(std::move(parts), hall,
                                                            std::move(*kept));
                   }};
}

}  // namespace net
