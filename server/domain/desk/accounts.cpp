// SPDX-License-Identifier: Apache-2.0
#include "server/domain/desk/decisions.hpp"

namespace domain::desk {

Decision decide(const DeskState& desk, const FoundClinic& command, Context) {
    if (desk.clinic) return Refusal::clinic_exists;

    return happened(ClinicFounded{command.name});
}

Decision decide(const DeskState& desk, const CreateAccount& command, Context context) {
    if (!desk.clinic) return Refusal::no_clinic;
    if (desk.account_by_login(command.login.value)) return Refusal::login_name_taken;

    return new_account(context.draw.id<PersonId>(), command.kind, {command.login, command.name},
                       command.password_hash);
}

Decision decide(const DeskState& desk, const SetPassword& command, Context context) {
    const auto* account = desk.account_in_use(command.person);
    if (!account) return Refusal::no_such_person;
    if (command.keep && !desk.login(*command.keep)) return Refusal::no_such_login;
    if (!is_unchanged(*account, command.checked)) return Refusal::wrong_password;

    Events events{PasswordSet{personal(command.person, command.hash)}};
    end_logins(desk, command.person, command.keep, events);
    if (!command.keep) take_back_links(desk, command.person, context.now, events);
    return events;
}

Decision decide(const DeskState& desk, const RenewHash& command, Context) {
    const auto* account = desk.account_in_use(command.person);
    if (!account) return Refusal::no_such_person;
    if (!is_unchanged(*account, command.checked)) return Refusal::wrong_password;
    if (command.hash == command.checked) return happened();

    return happened(PasswordSet{personal(command.person, command.hash)});
}

Decision decide(const DeskState& desk, const OpenRoom& command, Context) {
    if (!desk.clinic) return Refusal::no_clinic;
    if (desk.room(command.room)) return Refusal::room_exists;

    return happened(RoomOpened{command.room, command.name});
}

Decision decide(const DeskState& desk, const GrantRoom& command, Context) {
    const auto* account = desk.account_in_use(command.person);
    if (!account) return Refusal::no_such_person;
    if (!desk.room(command.room)) return Refusal::no_such_room;
    const auto granted = account->rooms.find(command.room);
    if (granted != account->rooms.end() && granted->second == command.role) return happened();

    return happened(RoomGranted{command.person, command.room, command.role});
}

Decision decide(const DeskState& desk, const EraseAccount& command, Context) {
    const auto* account = desk.account(command.person);
    if (!account) return Refusal::no_such_person;
    if (account->erased_at) return happened();

    Events events;
    end_logins(desk, command.person, std::nullopt, events);
    events.emplace_back(AccountErased{command.person});
    return events;
}

Decision decide(const DeskState& desk, const LeaveRoom& command, Context) {
    const auto* account = desk.account(command.person);
    if (!account) return Refusal::no_such_person;
    if (!account->rooms.contains(command.room)) return happened();

    return happened(RoomLeft{command.person, command.room});
}

std::string hash_of(const Account& account) {
    return account.password ? account.password->value.value_or("") : std::string{};
}

bool is_unchanged(const Account& account, const std::optional<std::string>& checked) {
    return !checked || *checked == hash_of(account);
}

Events new_account(const PersonId& person, PersonKind kind, AccountWords words,
                   const std::optional<std::string>& password_hash) {
    Events events{AccountCreated{kind, personal(person, std::move(words))}};
    if (password_hash) events.emplace_back(PasswordSet{personal(person, *password_hash)});
    return events;
}

}  // namespace domain::desk
