// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <set>

#include "server/identity/tokens.hpp"

using namespace identity;

TEST_CASE("a secret is 256 random bits and only its hash is to be kept", "[identity]") {
    std::set<std::string> secrets, hashes;
    for (int i = 0; i < 1000; ++i) {
        const auto token = new_token();
        CHECK(token.secret.size() == 43);
        CHECK(token.hash.size() == 64);
        CHECK(token.hash == hash_of(token.secret));
        secrets.insert(token.secret);
        hashes.insert(token.hash);
    }
    CHECK(secrets.size() == 1000);
    CHECK(hashes.size() == 1000);
}

TEST_CASE("what cannot be a secret of ours has no hash", "[identity]") {
    CHECK(hash_of("").empty());
    CHECK(hash_of("short").empty());
    CHECK(hash_of(std::string(43, '=')).empty());
    CHECK(hash_of(std::string(44, 'a')).empty());
    CHECK_FALSE(hash_of(std::string(43, 'a')).empty());
}

TEST_CASE("a sign-in name begins like the person's name and cannot be guessed from it",
          "[identity]") {
    CHECK(login_name_for({"Amina"}).starts_with("amina-"));
    CHECK(login_name_for({"Amina"}).size() == 10);
    CHECK(login_name_for({"Jo Ann"}).starts_with("jo-"));
    CHECK(login_name_for({"Мила"}).starts_with("member-"));
    CHECK(login_name_for({std::string(40, 'A')}).size() == 17);
    CHECK(login_name_for({"Amina"}) != login_name_for({"Amina"}));
}
