// SPDX-License-Identifier: Apache-2.0
#include "server/domain/desk/desk.hpp"

namespace domain::desk {

namespace {

void forget_login(DeskState& desk, const LoginId& id) {
    const auto found = desk.logins.find(id);
    if (found == desk.logins.end()) return;
    desk.logins_by_token.erase(found->second.token_hash);
    desk.logins_by_person.erase({found->second.person, id});
    desk.logins.erase(found);
}

// Nobody signs out of what has ended by itself, so it is swept when the person comes again.
void forget_old_logins(DeskState& desk, const PersonId& person, Timestamp now) {
    std::vector<LoginId> old;
    for (auto at = desk.logins_by_person.lower_bound({person, LoginId{}});
         at != desk.logins_by_person.end() && at->first == person; ++at) {
        if (ends_at(desk, desk.logins.at(at->second)) <= now) old.push_back(at->second);
    }
    for (const auto& id : old) forget_login(desk, id);
}

void fold(DeskState& desk, const ClinicFounded& event, Stamp) { desk.clinic = event.name; }

void fold(DeskState& desk, const AccountCreated& event, Stamp) {
    const auto& person = event.words.of;
    desk.accounts[person] = Account{person, event.kind, event.words, {}, {}, {}};
}

void fold(DeskState& desk, const PasswordSet& event, Stamp) {
    desk.accounts.at(event.hash.of).password = event.hash;
}

void fold(DeskState& desk, const LoginStarted& event, Stamp stamp) {
    forget_old_logins(desk, event.person, stamp.at);
    desk.logins[event.login] = Login{event.login, event.person, event.token_hash, event.only_mine,
                                     stamp.at,    stamp.at,     event.expires_at};
    desk.logins_by_token[event.token_hash] = event.login;
    desk.logins_by_person.emplace(event.person, event.login);
}

// Uses that a full disk did not take are remembered and not written: by what is written, this
// sign-in may have ended, and been swept, before.
void fold(DeskState& desk, const LoginSeen& event, Stamp stamp) {
    const auto found = desk.logins.find(event.login);
    if (found != desk.logins.end()) found->second.seen_at = stamp.at;
}

void fold(DeskState& desk, const LoginEnded& event, Stamp) { forget_login(desk, event.login); }

void fold(DeskState& desk, const InvitationMade& event, Stamp stamp) {
    desk.invitations[event.invitation] =
        Invitation{event.invitation, event.token_hash, event.room,       event.person, event.role,
                   event.made_by,    stamp.at,         event.expires_at, {},           {}};
}

void fold(DeskState& desk, const InvitationUsed& event, Stamp stamp) {
    desk.invitations.at(event.invitation).used_at = stamp.at;
}

void fold(DeskState& desk, const InvitationRevoked& event, Stamp stamp) {
    desk.invitations.at(event.invitation).revoked_at = stamp.at;
}

void fold(DeskState& desk, const RoomOpened& event, Stamp stamp) {
    desk.rooms[event.room] = Room{event.room, event.name, stamp.at};
}

void fold(DeskState& desk, const RoomGranted& event, Stamp) {
    desk.accounts.at(event.person).rooms[event.room] = event.role;
}

void fold(DeskState& desk, const AccountErased& event, Stamp stamp) {
    auto& account = desk.accounts.at(event.person);
    account.words.value.reset();
    account.password.reset();
    account.erased_at = stamp.at;
}

void fold(DeskState& desk, const RoomLeft& event, Stamp) {
    desk.accounts.at(event.person).rooms.erase(event.room);
}

}  // namespace

void evolve(DeskState& desk, const Event& event, Stamp stamp) {
    std::visit([&](const auto& happened) { fold(desk, happened, stamp); }, event);
}

}  // namespace domain::desk
