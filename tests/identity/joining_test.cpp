// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "tests/identity/world.hpp"

using namespace identity;
using namespace std::chrono_literals;

TEST_CASE("a link seats a person under a name of their own and signs them in", "[identity]") {
    World world;
    const auto by = world.clinic_with_dana();
    const auto invitation = world.invitation(by);

    REQUIRE(world.identity->look(invitation.secret).has_value());
    CHECK(world.identity->look(invitation.secret)->room == thursday);

    const auto login = world.join(invitation.secret, "Amina");
    REQUIRE(login.has_value());
    const auto who = world.identity->who(login->secret);
    REQUIRE(who.has_value());
    CHECK(who->kind == PersonKind::member);
    const auto account = world.identity->account(who->person);
    CHECK(account->words.value->name.value == "Amina");
    CHECK(account->words.value->login.value.starts_with("amina-"));
    CHECK(account->rooms == std::map<RoomId, Role>{{thursday, Role::member}});
    REQUIRE(world.seats.size() == 1);
    CHECK(world.seats.begin()->second.person == who->person);
}

TEST_CASE("a link works once", "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    CHECK(world.join(invitation.secret, "Amina").has_value());
    CHECK(code(world.join(invitation.secret, "Ben")) == "invitation_used");
    CHECK(code(world.identity->look(invitation.secret)) == "invitation_used");
    CHECK(world.seats.size() == 1);
}

TEST_CASE("two who follow one link at the same moment are not both let in", "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    auto& identity = *world.identity;
    const auto both = [&]() -> boost::asio::awaitable<std::pair<std::string, std::string>> {
        auto first = boost::asio::co_spawn(
            world.loop, identity.join(invitation.secret, {"Amina"}, false, std::nullopt, {}),
            boost::asio::use_future);
        const auto second =
            co_await identity.join(invitation.secret, {"Ben"}, false, std::nullopt, {});
        co_return std::pair{code(first.get()), code(second)};
    };
    const auto [first, second] = world.wait_for(both());
    CHECK(first.empty());
    CHECK(second == "invitation_used");
    CHECK(world.seats.size() == 1);
}

TEST_CASE("a link that is too old, taken back or made up leads nowhere", "[identity]") {
    World world;
    const auto by = world.clinic_with_dana();
    const auto old = world.invitation(by);
    world.pass(71h);
    CHECK(world.identity->look(old.secret).has_value());
    world.pass(1h);
    CHECK(code(world.join(old.secret, "Amina")) == "invitation_expired");

    const auto taken_back = world.invitation(by);
    CHECK(code(world.wait_for(world.identity->revoke_invitation(by, taken_back.id))).empty());
    CHECK(code(world.join(taken_back.secret, "Amina")) == "invitation_revoked");

    CHECK(code(world.join(std::string(43, 'a'), "Amina")) == "no_such_invitation");
    CHECK(world.seats.empty());
}

TEST_CASE("a name that the group has already leaves the link open", "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    world.seat_refusal = protocol::Refusal::name_taken;
    const auto refused = world.join(invitation.secret, "Amina");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "name_taken");
    CHECK(refused.error().at == "/name");

    world.seat_refusal.reset();
    CHECK(world.join(invitation.secret, "Amina B").has_value());
}

TEST_CASE("when the disk fails between the seat and the account, trying again heals it",
          "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    world.journal.fail_next_append({journal::Failure::full});
    CHECK(code(world.join(invitation.secret, "Amina")) == "storage_full");
    REQUIRE(world.seats.size() == 1);

    world.begin();
    const auto login = world.join(invitation.secret, "Amina Z");
    REQUIRE(login.has_value());
    CHECK(world.seats.size() == 1);
    CHECK(world.seats.begin()->second.person == login->person);
}

TEST_CASE("a passphrase opens the account on another device", "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    const auto with = [&](const std::string& passphrase) {
        return world.join(invitation.secret, "Amina", true, passphrase);
    };
    const auto refused = with("too short");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "password_too_short");
    CHECK(refused.error().at == "/passphrase");

    const auto login = with("blue stairs, wet");
    REQUIRE(login.has_value());
    const auto account = world.identity->account(login->person);
    CHECK(world.sign_in(account->words.value->login, "blue stairs, wet").has_value());
}

TEST_CASE("one link that stays open does not keep busy who checks passwords", "[identity]") {
    World world;
    const auto invitation = world.invitation(world.clinic_with_dana());
    const auto join = [&] {
        return world.join(invitation.secret, "Amina", true, "blue stairs, wet");
    };
    world.seat_refusal = protocol::Refusal::name_taken;
    for (int i = 0; i < 3; ++i) CHECK(code(join()) == "name_taken");
    const auto waits = join();
    CHECK(code(waits) == "wait");
    CHECK(waits.error().wait_ms == 1000);

    // Whoever meant no harm has waited by then, and another link is another person's.
    world.seat_refusal.reset();
    world.pass(1s);
    CHECK(join().has_value());
    const auto another = world.invitation(*world.identity->person_named(danas_name));
    CHECK(world.join(another.secret, "Ben", true, "green stairs, dry").has_value());
}

TEST_CASE("who comes to see what others say needs as long a one as all who work there",
          "[identity]") {
    World world;
    const auto by = world.clinic_with_dana();
    const auto made = *world.wait_for(world.identity->invite(by, thursday, Role::observer));
    const auto with = [&](const std::string& passphrase) {
        return code(world.join(made.secret, "Vera", true, passphrase));
    };
    CHECK(with("blue stairs, w") == "password_too_short");
    CHECK(with("blue stairs, wet").empty());
}

TEST_CASE("who comes to see what others say, or to be told of danger, can come back",
          "[identity]") {
    const auto role = GENERATE(Role::observer, Role::on_call, Role::cofacilitator);
    World world;
    const auto made = world.invitation(world.clinic_with_dana(), role);

    const auto refused = world.join(made.secret, "Petra");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "passphrase_needed");
    CHECK(refused.error().at == "/passphrase");
    CHECK(world.seats.empty());

    const auto petra = world.join(made.secret, "Petra", false, "blue stairs, wet");
    REQUIRE(petra.has_value());
    world.pass(16min);
    CHECK_FALSE(world.identity->who(petra->secret));
    const auto account = world.identity->account(petra->person);
    CHECK(world.sign_in(account->words.value->login, "blue stairs, wet").has_value());
}

TEST_CASE("a link of somebody who leads the group no more leads nowhere", "[identity]") {
    World world;
    const auto by = world.clinic_with_dana();
    const auto made = world.invitation(by);
    const auto followed = [&] { return code(world.wait_for(world.identity->follow(made.secret))); };
    CHECK(followed().empty());

    world.removed.insert(by);
    CHECK(followed() == "invitation_revoked");
    CHECK(code(world.join(made.secret, "Amina")) == "invitation_revoked");
    CHECK(world.seats.empty());

    world.removed.clear();
    CHECK(world.join(made.secret, "Amina").has_value());
}

TEST_CASE("the operator's links are made in the name of somebody who still leads", "[identity]") {
    World world;
    const auto dana_herself = world.clinic_with_dana();
    const auto jonas =
        *world.wait_for(world.identity->create_staff({"Jonas"}, {"jonas"}, good_password));
    const auto leader = [&] { return world.wait_for(world.identity->leader_of(thursday)); };
    CHECK_FALSE(leader());
    const auto lets_in = [&](const PersonId& person) {
        (void)world.wait_for(world.identity->grant_room(person, thursday, Role::facilitator));
    };
    lets_in(dana_herself);
    CHECK(leader() == dana_herself);
    lets_in(jonas);
    world.removed.insert(dana_herself);
    CHECK(leader() == jonas);
    world.removed.insert(jonas);
    CHECK_FALSE(leader());
}

TEST_CASE("when the operator sets a new password, links made under the old one lead nowhere",
          "[identity]") {
    World world;
    const auto made = world.invitation(world.clinic_with_dana());
    (void)world.wait_for(world.identity->set_staff_password(danas_name, "green hills, far"));
    CHECK(code(world.join(made.secret, "Amina")) == "invitation_revoked");
}

TEST_CASE("who has no passphrase may set one and needs it to change it", "[identity]") {
    World world;
    const auto login = *world.join(world.invitation(world.clinic_with_dana()).secret, "Amina");
    const auto who = *world.identity->who(login.secret);
    const auto set = [&](std::optional<std::string> current, const std::string& next) {
        return code(
            world.wait_for(world.identity->set_password(who, current, next, {"10.0.0.1", {}})));
    };
    CHECK(code(world.sign_in(world.identity->account(login.person)->words.value->login, "")) ==
          "wrong_password");
    CHECK(set(std::nullopt, "blue stairs, wet").empty());
    CHECK(set(std::nullopt, "green stairs, dry") == "wrong_password");
    CHECK(set("blue stairs, wet", "green stairs, dry").empty());
}

TEST_CASE("a member's own device stays signed in for weeks, a shared one for an hour",
          "[identity]") {
    World world;
    const auto by = world.clinic_with_dana();
    const auto join = [&](const std::string& name, bool only_mine) {
        return *world.join(world.invitation(by).secret, name, only_mine);
    };
    const auto own = join("Amina", true);
    const auto shared = join("Ben", false);

    world.pass(61min);
    CHECK(world.identity->who(own.secret));
    CHECK_FALSE(world.identity->who(shared.secret));
    world.pass(24h * 30);
    CHECK_FALSE(world.identity->who(own.secret));
}

TEST_CASE("whoever comes back each week is not cut off in the middle of a course", "[identity]") {
    World world;
    const auto own = *world.join(world.invitation(world.clinic_with_dana()).secret, "Amina", true);
    for (int week = 1; week <= 20; ++week) {
        world.pass(24h * 7);
        REQUIRE(world.identity->who(own.secret));
        world.identity->use(own.login);
        world.run();
    }
    world.pass(24h * 30);
    CHECK_FALSE(world.identity->who(own.secret));
}
