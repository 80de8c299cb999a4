// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/domain/desk/decisions.hpp"

namespace domain::desk {

namespace {

std::int64_t open_for(const DeskState& desk, const RoomId& room, Timestamp now) {
    return std::ranges::count_if(desk.invitations, [&](const auto& entry) {
        return entry.second.room == room && state_of(entry.second, now) == InvitationState::open;
    });
}

}  // namespace

void take_back_links(const DeskState& desk, const PersonId& made_by, Timestamp now, Events& out) {
    for (const auto& [id, invitation] : desk.invitations) {
        if (invitation.made_by != made_by) continue;
        if (state_of(invitation, now) == InvitationState::open) {
            out.emplace_back(InvitationRevoked{id});
        }
    }
}

PersonKind kind_for(Role role) {
    return role == Role::member ? PersonKind::member : PersonKind::staff;
}

std::optional<Refusal> objection_to(const Invitation* invitation, Timestamp now) {
    if (!invitation) return Refusal::no_such_invitation;
    switch (state_of(*invitation, now)) {
        case InvitationState::open:
            return {};
        case InvitationState::used:
            return Refusal::invitation_used;
        case InvitationState::expired:
            return Refusal::invitation_expired;
        case InvitationState::revoked:
            return Refusal::invitation_revoked;
    }
    return Refusal::no_such_invitation;
}

Decision decide(const DeskState& desk, const MakeInvitation& command, Context context) {
    if (!desk.room(command.room)) return Refusal::no_such_room;
    if (!desk.account(command.made_by)) return Refusal::no_such_person;
    if (open_for(desk, command.room, context.now) >= limits.invitations_max) {
        return Refusal::invitations_full;
    }

    return happened(InvitationMade{context.draw.id<InvitationId>(), command.token_hash,
                                   command.room, context.draw.id<PersonId>(), command.role,
                                   command.made_by, later(context.now, limits.invitation_ms)});
}

Decision decide(const DeskState& desk, const UseInvitation& command, Context context) {
    const auto* invitation = desk.invitation_by_token(command.token_hash);
    if (const auto no = objection_to(invitation, context.now)) return *no;
    if (desk.account_by_login(command.login.value)) return Refusal::login_name_taken;

    auto events = new_account(invitation->person, kind_for(invitation->role),
                              {command.login, command.name}, command.password_hash);
    events.emplace_back(RoomGranted{invitation->person, invitation->room, invitation->role});
    events.emplace_back(InvitationUsed{invitation->id});
    return events;
}

Decision decide(const DeskState& desk, const RevokeInvitation& command, Context context) {
    const auto* invitation = desk.invitation(command.invitation);
    if (invitation && invitation->revoked_at) return happened();
    if (const auto no = objection_to(invitation, context.now)) return *no;

    return happened(InvitationRevoked{command.invitation});
}

}  // namespace domain::desk
