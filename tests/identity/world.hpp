// SPDX-License-Identifier: Apache-2.0
// A clinic with nobody in it but who the test brings, on a clock that the test moves.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "server/identity/identity.hpp"
#include "server/journal/memory_journal.hpp"

namespace identity {

inline const Name dana{"Dana"};
inline const SignInName danas_name{"dana"};
inline const std::string good_password = "a quiet river bends";
inline const std::string bad_password = "a quiet river bent";
inline const RoomId thursday{"thursday01"};

class World {
public:
    World() { begin(); }

    // The process ends and starts again on the same disk.
    void begin() {
        identity.reset();
        Outside outside{
            .now = [this] { return now; },
            .steady = [this] { return std::chrono::steady_clock::time_point{} + passed; },
            .seat = [this](RoomId room, protocol::group::SeatPerson person,
                           protocol::CommandId id) { return seat(room, person, id); },
            .leads = [this](RoomId, PersonId person) { return leads(person); },
            .logins_ended =
                [this](const std::vector<LoginId>& logins) {
                    ended.insert(ended.end(), logins.begin(), logins.end());
                },
            .storage_lost = [this] { storage_lost = true; }};
        identity.emplace(journal, loop.get_executor(), std::move(outside),
                         HashCost{1, std::size_t{64} * 1024});
        (void)wait_for(identity->open());
    }

    template <class T>
    T wait_for(boost::asio::awaitable<T> work) {
        auto done = boost::asio::co_spawn(loop, std::move(work), boost::asio::use_future);
        run();
        return done.get();
    }

    // Until nothing is left to do.
    void run() {
        loop.restart();
        loop.run();
    }

    void pass(std::chrono::milliseconds time) {
        now = protocol::later(now, time.count());
        passed += time;
    }

    // A clinic, Dana who works there, her group.
    PersonId clinic_with_dana() {
        (void)wait_for(identity->found_clinic({"Maple clinic"}));
        const auto person = *wait_for(identity->create_staff(dana, danas_name, good_password));
        (void)wait_for(identity->open_room(thursday, {"Thursday group"}));
        return person;
    }

    Answer<NewLogin> sign_in(const SignInName& login, const std::string& password,
                             Whence whence = {"10.0.0.1", {}}) {
        return wait_for(identity->sign_in(login, password, false, std::move(whence)));
    }
    Answer<NewLogin> join(const std::string& secret, const std::string& name,
                          bool only_mine = false,
                          const std::optional<std::string>& passphrase = std::nullopt) {
        return wait_for(identity->join(secret, {name}, only_mine, passphrase, {"10.0.0.2", {}}));
    }
    NewInvitation invitation(const PersonId& by, Role role = Role::member) {
        return *wait_for(identity->invite(by, thursday, role));
    }

    boost::asio::io_context loop;
    journal::MemoryJournal journal;
    protocol::Timestamp now{1'800'000'000'000};
    std::chrono::milliseconds passed{std::chrono::hours{1}};
    std::vector<LoginId> ended;
    bool storage_lost = false;
    // The group: who has a seat, by the id of the command that gave it.
    std::map<std::string, protocol::group::SeatPerson> seats;
    std::optional<protocol::Refusal> seat_refusal;
    // Who led it once. Everybody else does.
    std::set<PersonId> removed;
    std::optional<Identity> identity;

private:
    boost::asio::awaitable<bool> leads(PersonId person) { co_return !removed.contains(person); }

    boost::asio::awaitable<std::optional<protocol::Rejection>> seat(
        RoomId, protocol::group::SeatPerson person, protocol::CommandId id) {
        if (seat_refusal) co_return protocol::Rejection{*seat_refusal, "/name"};
        const auto [at, is_new] = seats.emplace(id.value, person);
        if (!is_new && at->second != person)
            co_return protocol::Rejection{protocol::Refusal::id_reused};
        co_return std::nullopt;
    }
};

// The code of a refusal, or "" when there was none.
template <class T>
std::string code(const Answer<T>& answer) {
    return answer ? std::string{} : std::string{answer.error().code};
}

}  // namespace identity
