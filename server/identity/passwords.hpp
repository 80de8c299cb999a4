// SPDX-License-Identifier: Apache-2.0
// Turns passwords into hashes that are dear to guess, and checks them, without holding up a loop.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/system/result.hpp>
#include <cstddef>
#include <string>

namespace identity {

// What one Argon2id computation costs. 46 MiB and one pass: OWASP ASVS 11.4.2.
struct HashCost {
    unsigned long long passes = 1;
    std::size_t memory_bytes = 47104UL * 1024;
};

enum class HashFailure {
    busy,           // enough people wait already; nothing was computed
    out_of_memory,  // the computation did not get its memory
};

template <class T>
using Hashed = boost::system::result<T, HashFailure>;

struct PasswordCheck {
    bool matches = false;
    bool outdated = false;  // it matches, and was made at another cost: hash it again
};

// At most `at_once` computations run and at most `waiting_max` wait; a few more where somebody has
// signed in before, so that those who guess leave them a place. Both calls complete on the caller's
// executor and wipe the password that they were given.
class Passwords {
public:
    explicit Passwords(HashCost cost = {}, std::size_t at_once = 2, std::size_t waiting_max = 32);
    ~Passwords();
    Passwords(const Passwords&) = delete;
    Passwords& operator=(const Passwords&) = delete;

    boost::asio::awaitable<Hashed<std::string>> hash(std::string password);

    // `hash` empty: nobody has this name. It costs the same as a wrong password (A6).
    enum class Whose { of_anybody, of_a_known_device };
    boost::asio::awaitable<Hashed<PasswordCheck>> check(std::string password, std::string hash,
                                                        Whose whose = Whose::of_anybody);

private:
    template <class T, class Work>
    boost::asio::awaitable<Hashed<T>> run(Work work, std::size_t in_hand_max);

    HashCost cost_;
    std::string nobody_;  // a hash that no password matches
    std::size_t in_hand_max_;
    std::atomic<std::size_t> in_hand_ = 0;
    boost::asio::thread_pool pool_;
};

}  // namespace identity
