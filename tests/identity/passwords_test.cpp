// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>

#include "server/identity/password_rules.hpp"
#include "server/identity/passwords.hpp"

using namespace identity;
namespace asio = boost::asio;

namespace {

constexpr HashCost cheap{1, 64UL * 1024};

template <class T>
T wait_for(asio::awaitable<T> work) {
    asio::io_context loop;
    auto done = asio::co_spawn(loop, std::move(work), asio::use_future);
    loop.run();
    return done.get();
}

std::string hashed(Passwords& passwords, std::string password) {
    return *wait_for(passwords.hash(std::move(password)));
}

PasswordCheck checked(Passwords& passwords, std::string password, std::string hash) {
    return *wait_for(passwords.check(std::move(password), std::move(hash)));
}

}  // namespace

TEST_CASE("a password is kept as argon2id at the full cost", "[identity]") {
    Passwords passwords;
    CHECK(hashed(passwords, "a quiet river bends").starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
}

TEST_CASE("the right password matches and one that differs in its last letter does not",
          "[identity]") {
    Passwords passwords{cheap};
    const std::string longest(256, 'x');
    const auto hash = hashed(passwords, longest);

    CHECK(checked(passwords, longest, hash).matches);
    CHECK_FALSE(checked(passwords, longest.substr(0, 255) + "y", hash).matches);
}

TEST_CASE("equal passwords have different hashes", "[identity]") {
    Passwords passwords{cheap};
    CHECK(hashed(passwords, "a quiet river bends") != hashed(passwords, "a quiet river bends"));
}

TEST_CASE("nobody's password never matches", "[identity]") {
    Passwords passwords{cheap};
    CHECK_FALSE(checked(passwords, "", "").matches);
    CHECK_FALSE(checked(passwords, "a quiet river bends", "").matches);
}

TEST_CASE("a hash of an older cost is to be made again, but only for who knows the password",
          "[identity]") {
    Passwords before{cheap};
    Passwords now{{2, 64UL * 1024}};
    const auto hash = hashed(before, "a quiet river bends");

    CHECK(checked(now, "a quiet river bends", hash).outdated);
    CHECK_FALSE(checked(now, "a quiet river bent", hash).outdated);
    CHECK_FALSE(checked(before, "a quiet river bends", hash).outdated);
}

TEST_CASE("when enough people wait, the next one is told so at once", "[identity]") {
    // Dear enough that twelve have come long before eleven are made.
    Passwords passwords{HashCost{}, 1, 1};
    asio::io_context loop;
    std::vector<std::future<Hashed<std::string>>> all;
    for (int i = 0; i < 12; ++i) {
        all.push_back(
            asio::co_spawn(loop, passwords.hash("a quiet river bends"), asio::use_future));
    }
    loop.run();

    std::size_t made = 0, busy = 0;
    for (auto& one : all) {
        const auto result = one.get();
        if (result)
            ++made;
        else if (result.error() == HashFailure::busy)
            ++busy;
    }
    CHECK(made + busy == 12);
    CHECK(made >= 2);
    CHECK(busy >= 1);
}

TEST_CASE("staff need fifteen characters, members twelve, and every character counts once",
          "[identity]") {
    CHECK(fault_of("river bend two", staff_password_min, {}) == PasswordFault::too_short);
    CHECK_FALSE(fault_of("river bend two!", staff_password_min, {}));
    CHECK(fault_of("river bends", member_passphrase_min, {}) == PasswordFault::too_short);
    CHECK_FALSE(fault_of("river bends!", member_passphrase_min, {}));
    // Eleven letters of two bytes each are still eleven.
    CHECK(fault_of("äöüßéèñçåøæ", member_passphrase_min, {}) == PasswordFault::too_short);
    CHECK_FALSE(fault_of("рекаповернулаветер", staff_password_min, {}));
}

TEST_CASE("256 characters are welcome and more are not", "[identity]") {
    std::string longest;
    while (longest.size() < 256) longest += "a quiet river bends and ";
    longest.resize(256);
    CHECK_FALSE(fault_of(longest, staff_password_min, {}));
    CHECK(fault_of(longest + "x", staff_password_min, {}) == PasswordFault::too_long);
}

TEST_CASE("what everybody tries first is refused", "[identity]") {
    for (const auto* password :
         {"aaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "123456789012345", "abcdefghijklmnopq",
          "passwordpassword", "Password1234567890", "P-a-s-s-w-o-r-d-1-2-3", "iloveyouiloveyou",
          "qwertyuiopasdfgh", "correcthorsebatterystaple", "welcome welcome 1"}) {
        INFO(password);
        CHECK(fault_of(password, 12, {}) == PasswordFault::too_common);
    }
}

TEST_CASE("the names that anybody knows do not make a password", "[identity]") {
    const std::vector<std::string_view> names{"Maple clinic", "octet", "Dana"};
    CHECK(fault_of("maple clinic octet", 15, names) == PasswordFault::too_close);
    CHECK(fault_of("Dana-Maple-Clinic-1", 15, names) == PasswordFault::too_close);
    CHECK_FALSE(fault_of("an octet of river birds", 15, names));
}
