// SPDX-License-Identifier: Apache-2.0
// What the desk's rules share.
#pragma once

#include "server/domain/desk/desk.hpp"

namespace domain::desk {

template <class... SomeEvents>
Decision happened(SomeEvents... events) {
    return Events{Event{std::move(events)}...};
}

Events new_account(const PersonId& person, PersonKind kind, AccountWords words,
                   const std::optional<std::string>& password_hash);

// Whether the password is still the one that was checked.
bool is_unchanged(const Account& account, const std::optional<std::string>& checked);

// Every sign-in of the person but one.
void end_logins(const DeskState& desk, const PersonId& person, const std::optional<LoginId>& keep,
                Events& out);

// Every link of the person's making that is still open.
void take_back_links(const DeskState& desk, const PersonId& made_by, Timestamp now, Events& out);

}  // namespace domain::desk
