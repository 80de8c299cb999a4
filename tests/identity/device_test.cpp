// SPDX-License-Identifier: Apache-2.0
// Checklist I2: whoever guesses at a name keeps nobody out from where they have signed in before.
#include <catch2/catch.hpp>

#include "server/identity/device_marks.hpp"
#include "tests/identity/world.hpp"

using namespace identity;
using namespace std::chrono_literals;

namespace {

const PersonId ana{"ana0000001"};
const PersonId ben{"ben0000001"};
const std::string anas_hash = "$argon2id$of ana";
const std::string bens_hash = "$argon2id$of ben";

// From ever new addresses, until even the right password must wait.
void guess_at_dana(World& world) {
    for (int i = 0; i < 12; ++i) {
        (void)world.sign_in(danas_name, bad_password, {"10.0.3." + std::to_string(i), {}});
    }
}

}  // namespace

TEST_CASE("a mark is of one person and one password", "[identity][device]") {
    const auto marks = with_new_mark({}, ana, anas_hash);
    CHECK(device_of(marks, ana, anas_hash));
    CHECK_FALSE(device_of(marks, ben, anas_hash));
    CHECK_FALSE(device_of(marks, ana, bens_hash));
    CHECK_FALSE(device_of(marks, ana, {}));
    CHECK_FALSE(device_of(with_new_mark({}, ana, {}), ana, {}));
}

TEST_CASE("what is no mark of ours is nobody's", "[identity][device]") {
    auto marks = with_new_mark({}, ana, anas_hash);
    CHECK_FALSE(device_of({}, ana, anas_hash));
    CHECK_FALSE(device_of(marks.substr(1), ana, anas_hash));
    CHECK_FALSE(device_of(std::string(100'000, '.'), ana, anas_hash));
    marks.back() = marks.back() == 'A' ? 'E' : 'A';
    CHECK_FALSE(device_of(marks, ana, anas_hash));
}

TEST_CASE("some people share a device, and each is known there", "[identity][device]") {
    auto marks = with_new_mark({}, ana, anas_hash);
    marks = with_new_mark(marks, ben, bens_hash);
    CHECK(device_of(marks, ana, anas_hash));
    CHECK(device_of(marks, ben, bens_hash));

    // Ana's old mark makes room for her new one; of many people the newest stay.
    const auto size = marks.size();
    marks = with_new_mark(marks, ana, anas_hash);
    CHECK(marks.size() == size);
    for (int i = 0; i < 3; ++i) marks = with_new_mark(marks, {"other"}, std::to_string(i));
    CHECK(device_of(marks, ana, anas_hash));
    CHECK_FALSE(device_of(marks, ben, bens_hash));
}

TEST_CASE("whoever guesses keeps nobody out from where they have signed in before",
          "[identity][device]") {
    World world;
    world.clinic_with_dana();
    const auto marks = world.sign_in(danas_name, good_password)->marks;
    guess_at_dana(world);

    CHECK(code(world.sign_in(danas_name, good_password)) == "wait");
    const auto again = world.sign_in(danas_name, good_password, {"10.0.0.1", marks});
    REQUIRE(again.has_value());
    CHECK(world.sign_in(danas_name, good_password, {"10.0.0.9", again->marks}).has_value());
    // It opens nothing by itself, and helps nobody else.
    CHECK(code(world.sign_in(danas_name, bad_password, {"10.0.0.1", marks})) == "wrong_password");
    CHECK(code(world.sign_in(danas_name, good_password)) == "wait");
}

TEST_CASE("a device that guesses must wait as well", "[identity][device]") {
    World world;
    world.clinic_with_dana();
    const auto marks = world.sign_in(danas_name, good_password)->marks;
    const Whence here{"10.0.0.1", marks};
    for (int i = 0; i < 3; ++i)
        CHECK(code(world.sign_in(danas_name, bad_password, here)) == "wrong_password");
    CHECK(code(world.sign_in(danas_name, good_password, here)) == "wait");
    world.pass(1s);
    CHECK(world.sign_in(danas_name, good_password, here).has_value());
}

TEST_CASE("a new password ends every mark but that of the device where it was chosen",
          "[identity][device]") {
    World world;
    world.clinic_with_dana();
    const auto here = *world.sign_in(danas_name, good_password);
    const auto there = *world.sign_in(danas_name, good_password);
    const std::string next = "seven lanterns by the gate";
    const auto marks = world.wait_for(world.identity->set_password(
        *world.identity->who(here.secret), good_password, next, {"10.0.0.1", here.marks}));
    REQUIRE(marks.has_value());
    guess_at_dana(world);

    CHECK(code(world.sign_in(danas_name, next, {"10.0.0.1", there.marks})) == "wait");
    CHECK(world.sign_in(danas_name, next, {"10.0.0.1", *marks}).has_value());
}

TEST_CASE("who has no password has no mark", "[identity][device]") {
    World world;
    const auto person = world.clinic_with_dana();
    CHECK(world.join(world.invitation(person).secret, "Amina")->marks.empty());
}
