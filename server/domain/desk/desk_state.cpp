// SPDX-License-Identifier: Apache-2.0
#include "server/domain/desk/desk_state.hpp"

#include <algorithm>

#include "server/domain/desk/desk.hpp"
#include "server/domain/group/names.hpp"

namespace domain::desk {

namespace {

template <class Map, class Key>
const typename Map::mapped_type* find_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

// The first entry that fits, or null.
template <class Map, class Fits>
const typename Map::mapped_type* first_in(const Map& map, Fits fits) {
    const auto found =
        std::ranges::find_if(map, [&](const auto& entry) { return fits(entry.second); });
    return found == map.end() ? nullptr : &found->second;
}

std::int64_t idle_ms(bool staff, bool only_mine) {
    if (staff) return limits.staff_idle_ms;
    return only_mine ? limits.own_device_idle_ms : limits.member_idle_ms;
}

}  // namespace

const Account* DeskState::account(const PersonId& person) const {
    return find_in(accounts, person);
}

const Account* DeskState::account_in_use(const PersonId& person) const {
    const auto* found = account(person);
    return found && !found->erased_at ? found : nullptr;
}

const Account* DeskState::account_by_login(std::string_view name) const {
    const auto wanted = group::folded(name);
    return first_in(accounts, [&](const Account& account) {
        const auto& words = account.words.value;
        return words && group::folded(words->login.value) == wanted;
    });
}

const Login* DeskState::login(const LoginId& id) const { return find_in(logins, id); }

const Login* DeskState::login_by_token(const std::string& token_hash, Timestamp now) const {
    const auto* id = find_in(logins_by_token, token_hash);
    const auto* found = id ? login(*id) : nullptr;
    return found && now < ends_at(*this, *found) ? found : nullptr;
}

const Invitation* DeskState::invitation(const InvitationId& id) const {
    return find_in(invitations, id);
}

const Invitation* DeskState::invitation_by_token(std::string_view token_hash) const {
    return first_in(invitations,
                    [&](const Invitation& made) { return made.token_hash == token_hash; });
}

const Room* DeskState::room(const RoomId& id) const { return find_in(rooms, id); }

std::vector<const Login*> DeskState::logins_of(const PersonId& person, Timestamp now) const {
    std::vector<const Login*> found;
    for (auto at = logins_by_person.lower_bound({person, LoginId{}});
         at != logins_by_person.end() && at->first == person; ++at) {
        const auto& login = logins.at(at->second);
        if (now < ends_at(*this, login)) found.push_back(&login);
    }
    std::ranges::sort(found, std::ranges::greater{}, &Login::since);
    return found;
}

void DeskState::index_logins() {
    logins_by_person.clear();
    for (const auto& [id, login] : logins) logins_by_person.emplace(login.person, id);
}

std::vector<const Invitation*> DeskState::invitations_of(const RoomId& room) const {
    std::vector<const Invitation*> found;
    for (const auto& [id, invitation] : invitations) {
        if (invitation.room == room) found.push_back(&invitation);
    }
    std::ranges::sort(found, std::ranges::greater{}, &Invitation::made_at);
    return found;
}

Timestamp ends_at(const DeskState& desk, const Login& login) {
    const auto* account = desk.account(login.person);
    const bool staff = account && account->kind == PersonKind::staff;
    return std::min(later(login.seen_at, idle_ms(staff, login.only_mine)), login.expires_at);
}

InvitationState state_of(const Invitation& invitation, Timestamp now) {
    if (invitation.used_at) return InvitationState::used;
    if (invitation.revoked_at) return InvitationState::revoked;
    return now < invitation.expires_at ? InvitationState::open : InvitationState::expired;
}

}  // namespace domain::desk
