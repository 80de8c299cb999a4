// SPDX-License-Identifier: Apache-2.0
// What can have happened at the clinic's desk: accounts, sign-ins, invitations, rooms. It has a log
// of its own, kept like that of any room.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/api.hpp"
#include "protocol/group/common.hpp"

namespace protocol::desk {

using api::InvitationState;
using api::PersonKind;
using api::SignInName;
using group::Role;

struct ClinicFounded {
    Title name;
    bool operator==(const ClinicFounded&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClinicFounded, (), (name))

struct AccountWords {
    SignInName login;
    Name name;
    bool operator==(const AccountWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountWords, (), (login, name))

struct AccountCreated {
    PersonKind kind{};
    Personal<AccountWords> words;  // words.of is the person
    bool operator==(const AccountCreated&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountCreated, (), (kind, words))

// Only the hash is ever known. It goes when the person is erased.
struct PasswordSet {
    Personal<std::string> hash;
    bool operator==(const PasswordSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(PasswordSet, (), (hash))

struct LoginStarted {
    LoginId login;
    PersonId person;
    std::string token_hash;
    bool only_mine = false;  // nobody else uses this device
    Timestamp expires_at{};  // whatever happens
    bool operator==(const LoginStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(LoginStarted, (), (login, person, token_hash, only_mine, expires_at))

// It was used: the time until it ends for idleness begins again.
struct LoginSeen {
    LoginId login;
    bool operator==(const LoginSeen&) const = default;
};
BOOST_DESCRIBE_STRUCT(LoginSeen, (), (login))

struct LoginEnded {
    LoginId login;
    bool operator==(const LoginEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(LoginEnded, (), (login))

// Whoever uses it becomes `person`: the same one, however often it is tried.
struct InvitationMade {
    InvitationId invitation;
    std::string token_hash;
    RoomId room;
    PersonId person;
    Role role{};
    PersonId made_by;
    Timestamp expires_at{};
    bool operator==(const InvitationMade&) const = default;
};
BOOST_DESCRIBE_STRUCT(InvitationMade, (),
                      (invitation, token_hash, room, person, role, made_by, expires_at))

struct InvitationUsed {
    InvitationId invitation;
    bool operator==(const InvitationUsed&) const = default;
};
BOOST_DESCRIBE_STRUCT(InvitationUsed, (), (invitation))

struct InvitationRevoked {
    InvitationId invitation;
    bool operator==(const InvitationRevoked&) const = default;
};
BOOST_DESCRIBE_STRUCT(InvitationRevoked, (), (invitation))

struct RoomOpened {
    RoomId room;
    Title name;
    bool operator==(const RoomOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoomOpened, (), (room, name))

struct RoomGranted {
    PersonId person;
    RoomId room;
    Role role{};
    bool operator==(const RoomGranted&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoomGranted, (), (person, room, role))

// All that the account said of the person is gone. The groups that still have to be told stay with
// it.
struct AccountErased {
    PersonId person;
    bool operator==(const AccountErased&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountErased, (), (person))

struct RoomLeft {
    PersonId person;
    RoomId room;
    bool operator==(const RoomLeft&) const = default;
};
BOOST_DESCRIBE_STRUCT(RoomLeft, (), (person, room))

using Event = std::variant<ClinicFounded, AccountCreated, PasswordSet, LoginStarted, LoginSeen,
                           LoginEnded, InvitationMade, InvitationUsed, InvitationRevoked,
                           RoomOpened, RoomGranted, AccountErased, RoomLeft>;
using Events = std::vector<Event>;

// One accepted command, as the journal keeps it.
struct Recorded {
    Timestamp at{};
    std::optional<PersonId> by;  // missing: the server or its operator
    Events events;
    bool operator==(const Recorded&) const = default;
};
BOOST_DESCRIBE_STRUCT(Recorded, (), (at, by, events))

}  // namespace protocol::desk
