// SPDX-License-Identifier: Apache-2.0
// Why the desk refused: a stable code and a sentence for a person.
#pragma once

#include <string_view>

namespace protocol::desk {

// Codes are never renamed or reused.
#define OCTET_DESK_REFUSALS(X)                                                              \
    X(clinic_exists, "This server already has its clinic.")                                 \
    X(no_clinic, "This server has no clinic yet.")                                          \
    X(login_name_taken, "Somebody else signs in with this name. Please choose another.")    \
    X(wrong_password, "The name or the password is not right.")                             \
    X(no_such_person, "There is nobody like that here.")                                    \
    X(no_such_login, "This sign-in has ended.")                                             \
    X(no_such_room, "There is no such group here.")                                         \
    X(room_exists, "This group is already there.")                                          \
    X(no_such_invitation, "This link does not lead anywhere.")                              \
    X(invitations_full, "Many links for this group are open already. Take one back first.") \
    X(invitation_used, "This link was used already. Links work once.")                      \
    X(invitation_expired, "This link is too old. Please ask for a new one.")                \
    X(invitation_revoked, "This link was taken back. Please ask for a new one.")

enum class Refusal {
#define OCTET_DESK_REFUSAL_NAME(name, sentence) name,
    OCTET_DESK_REFUSALS(OCTET_DESK_REFUSAL_NAME)
#undef OCTET_DESK_REFUSAL_NAME
};

std::string_view code_of(Refusal refusal);
std::string_view sentence_of(Refusal refusal);

}  // namespace protocol::desk
