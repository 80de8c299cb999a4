// SPDX-License-Identifier: Apache-2.0
// The clinic's desk: accounts, sign-ins, invitations, rooms. Pure, like a group. Passwords and
// tokens come as hashes: what they were is never known here.
#pragma once

#include <boost/system/result.hpp>

#include "server/domain/context.hpp"
#include "server/domain/desk/desk_state.hpp"

namespace domain::desk {

// The desk's numbers.
struct Limits {
    static constexpr std::int64_t minute = 60'000;
    static constexpr std::int64_t hour = 60 * minute;
    static constexpr std::int64_t day = 24 * hour;

    // What is not used for so long, and what is so old, ends.
    std::int64_t staff_idle_ms = 15 * minute;
    std::int64_t staff_login_ms = 12 * hour;
    std::int64_t member_idle_ms = 60 * minute;
    std::int64_t member_login_ms = 24 * hour;
    // A member's own device. Who has no passphrase gets in nowhere else, and a new link makes a new
    // person: while it is used it lasts for a course, of up to 20 weeks with what comes before and
    // after. Staff see what many people said: theirs end as everywhere.
    std::int64_t own_device_idle_ms = 30 * day;
    std::int64_t own_device_ms = 26 * 7 * day;
    // A use is written down no more often than this, so that reading costs no writing.
    std::int64_t seen_every_ms = minute;
    // On one more, the oldest ends.
    std::size_t logins_max = 12;

    // A link goes round by message and post. Afterwards the facilitator makes another.
    std::int64_t invitation_ms = 72 * hour;
    // Open ones of a room: twice its largest number of seats.
    std::int64_t invitations_max = 24;
};
inline constexpr Limits limits;

using Decision = boost::system::result<Events, Refusal>;

// Commands

// The first record of the desk.
struct FoundClinic {
    Title name;
};

struct CreateAccount {
    PersonKind kind{};
    SignInName login;
    Name name;
    std::optional<std::string> password_hash;
};

// To check a password takes a while. `checked`: what it was compared with, "" where there was none;
// refused when that is the person's no more. Empty: none was asked for.

// Ends every sign-in of the person but `keep`, which must not have ended. Without it somebody else
// may have been in: the links of their making that are open are taken back too.
struct SetPassword {
    PersonId person;
    std::string hash;
    std::optional<LoginId> keep;
    std::optional<std::string> checked = {};
};

// The same password at another cost. No sign-in ends.
struct RenewHash {
    PersonId person;
    std::string hash;
    std::string checked;
};

struct StartLogin {
    PersonId person;
    std::string token_hash;
    bool only_mine = false;
    std::optional<std::string> checked = {};
};

// Somebody did something with it. A heartbeat is nothing.
struct UseLogin {
    LoginId login;
};

// One's own.
struct EndLogin {
    PersonId person;
    LoginId login;
};

// The same of `keep`.
struct EndAllLogins {
    PersonId person;
    std::optional<LoginId> keep;
};

struct MakeInvitation {
    RoomId room;
    Role role{};
    PersonId made_by;
    std::string token_hash;
};

// Makes the account that the invitation was for, with its room. The account has its own person
// from the invitation, so that a seat taken for it before a power cut is the same seat.
struct UseInvitation {
    std::string token_hash;
    SignInName login;
    Name name;
    std::optional<std::string> password_hash;
};

struct RevokeInvitation {
    InvitationId invitation;
};

struct OpenRoom {
    RoomId room;
    Title name;
};

struct GrantRoom {
    PersonId person;
    RoomId room;
    Role role{};
};

// The key to the person's words is destroyed; now the desk forgets them too, and nobody is signed
// in as them any more.
struct EraseAccount {
    PersonId person;
};

// A room has given up the person's seat.
struct LeaveRoom {
    PersonId person;
    RoomId room;
};

// The rules. No event means that nothing had to change. The caller has checked that who asks may.
Decision decide(const DeskState& desk, const FoundClinic& command, Context context);
Decision decide(const DeskState& desk, const CreateAccount& command, Context context);
Decision decide(const DeskState& desk, const SetPassword& command, Context context);
Decision decide(const DeskState& desk, const RenewHash& command, Context context);
Decision decide(const DeskState& desk, const StartLogin& command, Context context);
Decision decide(const DeskState& desk, const UseLogin& command, Context context);
Decision decide(const DeskState& desk, const EndLogin& command, Context context);
Decision decide(const DeskState& desk, const EndAllLogins& command, Context context);
Decision decide(const DeskState& desk, const MakeInvitation& command, Context context);
Decision decide(const DeskState& desk, const UseInvitation& command, Context context);
Decision decide(const DeskState& desk, const RevokeInvitation& command, Context context);
Decision decide(const DeskState& desk, const OpenRoom& command, Context context);
Decision decide(const DeskState& desk, const GrantRoom& command, Context context);
Decision decide(const DeskState& desk, const EraseAccount& command, Context context);
Decision decide(const DeskState& desk, const LeaveRoom& command, Context context);

// Folds what happened into the state. Never refuses, never asks the clock.
void evolve(DeskState& desk, const Event& event, Stamp stamp);

// Whoever does not come as a member may see what members said.
PersonKind kind_for(Role role);

// What a password of theirs is compared with; "": there is none.
std::string hash_of(const Account& account);

// Whether a link may be used now; if not, why not.
std::optional<Refusal> objection_to(const Invitation* invitation, Timestamp now);

}  // namespace domain::desk
