// SPDX-License-Identifier: Apache-2.0
// Join links: one for each person, used once.
#include "server/domain/group/actor.hpp"
#include "server/identity/at_home.hpp"
#include "server/identity/identity.hpp"
#include "server/identity/tokens.hpp"

namespace identity {

namespace desk = domain::desk;

namespace {

constexpr int login_names_tried = 8;

// The same however often the link is tried, so that the room seats one person once.
protocol::CommandId seating_of(const InvitationId& invitation) {
    return {"invitation-" + invitation.value};
}

// An earlier try took the seat and then the power went, maybe under another name.
bool has_seat_already(const protocol::Rejection& no) {
    return no.refusal == protocol::Refusal::already_seated ||
           no.refusal == protocol::Refusal::id_reused;
}

}  // namespace

Answer<desk::Invitation> Identity::look(const std::string& secret) const {
    const auto now = outside_.now();
    const auto hash = hash_of(secret);
    return desk_.look([&](const desk::DeskState& state) -> Answer<desk::Invitation> {
        const auto* invitation = hash.empty() ? nullptr : state.invitation_by_token(hash);
        if (const auto no = desk::objection_to(invitation, now)) return refusal_of(*no);
        return *invitation;
    });
}

Identity::Awaitable<Answer<desk::Invitation>> Identity::follow(std::string secret) {
    return at_home(open_link(std::move(secret)));
}

// Who was removed invites nobody any more.
Identity::Awaitable<Answer<desk::Invitation>> Identity::open_link(std::string secret) {
    auto invitation = look(secret);
    if (!invitation) co_return invitation;
    if (!co_await outside_.leads(invitation->room, invitation->made_by)) {
        co_return refusal_of(protocol::desk::Refusal::invitation_revoked);
    }
    co_return invitation;
}

Identity::Awaitable<std::optional<PersonId>> Identity::leader_of(RoomId room) {
    return at_home(first_leader(std::move(room)));
}

// The desk knows who was ever let in to lead; whether they still do is the room's own knowledge.
Identity::Awaitable<std::optional<PersonId>> Identity::first_leader(RoomId room) {
    const auto let_in = desk_.look([&](const desk::DeskState& state) {
        std::vector<PersonId> all;
        for (const auto& [person, account] : state.accounts) {
            const auto granted = account.rooms.find(room);
            if (granted == account.rooms.end()) continue;
            if (domain::group::facilitates(granted->second)) all.push_back(person);
        }
        return all;
    });
    for (const auto& person : let_in) {
        if (co_await outside_.leads(room, person)) co_return person;
    }
    co_return std::nullopt;
}

Identity::Awaitable<Answer<NewInvitation>> Identity::invite(PersonId by, RoomId room, Role role) {
    return at_home(make_invitation(std::move(by), std::move(room), role));
}

Identity::Awaitable<Answer<NewInvitation>> Identity::make_invitation(PersonId by, RoomId room,
                                                                     Role role) {
    auto token = new_token();
    const auto events =
        co_await desk_.ask(desk::MakeInvitation{std::move(room), role, by, token.hash}, by);
    if (!events) co_return events.error();
    const auto& made = std::get<protocol::desk::InvitationMade>(events->back());
    co_return NewInvitation{made.invitation, std::move(token.secret), made.expires_at};
}

Identity::Awaitable<Answer<NewLogin>> Identity::join(std::string secret, Name name, bool only_mine,
                                                     std::optional<std::string> passphrase,
                                                     Whence whence) {
    return at_home(take_up(std::move(secret), std::move(name), only_mine, std::move(passphrase),
                           std::move(whence)));
}

Identity::Awaitable<Answer<NewLogin>> Identity::take_up(std::string secret, Name name,
                                                        bool only_mine,
                                                        std::optional<std::string> passphrase,
                                                        Whence whence) {
    const auto invitation = co_await open_link(std::move(secret));
    if (!invitation) co_return invitation.error();
    // Their sign-ins are short, and a danger rota may count on them.
    if (desk::kind_for(invitation->role) == PersonKind::staff && !passphrase) {
        co_return refusal::passphrase_needed("/passphrase");
    }
    const auto& link = invitation->token_hash;

    std::optional<std::string> hashed;
    if (passphrase) {
        auto made =
            co_await hash_first_passphrase(*invitation, name.value, std::move(*passphrase), whence);
        if (!made) co_return made.error();
        hashed = std::move(*made);
    }
    const auto person = co_await seat_and_account(link, std::move(name), hashed);
    if (!person) co_return person.error();
    if (hashed) throttle_.succeeded(link, whence.address);
    co_return co_await begin_login({*person, {}, only_mine}, {});
}

// A name that the group refuses leaves the link open: without a throttle it would do to keep those
// who check passwords busy for good.
Identity::Awaitable<Answer<std::string>> Identity::hash_first_passphrase(
    const desk::Invitation& invitation, std::string_view name, std::string passphrase,
    Whence whence) {
    if (auto no = objection_to(passphrase, desk::kind_for(invitation.role), name, {})) {
        no->at = "/passphrase";
        co_return *no;
    }
    const auto& link = invitation.token_hash;
    if (auto no = must_wait(throttle_, link, whence.address)) co_return *no;
    auto made = co_await hash(std::move(passphrase));
    if (!made) throttle_.take_back(link, whence.address);
    co_return made;
}

// The turn is kept throughout: nobody takes the link back between the seat and the account.
Identity::Awaitable<Answer<PersonId>> Identity::seat_and_account(std::string token_hash, Name name,
                                                                 std::optional<std::string> hash) {
    const auto turn = co_await desk_.turn();
    if (!turn) co_return refusal::busy();

    const auto now = outside_.now();
    const auto invitation =
        desk_.look([&](const desk::DeskState& state) -> Answer<desk::Invitation> {
            const auto* found = state.invitation_by_token(token_hash);
            if (const auto no = desk::objection_to(found, now)) return refusal_of(*no);
            return *found;
        });
    if (!invitation) co_return invitation.error();

    protocol::group::SeatPerson seat{invitation->person, name, invitation->role};
    const auto no = co_await outside_.seat(invitation->room, seat, seating_of(invitation->id));
    if (no && !has_seat_already(*no)) co_return refusal_of(*no);

    for (int tried = 0; tried < login_names_tried; ++tried) {
        desk::UseInvitation use{token_hash, {login_name_for(name)}, name, hash};
        const auto events = co_await desk_.ask_in(*turn, std::move(use), invitation->person);
        if (events) co_return invitation->person;
        if (events.error().code !=
            protocol::desk::code_of(protocol::desk::Refusal::login_name_taken)) {
            co_return events.error();
        }
    }
    co_return refusal::busy();
}

}  // namespace identity
