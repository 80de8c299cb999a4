// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/domain/desk/decisions.hpp"

namespace domain::desk {

namespace {

std::int64_t longest_ms(PersonKind kind, bool only_mine) {
    if (kind == PersonKind::staff) return limits.staff_login_ms;
    return only_mine ? limits.own_device_ms : limits.member_login_ms;
}

// Whoever signs in here and there and never out does not pile up sign-ins.
void make_room_for_one(const DeskState& desk, const PersonId& person, Timestamp now, Events& out) {
    const auto signed_in = desk.logins_of(person, now);
    for (auto i = limits.logins_max - 1; i < signed_in.size(); ++i) {
        out.emplace_back(LoginEnded{signed_in[i]->id});
    }
}

}  // namespace

void end_logins(const DeskState& desk, const PersonId& person, const std::optional<LoginId>& keep,
                Events& out) {
    for (const auto& [id, login] : desk.logins) {
        if (login.person == person && id != keep) out.emplace_back(LoginEnded{id});
    }
}

Decision decide(const DeskState& desk, const StartLogin& command, Context context) {
    const auto* account = desk.account_in_use(command.person);
    if (!account) return Refusal::no_such_person;
    if (!is_unchanged(*account, command.checked)) return Refusal::wrong_password;

    Events events;
    make_room_for_one(desk, command.person, context.now, events);
    const auto expires_at = later(context.now, longest_ms(account->kind, command.only_mine));
    events.emplace_back(LoginStarted{context.draw.id<LoginId>(), command.person, command.token_hash,
                                     command.only_mine, expires_at});
    return events;
}

Decision decide(const DeskState& desk, const UseLogin& command, Context context) {
    const auto* login = desk.login(command.login);
    if (!login || context.now >= ends_at(desk, *login)) return Refusal::no_such_login;
    if (ms_between(login->seen_at, context.now) < limits.seen_every_ms) return happened();

    return happened(LoginSeen{command.login});
}

Decision decide(const DeskState& desk, const EndLogin& command, Context) {
    const auto* login = desk.login(command.login);
    if (!login || login->person != command.person) return Refusal::no_such_login;

    return happened(LoginEnded{command.login});
}

Decision decide(const DeskState& desk, const EndAllLogins& command, Context context) {
    if (!desk.account(command.person)) return Refusal::no_such_person;

    Events events;
    end_logins(desk, command.person, command.keep, events);
    if (!command.keep) take_back_links(desk, command.person, context.now, events);
    return events;
}

}  // namespace domain::desk
