// SPDX-License-Identifier: Apache-2.0
#include "server/identity/identity.hpp"

#include "server/identity/at_home.hpp"
#include "server/identity/tokens.hpp"
#include "server/journal/secret.hpp"

namespace identity {

namespace desk = domain::desk;

Identity::Identity(journal::Journal& journal, const boost::asio::any_io_executor& loop,
                   Outside outside, HashCost cost, ThrottleLimits limits)
    : loop_{loop},
      outside_{std::move(outside)},
      desk_{journal, loop, outside_.now, outside_.storage_lost},
      passwords_{cost},
      throttle_{limits},
      throttle_of_devices_{for_known_devices(limits)} {
    journal::crypto_ready();
}

Identity::Awaitable<journal::Result<void>> Identity::open() { return at_home(desk_.open()); }

Identity::Awaitable<void> Identity::stop() { return at_home(desk_.stop()); }

std::optional<SignedIn> Identity::who(std::string_view secret) const {
    const auto hash = hash_of(secret);
    if (hash.empty()) return std::nullopt;
    const auto now = outside_.now();
    return desk_.look([&](const desk::DeskState& state) -> std::optional<SignedIn> {
        const auto* login = state.login_by_token(hash, now);
        const auto* account = login != nullptr ? state.account(login->person) : nullptr;
        if (account == nullptr) return std::nullopt;
        return SignedIn{login->person, login->id, account->kind};
    });
}

std::optional<Title> Identity::clinic() const {
    return desk_.look([](const desk::DeskState& state) { return state.clinic; });
}

std::optional<desk::Account> Identity::account(const PersonId& person) const {
    return desk_.look([&](const desk::DeskState& state) -> std::optional<desk::Account> {
        const auto* account = state.account(person);
        if (account == nullptr) return std::nullopt;
        return *account;
    });
}

std::optional<PersonId> Identity::person_named(const SignInName& login) const {
    return desk_.look([&](const desk::DeskState& state) -> std::optional<PersonId> {
        const auto* account = state.account_by_login(login.value);
        if (account == nullptr) return std::nullopt;
        return account->person;
    });
}

std::vector<desk::Login> Identity::logins_of(const PersonId& person) const {
    const auto now = outside_.now();
    return desk_.look([&](const desk::DeskState& state) {
        std::vector<desk::Login> all;
        for (const auto* login : state.logins_of(person, now)) all.push_back(*login);
        return all;
    });
}

std::vector<desk::Invitation> Identity::invitations_of(const RoomId& room) const {
    return desk_.look([&](const desk::DeskState& state) {
        std::vector<desk::Invitation> all;
        for (const auto* invitation : state.invitations_of(room)) all.push_back(*invitation);
        return all;
    });
}

std::optional<desk::Invitation> Identity::invitation(const InvitationId& id) const {
    return desk_.look([&](const desk::DeskState& state) -> std::optional<desk::Invitation> {
        const auto* invitation = state.invitation(id);
        if (invitation == nullptr) return std::nullopt;
        return *invitation;
    });
}

std::optional<Title> Identity::room_name(const RoomId& room) const {
    return desk_.look([&](const desk::DeskState& state) -> std::optional<Title> {
        const auto* found = state.room(room);
        if (found == nullptr) return std::nullopt;
        return found->name;
    });
}

std::vector<desk::Room> Identity::rooms() const {
    return desk_.look([](const desk::DeskState& state) {
        std::vector<desk::Room> all;
        all.reserve(state.rooms.size());
        for (const auto& [id, room] : state.rooms) all.push_back(room);
        return all;
    });
}

Identity::Awaitable<Answer<void>> Identity::found_clinic(Title name) {
    return at_home(told(desk::FoundClinic{std::move(name)}, std::nullopt));
}

Identity::Awaitable<Answer<void>> Identity::open_room(RoomId room, Title name) {
    return at_home(told(desk::OpenRoom{std::move(room), std::move(name)}, std::nullopt));
}

Identity::Awaitable<Answer<void>> Identity::grant_room(PersonId person, RoomId room, Role role) {
    desk::GrantRoom grant{std::move(person), std::move(room), role};
    return at_home(told(std::move(grant), std::nullopt));
}

Identity::Awaitable<Answer<void>> Identity::erase_account(PersonId person) {
    return at_home(told(desk::EraseAccount{std::move(person)}, std::nullopt));
}

Identity::Awaitable<Answer<void>> Identity::leave_room(PersonId person, RoomId room) {
    return at_home(told(desk::LeaveRoom{std::move(person), std::move(room)}, std::nullopt));
}

Identity::Awaitable<Answer<void>> Identity::revoke_invitation(PersonId by,
                                                              InvitationId invitation) {
    return at_home(told(desk::RevokeInvitation{std::move(invitation)}, std::move(by)));
}

Identity::Awaitable<Answer<void>> Identity::sign_out(SignedIn who, LoginId login) {
    return at_home(told(desk::EndLogin{who.person, std::move(login)}, who.person));
}

Identity::Awaitable<Answer<void>> Identity::sign_out_everywhere(SignedIn who) {
    return at_home(told(desk::EndAllLogins{who.person, std::nullopt}, who.person));
}

// What has ended must not be heard any more on a line that is still open.
void Identity::announce(const desk::Events& events) {
    std::vector<LoginId> ended;
    for (const auto& event : events) {
        if (const auto* login = std::get_if<protocol::desk::LoginEnded>(&event)) {
            ended.push_back(login->login);
        }
    }
    if (!ended.empty()) outside_.logins_ended(ended);
}

}  // namespace identity
