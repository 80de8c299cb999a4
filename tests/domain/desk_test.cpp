// SPDX-License-Identifier: Apache-2.0
#include "tests/domain/desk.hpp"

using namespace support::desk;

namespace {

MakeInvitation invitation(const PersonId& by, const char* token) {
    return {room, Role::member, by, token};
}

UseInvitation use(const char* token, const char* login) {
    return {token, {login}, {"Ben"}, std::nullopt};
}

}  // namespace

TEST_CASE("a clinic is founded once, and before anything else", "[desk]") {
    Desk desk;
    CHECK(desk.refusal_of(CreateAccount{PersonKind::staff, {"maria"}, {"Maria"}, "hash"}) ==
          "no_clinic");
    CHECK(desk.refusal_of(OpenRoom{room, {"Monday group"}}) == "no_clinic");

    CHECK(desk.the<ClinicFounded>(FoundClinic{{"Lindenhof"}}).name.value == "Lindenhof");
    CHECK(desk.refusal_of(FoundClinic{{"Again"}}) == "clinic_exists");
}

TEST_CASE("nobody signs in with somebody else's name", "[desk]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "Maria");

    CHECK(desk.state.account_by_login("mARIA")->person == maria);
    CHECK_FALSE(desk.state.account_by_login("mari"));
    CHECK(desk.refusal_of(CreateAccount{PersonKind::member, {"maria "}, {"M"}, {}}) ==
          "login_name_taken");
}

TEST_CASE("an account may have no password", "[desk]") {
    auto desk = a_desk();
    const auto ben =
        desk.the<AccountCreated>(CreateAccount{PersonKind::member, {"ben"}, {"Ben"}, {}}).words.of;
    CHECK_FALSE(desk.state.account(ben)->password);

    desk.when(SetPassword{ben, "first", {}});
    CHECK(desk.state.account(ben)->password->value == "first");
    CHECK(desk.refusal_of(SetPassword{{"nobody"}, "first", {}}) == "no_such_person");
}

TEST_CASE("an invitation makes one person, with a room", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    const auto made = desk.the<InvitationMade>(invitation(maria, "link"));
    CHECK(made.expires_at == later(desk.now, 72 * hour));

    const auto created = desk.the<AccountCreated>(use("link", "ben"));

    CHECK(created.words.of == made.person);
    CHECK(created.kind == PersonKind::member);
    CHECK(desk.state.account(made.person)->rooms.at(room) == Role::member);
    CHECK(desk.refusal_of(use("link", "carl")) == "invitation_used");
    CHECK_FALSE(desk.state.account_by_login("carl"));
}

TEST_CASE("whoever is invited to lead is staff", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    desk.when(MakeInvitation{room, Role::cofacilitator, maria, "link"});

    CHECK(desk.the<AccountCreated>(use("link", "jonas")).kind == PersonKind::staff);
}

TEST_CASE("whoever is invited to be on call is staff", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    desk.when(MakeInvitation{room, Role::on_call, maria, "link"});

    const auto created = desk.the<AccountCreated>(use("link", "petra"));

    CHECK(created.kind == PersonKind::staff);
    CHECK(desk.state.account(created.words.of)->rooms.at(room) == Role::on_call);
}

TEST_CASE("a link is not for ever, and can be taken back", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    const auto old = desk.the<InvitationMade>(invitation(maria, "old")).invitation;
    desk.now = later(desk.now, 72 * hour);
    CHECK(desk.refusal_of(use("old", "ben")) == "invitation_expired");
    CHECK(desk.refusal_of(RevokeInvitation{old}) == "invitation_expired");

    const auto link = desk.the<InvitationMade>(invitation(maria, "link")).invitation;
    desk.when(RevokeInvitation{link});
    CHECK(desk.when(RevokeInvitation{link}).empty());
    CHECK(desk.refusal_of(use("link", "ben")) == "invitation_revoked");
    CHECK(desk.refusal_of(use("no link", "ben")) == "no_such_invitation");
}

TEST_CASE("a link that was used is not taken back", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    const auto link = desk.the<InvitationMade>(invitation(maria, "link")).invitation;
    desk.when(use("link", "ben"));

    CHECK(desk.refusal_of(RevokeInvitation{link}) == "invitation_used");
}

TEST_CASE("links made by whoever may not have been alone with their sign-in are taken back",
          "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    const auto jonas = desk.account(PersonKind::staff, "jonas");
    const auto here = desk.sign_in(maria, "here");
    desk.when(invitation(maria, "used"));
    desk.when(use("used", "ben"));
    desk.when(invitation(maria, "link"));
    desk.when(invitation(jonas, "his"));

    // She changes it herself: those are her own.
    desk.when(SetPassword{maria, "new", here});
    CHECK_FALSE(objection_to(desk.state.invitation_by_token("link"), desk.now));

    SECTION("by signing out everywhere") { desk.when(EndAllLogins{maria, {}}); }
    SECTION("by the operator's new password") { desk.when(SetPassword{maria, "newer", {}}); }
    CHECK(desk.refusal_of(use("link", "carl")) == "invitation_revoked");
    CHECK(desk.refusal_of(use("used", "carl")) == "invitation_used");
    desk.when(use("his", "carl"));
}

TEST_CASE("a taken name leaves the link open", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    desk.when(invitation(maria, "link"));

    CHECK(desk.refusal_of(use("link", "Maria")) == "login_name_taken");
    desk.when(use("link", "ben"));
}

TEST_CASE("a room has twenty-four open links at most", "[desk][invitation]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");
    for (int i = 0; i < 24; ++i) {
        desk.when(invitation(maria, std::to_string(i).c_str()));
    }
    CHECK(desk.refusal_of(invitation(maria, "more")) == "invitations_full");

    desk.when(use("0", "ben"));
    desk.when(invitation(maria, "more"));
    CHECK(desk.state.invitations_of(room).size() == 25);
    CHECK(desk.refusal_of(MakeInvitation{{"none"}, Role::member, maria, "x"}) == "no_such_room");
    CHECK(desk.refusal_of(invitation({"nobody"}, "x")) == "no_such_person");
}

TEST_CASE("a person is granted a room that is there", "[desk]") {
    auto desk = a_desk();
    const auto maria = desk.account(PersonKind::staff, "maria");

    desk.when(GrantRoom{maria, room, Role::facilitator});
    CHECK(desk.when(GrantRoom{maria, room, Role::facilitator}).empty());
    CHECK(desk.state.account(maria)->rooms.at(room) == Role::facilitator);
    CHECK(desk.refusal_of(GrantRoom{maria, {"none"}, Role::member}) == "no_such_room");
    CHECK(desk.refusal_of(GrantRoom{{"nobody"}, room, Role::member}) == "no_such_person");
    CHECK(desk.refusal_of(OpenRoom{room, {"Again"}}) == "room_exists");
}

TEST_CASE("names and hashes go to the person's own part on the disk", "[desk]") {
    auto desk = a_desk();
    const auto events =
        desk.when(CreateAccount{PersonKind::member, {"ben-4k2p"}, {"Benjamin"}, "argon-hash"});

    const auto split = encode_split(Recorded{desk.now, {}, events});

    for (const auto* word : {"ben-4k2p", "Benjamin", "argon-hash"}) {
        CHECK(split.skeleton.find(word) == std::string::npos);
    }
}
