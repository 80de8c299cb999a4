// SPDX-License-Identifier: Apache-2.0
#include "tests/domain/desk.hpp"

using namespace support::desk;

TEST_CASE("a new password ends every other sign-in", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto here = desk.sign_in(ben, "here");
    desk.sign_in(ben, "there");
    desk.sign_in(desk.account(PersonKind::member, "ana"), "ana");

    desk.when(SetPassword{ben, "new", here});

    CHECK(desk.is_signed_in("here"));
    CHECK_FALSE(desk.is_signed_in("there"));
    CHECK(desk.is_signed_in("ana"));
}

TEST_CASE("the same password under another hash ends no sign-in", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    desk.sign_in(ben, "here");

    desk.when(RenewHash{ben, "dearer", "hash"});
    CHECK(desk.when(RenewHash{ben, "dearer", "dearer"}).empty());

    CHECK(desk.is_signed_in("here"));
    CHECK(desk.state.account(ben)->password->value == "dearer");
}

TEST_CASE("a password that was right when it was checked opens nothing once there is another",
          "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto login = desk.sign_in(ben, "here");
    desk.when(SetPassword{ben, "new", login});

    CHECK(desk.refusal_of(StartLogin{ben, "late", false, "hash"}) == "wrong_password");
    CHECK(desk.refusal_of(RenewHash{ben, "dearer", "hash"}) == "wrong_password");
    CHECK(desk.refusal_of(SetPassword{ben, "other", login, "hash"}) == "wrong_password");
    CHECK(desk.refusal_of(SetPassword{ben, "first", login, ""}) == "wrong_password");
    CHECK(desk.state.account(ben)->password->value == "new");

    desk.when(StartLogin{ben, "anew", false, "new"});
    CHECK(desk.is_signed_in("anew"));
}

TEST_CASE("whoever was signed out meanwhile sets no password", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto login = desk.sign_in(ben, "here");
    desk.when(EndAllLogins{ben, {}});

    CHECK(desk.refusal_of(SetPassword{ben, "new", login}) == "no_such_login");
    CHECK(desk.state.account(ben)->password->value == "hash");
}

TEST_CASE("a sign-in is found by its token alone", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto login = desk.sign_in(ben, "token");

    CHECK(desk.state.login_by_token("token", desk.now)->id == login);
    CHECK_FALSE(desk.is_signed_in("other"));
    CHECK_FALSE(desk.is_signed_in(""));
    CHECK(desk.refusal_of(StartLogin{{"nobody"}, "x", false}) == "no_such_person");
}

TEST_CASE("a sign-in that is not used ends: staff's sooner than a member's", "[desk][login]") {
    auto desk = a_desk();
    desk.sign_in(desk.account(PersonKind::staff, "maria"), "staff");
    desk.sign_in(desk.account(PersonKind::member, "ben"), "member");

    desk.now = later(desk.now, 15 * minute - 1);
    CHECK(desk.is_signed_in("staff"));
    desk.now = later(desk.now, 1);
    CHECK_FALSE(desk.is_signed_in("staff"));
    CHECK(desk.is_signed_in("member"));
    desk.now = later(desk.now, 45 * minute);
    CHECK_FALSE(desk.is_signed_in("member"));
}

TEST_CASE("a sign-in that is used lives on, but not for ever", "[desk][login]") {
    auto desk = a_desk();
    const auto staff = desk.sign_in(desk.account(PersonKind::staff, "maria"), "staff");
    const auto member = desk.sign_in(desk.account(PersonKind::member, "ben"), "member");
    const auto began = desk.now;
    const auto use_until = [&](const LoginId& login, std::int64_t end) {
        for (auto at = 10 * minute; at < end; at += 10 * minute) {
            desk.now = later(began, at);
            desk.when(UseLogin{login});
        }
        desk.now = later(began, end);
    };

    use_until(staff, 12 * hour);
    CHECK_FALSE(desk.is_signed_in("staff"));
    CHECK(desk.refusal_of(UseLogin{staff}) == "no_such_login");

    desk.now = began;
    use_until(member, 24 * hour);
    CHECK_FALSE(desk.is_signed_in("member"));
}

TEST_CASE("a use is written down once a minute at most", "[desk][login]") {
    auto desk = a_desk();
    const auto login = desk.sign_in(desk.account(PersonKind::member, "ben"), "token");

    desk.now = later(desk.now, minute - 1);
    CHECK(desk.when(UseLogin{login}).empty());
    desk.now = later(desk.now, 1);
    CHECK(desk.when(UseLogin{login}).size() == 1);
    CHECK(desk.when(UseLogin{login}).empty());
}

TEST_CASE("a member's own device is signed in for a month, staff's as any other", "[desk][login]") {
    auto desk = a_desk();
    desk.sign_in(desk.account(PersonKind::staff, "maria"), "staff", true);
    desk.sign_in(desk.account(PersonKind::member, "ben"), "member", true);

    desk.now = later(desk.now, 15 * minute);
    CHECK_FALSE(desk.is_signed_in("staff"));
    desk.now = later(desk.now, 30 * day - 15 * minute - 1);
    CHECK(desk.is_signed_in("member"));
    desk.now = later(desk.now, 1);
    CHECK_FALSE(desk.is_signed_in("member"));
}

TEST_CASE("a member's own device that is used stays signed in for a course, not for ever",
          "[desk][login]") {
    auto desk = a_desk();
    const auto member = desk.sign_in(desk.account(PersonKind::member, "ben"), "member", true);
    const auto began = desk.now;
    for (auto at = 29 * day; at < 26 * 7 * day; at += 29 * day) {
        desk.now = later(began, at);
        desk.when(UseLogin{member});
    }
    desk.now = later(began, 26 * 7 * day - 1);
    CHECK(desk.is_signed_in("member"));
    desk.now = later(desk.now, 1);
    CHECK_FALSE(desk.is_signed_in("member"));
}

TEST_CASE("a member's own device that is used less than once a month is signed out",
          "[desk][login]") {
    auto desk = a_desk();
    const auto member = desk.sign_in(desk.account(PersonKind::member, "ben"), "member", true);
    desk.now = later(desk.now, 20 * day);
    desk.when(UseLogin{member});
    desk.now = later(desk.now, 30 * day);
    CHECK_FALSE(desk.is_signed_in("member"));
}

TEST_CASE("signing out ends one's own sign-in, or all of them", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto ana = desk.account(PersonKind::member, "ana");
    const auto first = desk.sign_in(ben, "first");
    desk.sign_in(ben, "second");
    desk.sign_in(ben, "third");

    CHECK(desk.refusal_of(EndLogin{ana, first}) == "no_such_login");
    desk.when(EndLogin{ben, first});
    CHECK(desk.refusal_of(EndLogin{ben, first}) == "no_such_login");
    CHECK_FALSE(desk.is_signed_in("first"));
    CHECK(desk.state.logins_of(ben, desk.now).size() == 2);

    desk.when(EndAllLogins{ben, {}});
    CHECK(desk.state.logins_of(ben, desk.now).empty());
    CHECK(desk.state.logins_by_token.empty());
}

TEST_CASE("a person's sign-ins are found again after the state was read from a snapshot",
          "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    const auto ana = desk.account(PersonKind::member, "ana");
    desk.sign_in(ben, "first");
    desk.sign_in(ben, "second");
    desk.sign_in(ana, "third");

    const auto kept = protocol::encode_split(desk.state);
    desk.state = *protocol::decode_joined<DeskState>(kept.skeleton, kept.parts);
    desk.state.index_logins();

    CHECK(desk.state.logins_of(ben, desk.now).size() == 2);
    CHECK(desk.state.logins_of(ana, desk.now).size() == 1);
}

TEST_CASE("on the thirteenth sign-in the oldest ends", "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    for (const auto* token : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}) {
        desk.sign_in(ben, token);
        desk.now = later(desk.now, 1);
    }
    CHECK(desk.is_signed_in("a"));

    desk.sign_in(ben, "m");

    CHECK_FALSE(desk.is_signed_in("a"));
    CHECK(desk.is_signed_in("b"));
    CHECK(desk.state.logins_of(ben, desk.now).size() == 12);
}

TEST_CASE("sign-ins that ended by themselves are swept when the person comes again",
          "[desk][login]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    desk.sign_in(ben, "old");
    desk.now = later(desk.now, 2 * hour);

    desk.sign_in(ben, "new");

    CHECK(desk.state.logins.size() == 1);
    CHECK(desk.state.logins_by_token.size() == 1);
}
