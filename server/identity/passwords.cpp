// SPDX-License-Identifier: Apache-2.0
#include "server/identity/passwords.hpp"

#include <sodium.h>
#include <sys/mman.h>

#include <array>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

namespace identity {
namespace {

std::optional<std::string> hash_now(const std::string& password, const HashCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes,
                              cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return std::nullopt;
    }
    return std::string{out.data()};
}

void wipe(std::string& password) { sodium_memzero(password.data(), password.size()); }

// The hash of random bytes that are then forgotten.
std::string hash_of_nobody(const HashCost& cost) {
    std::string unknown(32, '\0');
    randombytes_buf(unknown.data(), unknown.size());
    return hash_now(unknown, cost).value_or("");
}

// libsodium says the same of a password that is wrong and of one that it had no memory to look at.
bool is_memory_for(const HashCost& cost) {
    void* some = ::mmap(nullptr, cost.memory_bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (some == MAP_FAILED) return false;
    ::munmap(some, cost.memory_bytes);
    return true;
}

// Places in the queue.
constexpr std::size_t kept_for_known_devices = 8;

}  // namespace

Passwords::Passwords(HashCost cost, std::size_t at_once, std::size_t waiting_max)
    : cost_{cost},
      nobody_{hash_of_nobody(cost)},
      in_hand_max_{at_once + waiting_max},
      pool_{at_once} {}

Passwords::~Passwords() { pool_.join(); }

template <class T, class Work>
boost::asio::awaitable<Hashed<T>> Passwords::run(Work work, std::size_t in_hand_max) {
    if (in_hand_.fetch_add(1) >= in_hand_max) {
        in_hand_.fetch_sub(1);
        co_return HashFailure::busy;
    }
    auto start = [this, work = std::move(work)](auto done) mutable {
        auto home = boost::asio::get_associated_executor(done);
        auto job = [this, home, work = std::move(work), done = std::move(done)]() mutable {
            auto result = work();
            in_hand_.fetch_sub(1);
            boost::asio::post(home, [done = std::move(done), result = std::move(result)]() mutable {
                std::move(done)(std::move(result));
            });
        };
        boost::asio::post(pool_, std::move(job));
    };
    co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>,
                                                   void(Hashed<T>)>(std::move(start),
                                                                    boost::asio::use_awaitable);
}

boost::asio::awaitable<Hashed<std::string>> Passwords::hash(std::string password) {
    auto work = [password = std::move(password), cost = cost_]() mutable -> Hashed<std::string> {
        auto made = hash_now(password, cost);
        wipe(password);
        if (!made) return HashFailure::out_of_memory;
        return std::move(*made);
    };
    co_return co_await run<std::string>(std::move(work), in_hand_max_);
}

boost::asio::awaitable<Hashed<PasswordCheck>> Passwords::check(std::string password,
                                                               std::string hash, Whose whose) {
    const bool known = !hash.empty();
    auto work = [password = std::move(password), hash = known ? std::move(hash) : nobody_, known,
                 cost = cost_]() mutable -> Hashed<PasswordCheck> {
        const bool same =
            crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
        wipe(password);
        // Without memory nothing was compared: that is no wrong password.
        if (!same && !is_memory_for(cost)) return HashFailure::out_of_memory;
        const bool matches = same && known;
        const bool outdated = matches && crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes,
                                                                        cost.memory_bytes) != 0;
        return PasswordCheck{matches, outdated};
    };
    const auto kept = whose == Whose::of_a_known_device ? kept_for_known_devices : 0;
    co_return co_await run<PasswordCheck>(std::move(work), in_hand_max_ + kept);
}

}  // namespace identity
