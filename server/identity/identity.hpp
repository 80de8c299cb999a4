// SPDX-License-Identifier: Apache-2.0
// Who is who: accounts, sign-ins and join links of one clinic.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/api.hpp"
#include "protocol/group/commands.hpp"
#include "server/identity/desk_log.hpp"
#include "server/identity/passwords.hpp"
#include "server/identity/throttle.hpp"

namespace identity {

using protocol::InvitationId;
using protocol::LoginId;
using protocol::Name;
using protocol::PersonId;
using protocol::RoomId;
using protocol::Timestamp;
using protocol::Title;
using protocol::api::PersonKind;
using protocol::api::SignInName;
using protocol::group::Role;

// Whose cookie this is.
struct SignedIn {
    PersonId person;
    LoginId login;
    PersonKind kind{};
};

// Where somebody asks from: the address, and what the browser keeps of earlier sign-ins
// (device_marks.hpp).
struct Whence {
    std::string address;
    std::string marks;
};

// A sign-in that has just begun; `secret` goes into the cookie and is nowhere kept. `marks`: what
// the browser keeps from now on; empty for whoever has no password.
struct NewLogin {
    PersonId person;
    LoginId login;
    std::string secret;
    bool only_mine = false;
    std::string marks = {};
};

struct NewInvitation {
    InvitationId id;
    std::string secret;
    Timestamp expires_at{};
};

// How many people were signed out, and how many links taken back.
struct Ended {
    std::size_t people = 0;
    std::size_t links = 0;
};

// What identity asks of the world around it.
struct Outside {
    Now now;  // the wall's time
    std::function<std::chrono::steady_clock::time_point()> steady;

    // Gives a person a seat in a group; sent again with the same id, it is the same seat.
    std::function<boost::asio::awaitable<std::optional<protocol::Rejection>>(
        RoomId, protocol::group::SeatPerson, protocol::CommandId)>
        seat;

    // Whether a person leads a group now.
    std::function<boost::asio::awaitable<bool>(RoomId, PersonId)> leads;

    // These sign-ins are over: their sockets close within a second. From any thread.
    std::function<void(const std::vector<LoginId>&)> logins_ended;

    // Storage failed so that nothing can be trusted: the process must end.
    std::function<void()> storage_lost;
};

// Lives on one loop. Everything that awaits may be called from any loop and completes there; the
// rest answers from memory, from any thread.
class Identity {
public:
    Identity(journal::Journal& journal, const boost::asio::any_io_executor& loop, Outside outside,
             HashCost cost = {}, ThrottleLimits limits = {});

    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    // Before anything else.
    Awaitable<journal::Result<void>> open();
    // Finishes what it is at; afterwards nothing is written any more. After anything else.
    Awaitable<void> stop();

    // From memory.

    std::optional<SignedIn> who(std::string_view secret) const;
    std::optional<Title> clinic() const;
    std::optional<domain::desk::Account> account(const PersonId& person) const;
    std::optional<PersonId> person_named(const SignInName& login) const;
    std::vector<domain::desk::Login> logins_of(const PersonId& person) const;
    std::vector<domain::desk::Invitation> invitations_of(const RoomId& room) const;
    std::optional<domain::desk::Invitation> invitation(const InvitationId& id) const;
    std::optional<Title> room_name(const RoomId& room) const;
    std::vector<domain::desk::Room> rooms() const;
    // What a link leads to, if it may be used now as far as the desk knows.
    Answer<domain::desk::Invitation> look(const std::string& secret) const;

    // For the operator.

    Awaitable<Answer<void>> found_clinic(Title name);
    Awaitable<Answer<PersonId>> create_staff(Name name, SignInName login, std::string password);
    // An account that only links and doors lead to. Of the demo.
    Awaitable<Answer<PersonId>> create_account(PersonKind kind, Name name, SignInName login);
    Awaitable<Answer<void>> set_staff_password(SignInName login, std::string password);
    // Signs everybody out and takes every open link back. Cut short, it goes on when asked again.
    Awaitable<Answer<Ended>> end_everything();
    // After the key to the person's words was destroyed: ends their sign-ins and forgets the rest.
    // The rooms that they were in stay with the account until leave_room.
    Awaitable<Answer<void>> erase_account(PersonId person);
    Awaitable<Answer<void>> leave_room(PersonId person, RoomId room);

    // Signing in and out.

    Awaitable<Answer<NewLogin>> sign_in(SignInName login, std::string password, bool only_mine,
                                        Whence whence);
    // Without a password: of the demo, and for who has just joined.
    Awaitable<Answer<NewLogin>> start_login(PersonId person, bool only_mine);
    Awaitable<Answer<void>> sign_out(SignedIn who, LoginId login);
    Awaitable<Answer<void>> sign_out_everywhere(SignedIn who);
    // `current` is asked for when there is a password already. Ends all other sign-ins, and all
    // marks: what the browser that asks keeps from now on is the answer.
    Awaitable<Answer<std::string>> set_password(SignedIn who, std::optional<std::string> current,
                                                std::string password, Whence whence);
    // They did something. Written down at most once a minute, by and by; what cannot be written is
    // remembered until the process ends. From any thread.
    void use(const LoginId& login);
    // The same for every sign-in of theirs that has not ended.
    void use_all_of(const PersonId& person);
    // Sign-ins that ended by themselves since the last time: their sockets close.
    void end_idle_logins();

    // Groups and who may join them.

    Awaitable<Answer<void>> open_room(RoomId room, Title name);
    Awaitable<Answer<void>> grant_room(PersonId person, RoomId room, Role role);
    // The first of those who lead this group now.
    Awaitable<std::optional<PersonId>> leader_of(RoomId room);
    Awaitable<Answer<NewInvitation>> invite(PersonId by, RoomId room, Role role);
    // What a link leads to, if it may be used now: who made it must still lead the group.
    Awaitable<Answer<domain::desk::Invitation>> follow(std::string secret);
    Awaitable<Answer<void>> revoke_invitation(PersonId by, InvitationId invitation);
    // Takes the seat, then makes the account, uses the link up, and signs in. A power cut in
    // between is healed by trying again: the link makes the same person however often it is tried.
    // A passphrase is dear to hash, so whoever holds a link may not try it often.
    Awaitable<Answer<NewLogin>> join(std::string secret, Name name, bool only_mine,
                                     std::optional<std::string> passphrase, Whence whence);

private:
    // On the loop; the same names as the calls that they stand behind.
    template <class T>
    Awaitable<T> at_home(Awaitable<T> work);
    template <class Command>
    Awaitable<Answer<void>> told(Command command, std::optional<PersonId> by);
    Awaitable<Answer<PersonId>> create(PersonKind kind, Name name, SignInName login,
                                       std::optional<std::string> password);
    Awaitable<Answer<void>> change_staff_password(SignInName login, std::string password);
    Awaitable<Answer<Ended>> end_all();
    Awaitable<Answer<NewLogin>> try_sign_in(SignInName login, std::string password, bool only_mine,
                                            Whence whence);
    // The token of `start` is still to be made.
    Awaitable<Answer<NewLogin>> begin_login(domain::desk::StartLogin start, std::string marks);
    Awaitable<Answer<std::string>> change_password(SignedIn who, std::optional<std::string> current,
                                                   std::string password, Whence whence);
    Awaitable<std::optional<PersonId>> first_leader(RoomId room);
    Awaitable<Answer<domain::desk::Invitation>> open_link(std::string secret);
    Awaitable<Answer<NewInvitation>> make_invitation(PersonId by, RoomId room, Role role);
    Awaitable<Answer<NewLogin>> take_up(std::string secret, Name name, bool only_mine,
                                        std::optional<std::string> passphrase, Whence whence);
    Awaitable<Answer<std::string>> hash_first_passphrase(const domain::desk::Invitation& invitation,
                                                         std::string_view name,
                                                         std::string passphrase, Whence whence);

    // Whose password was right, and what it was compared with.
    struct Checked {
        PersonId person;
        std::string hash;
    };
    Awaitable<Answer<Checked>> check_password(const SignInName& login, std::string password,
                                              Whence whence);
    Awaitable<Checked> renew_hash(Checked right, std::string password);
    // Why it is not tried now, and until when; empty: it is, and counts.
    std::optional<Refusal> must_wait(Throttle& throttle, const std::string& key,
                                     const std::string& address);
    std::string marks_after(std::string_view marks, const PersonId& person) const;
    Awaitable<Answer<PersonId>> seat_and_account(std::string token_hash, Name name,
                                                 std::optional<std::string> hash);
    Awaitable<Answer<std::string>> hash(std::string password);
    std::optional<Refusal> objection_to(std::string_view password, PersonKind kind,
                                        std::string_view name, std::string_view login) const;
    Awaitable<void> write_use(LoginId login);
    void announce(const domain::desk::Events& events);

    boost::asio::any_io_executor loop_;
    Outside outside_;
    DeskLog desk_;
    Passwords passwords_;
    Throttle throttle_;
    Throttle throttle_of_devices_;  // where the person has signed in before
    Timestamp idle_seen_to_{};      // sign-ins that ended by themselves before this are closed
};

}  // namespace identity
