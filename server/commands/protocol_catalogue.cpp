// SPDX-License-Identifier: Apache-2.0
#include "server/commands/protocol_catalogue.hpp"

#include "protocol/api.hpp"
#include "protocol/close_codes.hpp"
#include "protocol/frames.hpp"
#include "protocol/group/packet.hpp"
#include "protocol/reading.hpp"
#include "protocol/rejections.hpp"

namespace commands {
namespace {

using protocol::emit::Emitter;

constexpr auto about =
    "A group is a room, and a room is one WebSocket: `GET /ws/{room}`, subprotocol `octet.v1`, "
    "with "
    "the cookie of a sign-in and an `Origin` that the server knows. Text frames hold one JSON "
    "message "
    "a line. What happens outside of a room goes over plain HTTP, as JSON.";

void add_room(Emitter& emitter) {
    emitter.heading(
        "What a client sends",
        "`{\"do\":…,\"id\":…,\"with\":{…}}`. The id is the client's own, 8 to 40 "
        "characters of `A-Z a-z 0-9 _ -`: sent again, it is applied once and answered the "
        "same. `{\"ok\":id}` comes when the command is on disk, never before; "
        "`{\"no\":id,\"why\":{\"code\",\"at\",\"message\"}}` when it was refused; `words` beside "
        "these names what of the text it is about.");
    emitter.add_commands<protocol::group::Command>("Command");
    emitter.heading(
        "Questions",
        "Asked like a command; answered with `{\"ok\":id,\"found\":{kind:{id:entity}}}`. "
        "They change nothing.");
    emitter.add_commands<protocol::group::Query>("Query");
    emitter.heading(
        "What need not last",
        "`{\"live\":{\"is\":…}}`, both ways. A client sends a beat every 20 seconds and "
        "hears one back.");
    emitter.add_variant<protocol::ClientLive>("ClientLive");
    emitter.add_variant<protocol::ServerLive>("ServerLive");
    emitter.heading(
        "The document",
        "What this viewer may see, as `{kind: {id: entity}}`. It comes whole in "
        "`{\"welcome\":{\"you\",\"cursor\",\"now\",\"doc\"}}` and changes by "
        "`{\"n\",\"at\",\"patch\":{kind:{id:entity or null}}}`: an entity replaces the old "
        "one whole. With `?since=` and the last cursor, the welcome brings the missed "
        "`patches` in place of `doc` when the gap is short.");
    emitter.add<protocol::You, protocol::group::Document>();
    emitter.heading("The packet for supervision",
                    "The answer to `recall_course`: it is no part of the document.");
    emitter.add<protocol::group::Packet>();
}

void add_refusals(Emitter& emitter) {
    std::vector<protocol::emit::Meaning> refusals;
#define OCTET_REFUSAL_MEANING(name, sentence) refusals.push_back({#name, sentence});
    OCTET_REFUSALS(OCTET_REFUSAL_MEANING)
#undef OCTET_REFUSAL_MEANING
    emitter.heading("Refusals", "The code in `why`. Codes are never renamed or used again.");
    emitter.add_names("Refusal", std::move(refusals));
    emitter.heading(
        "Close codes",
        "1000 to 1015 as in RFC 6455; 4000 to 4499: come back; 4500 to 4999: do not, or "
        "not like this.");
    emitter.add<protocol::CloseCode>();
}

void add_http(Emitter& emitter) {
    using namespace protocol::api;
    emitter.heading(
        "Over HTTP",
        "Questions and answers are JSON. A `POST` must come from the page's own origin, "
        "with `Content-Type: application/json`. Whatever is refused is answered with a "
        "Problem and a fitting status.");
    emitter.add<Problem, Done>();
    emitter.heading("Who I am",
                    "`GET /api/me`, `POST /api/sign-in`, `POST /api/sign-out`, "
                    "`POST /api/sign-out-everywhere`, `POST /api/passphrase`, "
                    "`GET /api/logins`, `POST /api/logins/revoke`.");
    emitter.add<Me, Attention, SignIn, SignOut, SetPassphrase, Logins, RevokeLogin>();
    emitter.heading("Joining",
                    "`POST /api/join/look`, `POST /api/join`, `GET /api/invitations?room=`, "
                    "`POST /api/invitations`, `POST /api/invitations/revoke`.");
    emitter.add<LookAtLink, LinkLooked, Join, Invite, Invited, Invitations, RevokeInvitation>();
    emitter.heading("Founding a group", "`GET /api/programmes`, `POST /api/founding`.");
    emitter.add<Programmes, NewGroup, NewGroupFounded>();
    emitter.heading("Help", "`GET /api/help`.");
    emitter.add<Help>();
    emitter.heading("Pages to read", "`GET /api/reading`.");
    emitter.add<Reading>();
    emitter.heading("The demo",
                    "`GET /api/demo`, `POST /api/demo/enter`. No other server has them.");
    emitter.add<Doors, EnterDoor>();
}

}  // namespace

Emitter whole_protocol() {
    Emitter emitter{"Octet's protocol", about};
    add_room(emitter);
    add_refusals(emitter);
    add_http(emitter);
    return emitter;
}

}  // namespace commands
