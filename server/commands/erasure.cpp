// SPDX-License-Identifier: Apache-2.0
#include "server/commands/erasure.hpp"

#include "server/commands/service.hpp"
#include "server/telemetry/log.hpp"

namespace commands {
namespace {

using boost::asio::awaitable;
using protocol::PersonId;

// Each step may be done again: a group takes the command once, and the desk keeps the group on its
// list until it has.
awaitable<Erasure> tell(Service& service, PersonId person) {
    const auto& clinic = service.clinic();
    Erasure erasure{person, {}, {}};
    const auto known = co_await clinic.identity.erase_account(person);
    const auto account = clinic.identity.account(person);
    if (!account) co_return erasure;
    for (const auto& [room, role] : account->rooms) {
        const auto name = clinic.identity.room_name(room).value_or(protocol::Title{room.value});
        const protocol::CommandId id{"erasure-" + person.value};
        const auto served =
            co_await clinic.rooms.command(room, protocol::group::ErasePerson{person}, id);
        const auto left = served && known;
        if (left) co_await clinic.identity.leave_room(person, room);
        (left ? erasure.groups : erasure.waiting).push_back(name.value);
    }
    co_return erasure;
}

}  // namespace

awaitable<journal::Result<Erasure>> erase(Service& service, PersonId person) {
    const auto destroyed = co_await service.journal().erase(person);
    if (!destroyed) co_return destroyed.error();
    co_return co_await tell(service, std::move(person));
}

awaitable<void> finish_erasures(Service& service) {
    const auto ledger = co_await service.journal().ledger();
    if (!ledger) co_return;
    for (const auto& erased : *ledger) {
        const auto account = service.clinic().identity.account(erased.person);
        if (!account || (account->erased_at && account->rooms.empty())) continue;
        const auto erasure = co_await tell(service, erased.person);
        telemetry::info("erasure_finished",
                        {{"groups", static_cast<std::int64_t>(erasure.groups.size())},
                         {"waiting", static_cast<std::int64_t>(erasure.waiting.size())}});
    }
}

}  // namespace commands
