// SPDX-License-Identifier: Apache-2.0
// What is asked and answered over plain HTTP, as JSON: all that happens outside of a room.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/group/programme.hpp"
#include "protocol/ids.hpp"
#include "protocol/limits.hpp"

namespace protocol::api {

using SignInName = Text<1, 60>;
using Password = Text<1, 256>;
using Secret = Text<1, 64>;

// Whatever was refused, with a fitting HTTP status: a stable code, where in the question the fault
// is, and a sentence for a person.
struct Problem {
    std::string code;
    std::string at;
    std::string message;
    std::optional<std::int64_t> wait_ms;  // not before then
};
BOOST_DESCRIBE_STRUCT(Problem, (), (code, at, message, wait_ms))

// The answer when there is nothing to say but yes.
struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

enum class PersonKind { staff, member };
BOOST_DESCRIBE_ENUM(PersonKind, staff, member)

struct GroupOfMine {
    RoomId room;
    Title name;
    group::Role role{};
};
BOOST_DESCRIBE_STRUCT(GroupOfMine, (), (room, name, role))

// GET /api/me. Nobody is signed in when there is no person.
struct Me {
    std::optional<PersonId> person;
    std::optional<Name> name;
    std::optional<PersonKind> kind;
    std::vector<GroupOfMine> groups;
    std::optional<SignInName> login_name;
    bool has_passphrase = false;
    Title clinic;
    bool demo = false;  // made-up people: a banner says so
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (person, name, kind, groups, login_name, has_passphrase, clinic, demo))

// Somebody waits for a person in a room that this page may not be in.
struct AttentionItem {
    RoomId room;
    RiskId risk;
    bool urgent = false;
    Timestamp waits_since{};
};
BOOST_DESCRIBE_STRUCT(AttentionItem, (), (room, risk, urgent, waits_since))

// GET /api/attention. Only what this person sees in its room too; a member never gets any.
struct Attention {
    std::vector<AttentionItem> items;
};
BOOST_DESCRIBE_STRUCT(Attention, (), (items))

// POST /api/sign-in, answered with Me and a cookie. only_mine: nobody else uses this device, so
// the sign-in outlives the browser.
struct SignIn {
    SignInName login;
    Password password;
    bool only_mine = false;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, only_mine))

// POST /api/sign-out and /api/sign-out-everywhere.
struct SignOut {};
BOOST_DESCRIBE_STRUCT(SignOut, (), ())

// Join links: the secret stands behind the # of the link, where no server log gets it.

// POST /api/join/look: what a link leads to.
struct LookAtLink {
    Secret token;
};
BOOST_DESCRIBE_STRUCT(LookAtLink, (), (token))

struct LinkLooked {
    Title group;
    Title clinic;
    Timestamp expires_at{};
};
BOOST_DESCRIBE_STRUCT(LinkLooked, (), (group, clinic, expires_at))

// POST /api/join: takes the seat under the name that the group sees, signs in, and is answered
// with Me.
struct Join {
    Secret token;
    Name name;
    bool only_mine = false;
    std::optional<Password> passphrase;  // to sign in on another device
};
BOOST_DESCRIBE_STRUCT(Join, (), (token, name, only_mine, passphrase))

// For who facilitates the group. POST /api/invitations makes a link that works once.
struct Invite {
    RoomId room;
};
BOOST_DESCRIBE_STRUCT(Invite, (), (room))

struct Invited {
    InvitationId id;
    std::string link;  // shown once: it is not kept
    std::string qr;    // the same as a picture: SVG
    Timestamp expires_at{};
};
BOOST_DESCRIBE_STRUCT(Invited, (), (id, link, qr, expires_at))

enum class InvitationState { open, used, expired, revoked };
BOOST_DESCRIBE_ENUM(InvitationState, open, used, expired, revoked)

struct InvitationLine {
    InvitationId id;
    InvitationState state{};
    Timestamp made_at{};
    Timestamp expires_at{};
};
BOOST_DESCRIBE_STRUCT(InvitationLine, (), (id, state, made_at, expires_at))

// GET /api/invitations?room=
struct Invitations {
    std::vector<InvitationLine> invitations;
};
BOOST_DESCRIBE_STRUCT(Invitations, (), (invitations))

// POST /api/invitations/revoke
struct RevokeInvitation {
    InvitationId id;
};
BOOST_DESCRIBE_STRUCT(RevokeInvitation, (), (id))

// POST /api/passphrase. `current` is needed when there is one already.
struct SetPassphrase {
    std::optional<Password> current;
    Password passphrase;
};
BOOST_DESCRIBE_STRUCT(SetPassphrase, (), (current, passphrase))

struct LoginLine {
    LoginId id;
    Timestamp since{};
    bool only_mine = false;
    bool this_one = false;
};
BOOST_DESCRIBE_STRUCT(LoginLine, (), (id, since, only_mine, this_one))

// GET /api/logins: where one is signed in.
struct Logins {
    std::vector<LoginLine> logins;
};
BOOST_DESCRIBE_STRUCT(Logins, (), (logins))

// POST /api/logins/revoke
struct RevokeLogin {
    LoginId id;
};
BOOST_DESCRIBE_STRUCT(RevokeLogin, (), (id))

struct ProgrammeLine {
    Title id;
    Title title;
    Sentence source;
    std::int64_t sessions = 0;
    std::int64_t session_minutes = 0;
    std::int64_t days_between = 0;
    group::Language language{};  // each programme has a line for each language
    bool open_ended = false;
};
BOOST_DESCRIBE_STRUCT(ProgrammeLine, (),
                      (id, title, source, sessions, session_minutes, days_between, language,
                       open_ended))

// GET /api/programmes
struct Programmes {
    std::vector<ProgrammeLine> programmes;
};
BOOST_DESCRIBE_STRUCT(Programmes, (), (programmes))

// POST /api/founding, for staff: the founder facilitates the new group.
// Refused with no_such_leader when the co-facilitator cannot be one.
struct NewGroup {
    Title name;
    Title time_zone;  // IANA name
    Title programme;
    Timestamp first_session_at{};
    std::optional<group::Language> language{};  // of its texts; missing: English
    std::optional<SignInName> cofacilitator{};  // another of the staff
};
BOOST_DESCRIBE_STRUCT(NewGroup, (),
                      (name, time_zone, programme, first_session_at, language, cofacilitator))

struct NewGroupFounded {
    RoomId room;
};
BOOST_DESCRIBE_STRUCT(NewGroupFounded, (), (room))

// Whom to call in a crisis, by place: the clinic's own list. The client has one of its own, which
// works without a server and holds where this one has no places.

struct HelpLine {
    Title name;
    Title call;  // the number
    std::optional<Title> text;
    Title hours;   // "always", "day", or hours in words
    Title source;  // the site of those who run it
};
BOOST_DESCRIBE_STRUCT(HelpLine, (), (name, call, text, hours, source))

struct HelpPlace {
    Title code;  // ISO 3166
    Title name;
    List<Title, 60>
        zones;  // IANA time zones that lie in it, for a guess; "Australia/" is all of them
    Title emergency;
    List<HelpLine, 12> lines;
};
BOOST_DESCRIBE_STRUCT(HelpPlace, (), (code, name, zones, emergency, lines))

// GET /api/help
struct Help {
    List<HelpPlace, 260> places;
};
BOOST_DESCRIBE_STRUCT(Help, (), (places))

// Of the demo only.

struct Door {
    Title id;
    Name name;
    group::Role role{};
    Sentence label;
    std::optional<Title> group{};  // when it is not the one that meets now
};
BOOST_DESCRIBE_STRUCT(Door, (), (id, name, role, label, group))

// GET /api/demo
struct Doors {
    RoomId room;
    std::vector<Door> doors;
    std::optional<std::string> join_link;  // missing: the seat is taken
    std::optional<std::string> join_qr;
};
BOOST_DESCRIBE_STRUCT(Doors, (), (room, doors, join_link, join_qr))

// POST /api/demo/enter signs the browser in as that person and is answered with Me.
struct EnterDoor {
    Title door;
};
BOOST_DESCRIBE_STRUCT(EnterDoor, (), (door))

}  // namespace protocol::api
