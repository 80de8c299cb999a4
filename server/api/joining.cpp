// SPDX-License-Identifier: Apache-2.0
// Join links: made by who facilitates, looked at and used by who is invited.
#include "server/api/answers.hpp"
#include "server/api/qr.hpp"
#include "server/api/routes.hpp"
#include "server/domain/group/actor.hpp"

namespace api {
namespace {

using boost::asio::awaitable;
using net::HttpRequest;
using net::HttpResponse;
using protocol::group::Role;
namespace refusal = identity::refusal;

awaitable<HttpResponse> look(const Clinic& clinic, HttpRequest request) {
    const auto asked = read<protocol::api::LookAtLink>(request);
    if (!asked) co_return answer(asked.error());
    const auto invitation = co_await clinic.identity.follow(asked->token.value);
    if (!invitation) co_return answer(invitation.error());
    protocol::api::LinkLooked looked;
    looked.group = clinic.identity.room_name(invitation->room).value_or(protocol::Title{"Group"});
    looked.clinic = clinic.identity.clinic().value_or(protocol::Title{"Octet"});
    looked.role = invitation->role;
    looked.expires_at = invitation->expires_at;
    co_return answer(looked);
}

awaitable<HttpResponse> join(const Clinic& clinic, HttpRequest request) {
    auto asked = read<protocol::api::Join>(request);
    if (!asked) co_return answer(asked.error());
    std::optional<std::string> passphrase;
    if (auto& said = asked->passphrase) passphrase = std::move(said->value);
    auto login =
        co_await clinic.identity.join(std::move(asked->token.value), asked->name, asked->only_mine,
                                      std::move(passphrase), whence(clinic, request));
    if (!login) co_return answer(login.error());
    co_await leave_earlier(clinic, request);
    co_return co_await welcome(clinic, std::move(*login));
}

// A group that somebody has no seat in, and one that does not exist, are answered the same.
awaitable<std::optional<identity::Refusal>> objection(const Clinic& clinic,
                                                      protocol::PersonId person,
                                                      protocol::RoomId room) {
    const auto known = clinic.identity.room_name(room);
    const auto role = known ? co_await clinic.rooms.role_of(room, person) : std::nullopt;
    if (!role) co_return identity::refusal_of(protocol::desk::Refusal::no_such_room);
    if (!domain::group::facilitates(*role)) co_return refusal::not_yours();
    co_return std::nullopt;
}

awaitable<HttpResponse> invitations(const Clinic& clinic, HttpRequest request) {
    const protocol::RoomId room{request.query_value("room").value_or("")};
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    if (const auto no = co_await objection(clinic, who->person, room)) co_return answer(*no);
    const auto now = clinic.now();
    protocol::api::Invitations made;
    for (const auto& invitation : clinic.identity.invitations_of(room)) {
        made.invitations.push_back({invitation.id, invitation.role,
                                    domain::desk::state_of(invitation, now), invitation.made_at,
                                    invitation.expires_at});
    }
    co_return answer(made);
}

awaitable<HttpResponse> invite(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    const auto asked = read<protocol::api::Invite>(request);
    if (!asked) co_return answer(asked.error());
    if (!who) co_return answer(refusal::signed_out());
    const auto no = co_await objection(clinic, who->person, asked->room);
    if (no) co_return answer(*no);
    const auto role = asked->role.value_or(Role::member);
    if (domain::group::facilitates(role)) co_return answer(refusal::not_yours("/role"));
    const auto made = co_await clinic.identity.invite(who->person, asked->room, role);
    if (!made) co_return answer(made.error());
    const auto link = join_link(origin_of(clinic, request), made->secret);
    co_return answer(protocol::api::Invited{made->id, link, qr_svg(link), made->expires_at});
}

awaitable<HttpResponse> revoke_invitation(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    const auto asked = read<protocol::api::RevokeInvitation>(request);
    if (!asked) co_return answer(asked.error());
    if (!who) co_return answer(refusal::signed_out());
    const auto invitation = clinic.identity.invitation(asked->id);
    const auto room = invitation ? invitation->room : protocol::RoomId{};
    if (const auto no = co_await objection(clinic, who->person, room)) co_return answer(*no);
    const auto taken_back = co_await clinic.identity.revoke_invitation(who->person, asked->id);
    if (!taken_back) co_return answer(taken_back.error());
    co_return done();
}

}  // namespace

// The secret stands behind the #: browsers keep it from servers and proxies on the way.
std::string join_link(const std::string& origin, const std::string& secret) {
    return origin + "/#/join/" + secret;
}

void add_joining_routes(net::Router& router, const Clinic& clinic) {
    const Routes routes{router, clinic};
    routes.post("/api/join/look", look);
    routes.post("/api/join", join);
    routes.get("/api/invitations", invitations);
    routes.post("/api/invitations", invite);
    routes.post("/api/invitations/revoke", revoke_invitation);
}

}  // namespace api
