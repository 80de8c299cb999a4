// SPDX-License-Identifier: Apache-2.0
// All that the desk's log adds up to: who has an account, is signed in, is invited where.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "protocol/desk/desk.hpp"
#include "protocol/desk/refusals.hpp"

namespace domain::desk {

using namespace protocol;
using namespace protocol::desk;
using protocol::desk::Refusal;  // not that of a room

struct Account {
    PersonId person;
    PersonKind kind{};
    Personal<AccountWords> words;
    std::optional<Personal<std::string>> password;  // its hash; missing: there is none
    std::map<RoomId, Role> rooms;
    std::optional<Timestamp> erased_at;
};
BOOST_DESCRIBE_STRUCT(Account, (), (person, kind, words, password, rooms, erased_at))

struct Login {
    LoginId id;
    PersonId person;
    std::string token_hash;
    bool only_mine = false;
    Timestamp since{};
    Timestamp seen_at{};
    Timestamp expires_at{};
};
BOOST_DESCRIBE_STRUCT(Login, (), (id, person, token_hash, only_mine, since, seen_at, expires_at))

struct Invitation {
    InvitationId id;
    std::string token_hash;
    RoomId room;
    PersonId person;  // whom it makes
    Role role{};
    PersonId made_by;
    Timestamp made_at{};
    Timestamp expires_at{};
    std::optional<Timestamp> used_at;
    std::optional<Timestamp> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, token_hash, room, person, role, made_by, made_at, expires_at, used_at,
                       revoked_at))

struct Room {
    RoomId id;
    Title name;
    Timestamp opened_at{};
};
BOOST_DESCRIBE_STRUCT(Room, (), (id, name, opened_at))

struct DeskState {
    std::optional<Title> clinic;
    std::map<PersonId, Account> accounts;
    std::map<LoginId, Login> logins;  // those that were not ended
    std::map<std::string, LoginId> logins_by_token;
    std::set<std::pair<PersonId, LoginId>> logins_by_person;  // not kept: see index_logins
    std::map<InvitationId, Invitation> invitations;
    std::map<RoomId, Room> rooms;

    // Each null when there is none.
    const Account* account(const PersonId& person) const;
    // The same, unless the person was erased.
    const Account* account_in_use(const PersonId& person) const;
    // Capital and small letters are the same.
    const Account* account_by_login(std::string_view name) const;
    const Login* login(const LoginId& id) const;
    // Only one that has not ended by time or idleness.
    const Login* login_by_token(const std::string& token_hash, Timestamp now) const;
    const Invitation* invitation(const InvitationId& id) const;
    const Invitation* invitation_by_token(std::string_view token_hash) const;
    const Room* room(const RoomId& id) const;

    std::vector<const Login*> logins_of(const PersonId& person, Timestamp now) const;
    // After the state was read from a snapshot.
    void index_logins();
    std::vector<const Invitation*> invitations_of(const RoomId& room) const;  // newest first
};
BOOST_DESCRIBE_STRUCT(DeskState, (),
                      (clinic, accounts, logins, logins_by_token, invitations, rooms))

// When this sign-in ends if it is not used again.
Timestamp ends_at(const DeskState& desk, const Login& login);
InvitationState state_of(const Invitation& invitation, Timestamp now);

}  // namespace domain::desk
