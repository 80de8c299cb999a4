// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/domain/desk.hpp"

using namespace support::desk;

TEST_CASE("F1: an erased account opens nothing any more, and its name is free", "[desk][erasure]") {
    auto desk = a_desk();
    const auto ben = desk.account(PersonKind::member, "ben");
    desk.when(GrantRoom{ben, room, Role::member});
    desk.sign_in(ben, "token");

    const auto events = desk.when(EraseAccount{ben});
    CHECK(std::ranges::any_of(
        events, [](const auto& event) { return std::holds_alternative<LoginEnded>(event); }));
    CHECK_FALSE(desk.is_signed_in("token"));
    const auto* account = desk.state.account(ben);
    CHECK_FALSE(account->words.value);
    CHECK_FALSE(account->password);
    CHECK(account->erased_at == desk.now);
    CHECK(desk.refusal_of(StartLogin{ben, "again", false}) == "no_such_person");
    CHECK(desk.refusal_of(SetPassword{ben, "hash", {}}) == "no_such_person");
    CHECK(desk.refusal_of(GrantRoom{ben, room, Role::member}) == "no_such_person");
    CHECK(desk.when(EraseAccount{ben}).empty());
    CHECK(desk.refusal_of(EraseAccount{{"nobody"}}) == "no_such_person");
    desk.account(PersonKind::member, "ben");

    // The group stays on its list until it knows.
    CHECK(desk.state.account(ben)->rooms.contains(room));
    desk.when(LeaveRoom{ben, room});
    CHECK(desk.state.account(ben)->rooms.empty());
    CHECK(desk.when(LeaveRoom{ben, room}).empty());
}
