// SPDX-License-Identifier: Apache-2.0
// On a full disk signs of danger are still written: somebody must be there to see them.
#include <catch2/catch.hpp>

#include "tests/identity/world.hpp"

using namespace identity;
using namespace std::chrono_literals;

namespace {

// Somebody at work on a page that is open, for so long.
void work(World& world, const LoginId& login, std::chrono::minutes time) {
    for (auto worked = 0min; worked < time; worked += 5min) {
        world.pass(5min);
        world.identity->use(login);
        world.run();
        world.identity->end_idle_logins();
    }
}

std::size_t sign_ins_until_refused(World& world, const SignInName& login) {
    for (std::size_t done = 0; done < 1000; ++done) {
        const auto refused = code(world.sign_in(login, good_password));
        if (refused.empty()) continue;
        CHECK(refused == "storage_full");
        return done;
    }
    return 1000;
}

}  // namespace

TEST_CASE("on a full disk whoever is at work stays signed in, and whoever walks away does not",
          "[identity][disk]") {
    World world;
    world.clinic_with_dana();
    const auto here = *world.sign_in(danas_name, good_password);
    const auto there = *world.sign_in(danas_name, good_password);
    world.journal.ail(journal::Failure::full);

    work(world, here.login, 60min);
    CHECK(world.identity->who(here.secret));
    CHECK_FALSE(world.identity->who(there.secret));
    CHECK(world.ended == std::vector<LoginId>{there.login});

    world.pass(15min);
    CHECK_FALSE(world.identity->who(here.secret));
}

TEST_CASE("on a full disk people can sign in, but not use up the room that danger needs",
          "[identity][disk]") {
    World world;
    world.clinic_with_dana();
    const SignInName noors_name{"noor"};
    (void)world.wait_for(world.identity->create_staff({"Noor"}, noors_name, good_password));
    world.journal.ail(journal::Failure::full);

    const auto first = world.sign_in(danas_name, good_password);
    REQUIRE(first.has_value());
    CHECK(world.identity->who(first->secret));
    CHECK(sign_ins_until_refused(world, danas_name) == 7);
    // Who signs in again and again keeps nobody else out.
    CHECK(world.sign_in(noors_name, good_password).has_value());
    CHECK(code(world.wait_for(world.identity->open_room({"friday0001"}, {"Friday group"}))) ==
          "storage_full");

    SECTION("once there is room, they can as before") {
        world.journal.heal();
        CHECK(world.sign_in(danas_name, good_password).has_value());
        world.journal.ail(journal::Failure::full);
        CHECK(world.sign_in(danas_name, good_password).has_value());
    }
    SECTION("who has signed in then is so after a restart") {
        world.begin();
        CHECK(world.identity->who(first->secret));
    }
}

TEST_CASE("after a full disk the log holds together, whatever use of a sign-in it missed",
          "[identity][disk]") {
    World world;
    const auto person = world.clinic_with_dana();
    const auto here = *world.sign_in(danas_name, good_password);
    world.journal.ail(journal::Failure::full);
    work(world, here.login, 20min);
    // By what is written, the first has ended by now.
    const auto there = *world.sign_in(danas_name, good_password);
    world.journal.heal();
    work(world, here.login, 5min);
    CHECK(world.identity->who(here.secret));

    world.begin();
    CHECK_FALSE(world.identity->who(here.secret));
    REQUIRE(world.identity->who(there.secret));
    CHECK(world.identity->who(there.secret)->person == person);
}
