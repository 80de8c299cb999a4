// SPDX-License-Identifier: Apache-2.0
// Slows down whoever guesses passwords, without locking a person out for long.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>

namespace identity {

// How much guessing is borne. An account bears few; an address more, since a clinic or a family
// shares one; all together what the password threads can compute anyway.
struct ThrottleLimits {
    std::chrono::seconds window{15 * 60};
    std::size_t per_account = 10;
    std::size_t per_address = 40;
    std::size_t in_all = 600;
    std::size_t free_tries = 3;              // without any wait: everybody mistypes
    std::chrono::seconds longest_wait{120};  // between two tries at one account
    std::size_t remembered_max = 20'000;     // accounts, and addresses; the oldest are forgotten
};

// For tries from a device where the person has signed in before: its own budget and no other's.
constexpr ThrottleLimits for_known_devices(ThrottleLimits limits) {
    limits.per_address = limits.in_all = std::numeric_limits<std::size_t>::max();
    return limits;
}

// Kept in memory: a restart forgives. Times are of a steady clock. Not for several threads.
class Throttle {
public:
    using Instant = std::chrono::steady_clock::time_point;
    using Wait = std::chrono::milliseconds;

    explicit Throttle(ThrottleLimits limits = {}) : limits_{limits} {}

    // How long to wait before trying; empty: now. A try counts as failed from here on, until
    // `succeeded`, so that many at the same time are not cheaper than one after the other.
    std::optional<Wait> try_now(const std::string& account, const std::string& address,
                                Instant now);

    // The password was right: the account's failures are forgotten, the address keeps its others.
    void succeeded(const std::string& account, const std::string& address);

    // It was not tried after all.
    void take_back(const std::string& account, const std::string& address);

private:
    using Tries = std::deque<Instant>;

    std::optional<Wait> wait_for_account(const Tries& tries, Instant now) const;
    void forget_old(Tries& tries, Instant now) const;
    void make_room(std::map<std::string, Tries>& all, Instant now) const;

    ThrottleLimits limits_;
    std::map<std::string, Tries> accounts_;
    std::map<std::string, Tries> addresses_;
    Tries all_;
};

}  // namespace identity
