// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/identity/world.hpp"

using namespace identity;
using namespace std::chrono_literals;

TEST_CASE("a clinic is founded once", "[identity]") {
    World world;
    CHECK_FALSE(world.identity->clinic());
    CHECK(code(world.wait_for(world.identity->found_clinic({"Maple clinic"}))).empty());
    CHECK(world.identity->clinic()->value == "Maple clinic");
    CHECK(code(world.wait_for(world.identity->found_clinic({"Another"}))) == "clinic_exists");
}

TEST_CASE("who knows the password gets a cookie that says who they are", "[identity]") {
    World world;
    const auto person = world.clinic_with_dana();

    const auto login = world.sign_in(danas_name, good_password);
    REQUIRE(login.has_value());
    const auto who = world.identity->who(login->secret);
    REQUIRE(who.has_value());
    CHECK(who->person == person);
    CHECK(who->login == login->login);
    CHECK(who->kind == PersonKind::staff);
    CHECK(world.sign_in({"DANA"}, good_password).has_value());
}

TEST_CASE("a wrong password and an unknown name are answered the same", "[identity]") {
    World world;
    world.clinic_with_dana();

    const auto wrong = world.sign_in(danas_name, bad_password);
    const auto unknown = world.sign_in({"nobody"}, good_password);
    REQUIRE_FALSE(wrong.has_value());
    REQUIRE_FALSE(unknown.has_value());
    CHECK(wrong.error().code == "wrong_password");
    CHECK(unknown.error().code == wrong.error().code);
    CHECK(unknown.error().sentence == wrong.error().sentence);
    CHECK(unknown.error().at == wrong.error().at);
}

TEST_CASE("whoever guesses must wait, and the right password does not help then", "[identity]") {
    World world;
    world.clinic_with_dana();
    for (int i = 0; i < 3; ++i)
        CHECK(code(world.sign_in(danas_name, bad_password)) == "wrong_password");

    const auto waits = world.sign_in(danas_name, good_password);
    REQUIRE_FALSE(waits.has_value());
    CHECK(waits.error().code == "wait");
    CHECK(waits.error().wait_ms == 1000);

    world.pass(1s);
    CHECK(world.sign_in(danas_name, good_password).has_value());
}

TEST_CASE("a name written in another way is no fresh start for whoever guesses", "[identity]") {
    const auto [name, another_way] = GENERATE(table<std::string, std::string>({
        {"dana", " dana"},
        {"dana", "dana\u00a0"},
        {"dana", "DANA  "},
        {"nobody-é", " NOBODY-É"},
    }));
    World world;
    world.clinic_with_dana();
    for (int i = 0; i < 3; ++i)
        CHECK(code(world.sign_in({name}, bad_password)) == "wrong_password");
    CHECK(code(world.sign_in({another_way}, bad_password)) == "wait");
}

TEST_CASE("a cookie that is none opens nothing", "[identity]") {
    World world;
    world.clinic_with_dana();
    CHECK_FALSE(world.identity->who(""));
    CHECK_FALSE(world.identity->who(std::string(43, 'a')));
    CHECK_FALSE(world.identity->who("'; drop table logins; --"));
}

TEST_CASE("after signing out the cookie is dead and the sockets hear of it", "[identity]") {
    World world;
    world.clinic_with_dana();
    const auto login = *world.sign_in(danas_name, good_password);
    const auto who = *world.identity->who(login.secret);

    CHECK(code(world.wait_for(world.identity->sign_out(who, login.login))).empty());
    CHECK_FALSE(world.identity->who(login.secret));
    CHECK(world.ended == std::vector<LoginId>{login.login});
}

TEST_CASE("nobody ends another person's sign-in", "[identity]") {
    World world;
    const auto person = world.clinic_with_dana();
    const auto danas = *world.sign_in(danas_name, good_password);
    const auto amina = *world.join(world.invitation(person).secret, "Amina");
    const auto who = *world.identity->who(amina.secret);

    CHECK(code(world.wait_for(world.identity->sign_out(who, danas.login))) == "no_such_login");
    CHECK(world.identity->who(danas.secret));
}

TEST_CASE("signing out everywhere ends every sign-in of that person", "[identity]") {
    World world;
    world.clinic_with_dana();
    const auto here = *world.sign_in(danas_name, good_password);
    const auto there = *world.sign_in(danas_name, good_password);

    (void)world.wait_for(world.identity->sign_out_everywhere(*world.identity->who(here.secret)));
    CHECK_FALSE(world.identity->who(here.secret));
    CHECK_FALSE(world.identity->who(there.secret));
    CHECK(world.ended.size() == 2);
}

TEST_CASE("the operator signs everybody out and takes back every link that is open", "[identity]") {
    World world;
    const auto person = world.clinic_with_dana();
    const auto danas = *world.sign_in(danas_name, good_password);
    const auto aminas = *world.join(world.invitation(person).secret, "Amina");
    const auto open = world.invitation(person);

    const auto ended = world.wait_for(world.identity->end_everything());
    REQUIRE(ended.has_value());
    CHECK(ended->people == 2);
    CHECK(ended->links == 1);
    CHECK_FALSE(world.identity->who(danas.secret));
    CHECK_FALSE(world.identity->who(aminas.secret));
    CHECK(world.ended.size() == 2);
    CHECK(code(world.join(open.secret, "Ben")) == "invitation_revoked");
    CHECK(world.sign_in(danas_name, good_password).has_value());
}

TEST_CASE("a new password needs the old one and ends all other sign-ins", "[identity]") {
    World world;
    world.clinic_with_dana();
    const auto here = *world.sign_in(danas_name, good_password);
    const auto there = *world.sign_in(danas_name, good_password);
    const auto who = *world.identity->who(here.secret);
    const auto change = [&](std::optional<std::string> current, const std::string& next) {
        return world.wait_for(world.identity->set_password(who, current, next, {"10.0.0.1", {}}));
    };
    const std::string next = "seven lanterns by the gate";

    CHECK(code(change(std::nullopt, next)) == "wrong_password");
    CHECK(code(change(bad_password, next)) == "wrong_password");
    CHECK(code(change(good_password, "too short")) == "password_too_short");
    CHECK(code(change(good_password, next)).empty());
    CHECK(world.identity->who(here.secret));
    CHECK_FALSE(world.identity->who(there.secret));
    CHECK(code(world.sign_in(danas_name, good_password)) == "wrong_password");
    CHECK(world.sign_in(danas_name, next).has_value());
}

// Whichever of the two is taken first: tests/domain/desk_logins_test.cpp has each order.
TEST_CASE("a sign-in with the old password does not outlive the new one", "[identity]") {
    World world;
    world.clinic_with_dana();
    auto old = boost::asio::co_spawn(
        world.loop, world.identity->sign_in(danas_name, good_password, false, {"10.0.0.1", {}}),
        boost::asio::use_future);
    const auto set = world.wait_for(
        world.identity->set_staff_password(danas_name, "seven lanterns by the gate"));
    REQUIRE(set.has_value());

    const auto login = old.get();
    if (login) CHECK_FALSE(world.identity->who(login->secret));
    if (!login) CHECK(code(login) == "wrong_password");
}

TEST_CASE("staff who walk away are signed out after a quarter of an hour", "[identity]") {
    World world;
    world.clinic_with_dana();
    const auto login = *world.sign_in(danas_name, good_password);

    world.pass(14min);
    CHECK(world.identity->who(login.secret));
    world.identity->use(login.login);
    world.run();
    world.pass(14min);
    CHECK(world.identity->who(login.secret));
    world.pass(1min);
    CHECK_FALSE(world.identity->who(login.secret));

    world.identity->end_idle_logins();
    CHECK(world.ended == std::vector<LoginId>{login.login});
    world.identity->end_idle_logins();
    CHECK(world.ended.size() == 1);
}

TEST_CASE("after a restart everybody is who they were", "[identity]") {
    World world;
    const auto person = world.clinic_with_dana();
    const auto login = *world.sign_in(danas_name, good_password);
    const auto invitation = world.invitation(person);

    world.begin();
    CHECK(world.identity->who(login.secret)->person == person);
    CHECK(world.sign_in(danas_name, good_password).has_value());
    CHECK(world.join(invitation.secret, "Amina").has_value());
}

TEST_CASE("neither passwords nor cookies nor links are ever written down", "[identity]") {
    World world;
    const auto person = world.clinic_with_dana();
    const auto login = *world.sign_in(danas_name, good_password);
    const auto invitation = world.invitation(person);

    std::string disk;
    for (const auto& record : world.journal.log_of(desk_room)) {
        disk += record.skeleton;
        for (const auto& [key, part] : record.parts) disk += part;
    }
    CHECK(disk.find("argon2id") != std::string::npos);
    CHECK(disk.find(good_password) == std::string::npos);
    CHECK(disk.find(login.secret) == std::string::npos);
    CHECK(disk.find(invitation.secret) == std::string::npos);
}

TEST_CASE("a full disk refuses, and a storage that lies ends the process", "[identity]") {
    World world;
    world.clinic_with_dana();

    world.journal.fail_next_append({journal::Failure::full});
    world.journal.fail_next_append({journal::Failure::full});  // nor is there room held back
    CHECK(code(world.sign_in(danas_name, good_password)) == "storage_full");
    CHECK_FALSE(world.storage_lost);
    CHECK(world.sign_in(danas_name, good_password).has_value());

    world.journal.fail_next_append({journal::Failure::unknown});
    CHECK(code(world.sign_in(danas_name, good_password)) == "unknown_state");
    CHECK(world.storage_lost);
}

TEST_CASE("a staff name to sign in with is plain", "[identity]") {
    World world;
    world.clinic_with_dana();
    const auto create = [&](const std::string& login, const std::string& password) {
        return code(world.wait_for(world.identity->create_staff({"Noor"}, {login}, password)));
    };
    CHECK(create("noor k", good_password) == "not_a_login_name");
    CHECK(create("noor", "short") == "password_too_short");
    CHECK(create("noor", "noor-of-maple-clinic") == "password_too_close");
    CHECK(create("dana", good_password) == "login_name_taken");
    CHECK(create("noor", good_password).empty());
}
