// SPDX-License-Identifier: Apache-2.0
// After an older backup was restored, what was ended since is there again: here all of it ends.
#include "server/identity/at_home.hpp"
#include "server/identity/identity.hpp"

namespace identity {

namespace desk = domain::desk;

namespace {

std::vector<PersonId> who_is_signed_in(const desk::DeskState& state, Timestamp now) {
    std::vector<PersonId> all;
    for (const auto& [person, account] : state.accounts) {
        if (!state.logins_of(person, now).empty()) all.push_back(person);
    }
    return all;
}

std::vector<InvitationId> open_invitations(const desk::DeskState& state, Timestamp now) {
    std::vector<InvitationId> all;
    for (const auto& [id, invitation] : state.invitations) {
        if (state_of(invitation, now) == desk::InvitationState::open) all.push_back(id);
    }
    return all;
}

}  // namespace

Identity::Awaitable<Answer<Ended>> Identity::end_everything() { return at_home(end_all()); }

Identity::Awaitable<Answer<Ended>> Identity::end_all() {
    const auto now = outside_.now();
    const auto people =
        desk_.look([&](const desk::DeskState& state) { return who_is_signed_in(state, now); });
    const auto invitations =
        desk_.look([&](const desk::DeskState& state) { return open_invitations(state, now); });

    for (const auto& person : people) {
        const auto over = co_await told(desk::EndAllLogins{person, std::nullopt}, std::nullopt);
        if (!over) co_return over.error();
    }
    for (const auto& invitation : invitations) {
        const auto over = co_await told(desk::RevokeInvitation{invitation}, std::nullopt);
        if (!over) co_return over.error();
    }
    co_return Ended{people.size(), invitations.size()};
}

}  // namespace identity
