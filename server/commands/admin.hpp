// SPDX-License-Identifier: Apache-2.0
// What an operator asks of a clinic: of the running server when there is one, else of its data.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/api.hpp"

namespace commands {

class Service;

struct CreateClinic {
    protocol::Title name;
};
BOOST_DESCRIBE_STRUCT(CreateClinic, (), (name))

// Ends every sign-in and takes every open link back.
struct SignEverybodyOut {};
BOOST_DESCRIBE_STRUCT(SignEverybodyOut, (), ())

struct CreateFacilitator {
    protocol::Name name;
    protocol::api::SignInName login;
    protocol::api::Password password;
};
BOOST_DESCRIBE_STRUCT(CreateFacilitator, (), (name, login, password))

struct SetFacilitatorPassword {
    protocol::api::SignInName login;
    protocol::api::Password password;
};
BOOST_DESCRIBE_STRUCT(SetFacilitatorPassword, (), (login, password))

struct CreateGroup {
    protocol::api::NewGroup group;
    protocol::Whole<2, 12> seats_max{8};
    protocol::api::SignInName facilitator;
    std::optional<protocol::Whole<10, 300>> hold_after_s;
};
BOOST_DESCRIBE_STRUCT(CreateGroup, (), (group, seats_max, facilitator, hold_after_s))

// One more who facilitates, or co-facilitates, from now on. Asked again, nothing changes.
struct LeadGroup {
    protocol::RoomId room;
    protocol::api::SignInName login;
    bool co = false;
};
BOOST_DESCRIBE_STRUCT(LeadGroup, (), (room, login, co))

struct CreateInvitation {
    protocol::RoomId room;
    protocol::group::Role role{};
    std::optional<std::string> url;  // how the person reaches the server
};
BOOST_DESCRIBE_STRUCT(CreateInvitation, (), (room, role, url))

// Without `really` it is only said what would be gone.
struct EraseAccount {
    protocol::api::SignInName login;
    bool really = false;
};
BOOST_DESCRIBE_STRUCT(EraseAccount, (), (login, really))

struct ListGroups {};
BOOST_DESCRIBE_STRUCT(ListGroups, (), ())

struct TakeBackup {
    std::string file;
};
BOOST_DESCRIBE_STRUCT(TakeBackup, (), (file))

struct VerifyLog {};
BOOST_DESCRIBE_STRUCT(VerifyLog, (), ())

// Another master key in the place of the one that the server was started with.
struct RotateKey {};
BOOST_DESCRIBE_STRUCT(RotateKey, (), ())

using AdminCommand = std::variant<CreateClinic, SignEverybodyOut, CreateFacilitator,
                                  SetFacilitatorPassword, CreateGroup, LeadGroup, CreateInvitation,
                                  ListGroups, TakeBackup, VerifyLog, RotateKey, EraseAccount>;

// The lines to print, or the one sentence that says why not.
struct Said {
    std::vector<std::string> lines;
};
BOOST_DESCRIBE_STRUCT(Said, (), (lines))

struct Refused {
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (sentence))

using AdminAnswer = std::variant<Said, Refused>;

boost::asio::awaitable<AdminAnswer> perform(Service& service, AdminCommand command);

}  // namespace commands
