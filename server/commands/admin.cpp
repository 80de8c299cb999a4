// SPDX-License-Identifier: Apache-2.0
#include "server/commands/admin.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

#include "server/api/founding.hpp"
#include "server/api/qr.hpp"
#include "server/commands/erasure.hpp"
#include "server/commands/reports.hpp"
#include "server/commands/service.hpp"
#include "server/journal/data_dir.hpp"
#include "server/journal/rotation.hpp"

namespace commands {
namespace {

using boost::asio::awaitable;
using protocol::group::Role;

AdminAnswer said(std::string line) { return Said{{std::move(line)}}; }

AdminAnswer refused(const identity::Refusal& why) { return Refused{std::string{why.sentence}}; }

std::optional<protocol::PersonId> person(Service& service, const protocol::api::SignInName& login) {
    return service.clinic().identity.person_named(login);
}

AdminAnswer nobody(const protocol::api::SignInName& login) {
    return Refused{
        fmt::format("No facilitator signs in as \"{}\". Make them with: octet facilitator create.",
                    login.value)};
}

AdminAnswer no_group() {
    return Refused{"There is no such group here. Look with: octet group list."};
}

awaitable<AdminAnswer> answer(Service& service, CreateClinic asked) {
    const auto founded = co_await service.clinic().identity.found_clinic(asked.name);
    if (!founded) co_return refused(founded.error());
    co_return said(fmt::format("{} is there. Next: octet facilitator create.", asked.name.value));
}

awaitable<AdminAnswer> answer(Service& service, SignEverybodyOut) {
    const auto ended = co_await service.clinic().identity.end_everything();
    if (!ended) co_return refused(ended.error());
    co_return said(
        fmt::format("Signed out: {}. Open links taken back: {}. Passwords are as they were.",
                    ended->people, ended->links));
}

awaitable<AdminAnswer> answer(Service& service, CreateFacilitator asked) {
    const auto made = co_await service.clinic().identity.create_staff(
        asked.name, asked.login, std::move(asked.password.value));
    if (!made) co_return refused(made.error());
    co_return said(fmt::format("{} signs in as {}.", asked.name.value, asked.login.value));
}

awaitable<AdminAnswer> answer(Service& service, SetFacilitatorPassword asked) {
    const auto set = co_await service.clinic().identity.set_staff_password(
        asked.login, std::move(asked.password.value));
    if (!set) co_return refused(set.error());
    co_return said(
        fmt::format("{} has a new password. Wherever they were signed in, they are not any more.",
                    asked.login.value));
}

awaitable<AdminAnswer> answer(Service& service, CreateGroup asked) {
    const auto& clinic = service.clinic();
    const auto facilitator = api::staff_named(clinic, asked.facilitator);
    if (!facilitator) co_return nobody(asked.facilitator);
    const auto& second = asked.group.cofacilitator;
    if (second && !api::staff_named(clinic, *second)) co_return nobody(*second);
    api::GroupPlan plan{.group = std::move(asked.group),
                        .founder = *facilitator,
                        .seats_max = asked.seats_max,
                        .hold_after_s = asked.hold_after_s};
    const auto name = plan.group.name.value;
    const auto room = co_await api::found_group(clinic, std::move(plan));
    if (!room) co_return refused(room.error());
    co_return Said{{fmt::format("{} is founded. Its room: {}", name, room->value),
                    fmt::format("Next: octet invite create --room {}", room->value)}};
}

awaitable<AdminAnswer> answer(Service& service, LeadGroup asked) {
    const auto& clinic = service.clinic();
    const auto group = clinic.identity.room_name(asked.room);
    if (!group) co_return no_group();
    const auto leader = api::staff_named(clinic, asked.login);
    if (!leader) co_return nobody(asked.login);
    const auto role = asked.co ? Role::cofacilitator : Role::facilitator;
    const auto seated = co_await api::seat_leader(clinic, asked.room, {*leader, role});
    if (!seated && seated.error().code == protocol::code_of(protocol::Refusal::already_seated)) {
        co_return Refused{fmt::format(
            "{} has another seat in {} already: let a facilitator remove them from the group "
            "first, then ask again.",
            asked.login.value, group->value)};
    }
    if (!seated) co_return refused(seated.error());
    co_return said(fmt::format("{} is {} of {}.", asked.login.value,
                               asked.co ? "co-facilitator" : "facilitator", group->value));
}

awaitable<AdminAnswer> answer(Service& service, CreateInvitation asked) {
    const auto& clinic = service.clinic();
    // Whose name stands under it: the first who leads the group.
    if (!clinic.identity.room_name(asked.room)) co_return no_group();
    const auto maker = co_await clinic.identity.leader_of(asked.room);
    if (!maker) {
        co_return Refused{
            "Nobody leads this group any more. Give it somebody first: octet group lead."};
    }
    const auto made = co_await clinic.identity.invite(*maker, asked.room, asked.role);
    if (!made) co_return refused(made.error());
    const auto link = api::join_link(asked.url.value_or(clinic.public_url), made->secret);
    co_return Said{
        {link, api::qr_blocks(link),
         "It works once, for three days. It is shown only now: nobody can read it again."}};
}

awaitable<AdminAnswer> answer(Service& service, ListGroups) {
    Said list;
    for (const auto& room : service.clinic().identity.rooms()) {
        list.lines.push_back(fmt::format("{}  {}", room.id.value, room.name.value));
    }
    if (list.lines.empty())
        list.lines.push_back("No groups yet. Make one with: octet group create.");
    co_return list;
}

// Who led a group is part of its record, which a clinic must keep.
std::optional<std::string> led_by(Service& service, const domain::desk::Account& account) {
    for (const auto& [room, role] : account.rooms) {
        if (role != Role::facilitator && role != Role::cofacilitator) continue;
        return service.clinic()
            .identity.room_name(room)
            .value_or(protocol::Title{room.value})
            .value;
    }
    return std::nullopt;
}

awaitable<AdminAnswer> answer(Service& service, EraseAccount asked) {
    const auto& identity = service.clinic().identity;
    const auto who = person(service, asked.login);
    const auto account = who ? identity.account(*who) : std::nullopt;
    if (!account) {
        co_return Refused{fmt::format("Nobody signs in as \"{}\": ask them to look at their page.",
                                      asked.login.value)};
    }
    if (const auto group = led_by(service, *account)) {
        co_return Refused{fmt::format(
            "{} leads {}, and who led a group is part of its record: only members, observers and "
            "who is on call can be erased.",
            asked.login.value, *group)};
    }
    if (!asked.really)
        co_return Said{lines_before_erasing(asked.login.value, account->rooms.size())};
    const auto erasure = co_await erase(service, *who);
    if (!erasure) co_return Refused{sentence_of(erasure.error())};
    co_return Said{
        receipt_of(*erasure, asked.login.value, service.clock().now(),
                   journal::backups_in({std::filesystem::absolute(service.config().place.data)}))};
}

awaitable<AdminAnswer> answer(Service& service, TakeBackup asked) {
    const auto backup = co_await service.journal().back_up(asked.file);
    if (!backup) co_return Refused{backup.error().sentence};
    co_return Said{lines_of(*backup)};
}

awaitable<AdminAnswer> answer(Service& service, VerifyLog) {
    const auto report = co_await service.journal().verify();
    if (!report) co_return Refused{report.error().sentence};
    if (!report->whole()) co_return Refused{damage_in(*report)};
    co_return Said{lines_of(*report)};
}

awaitable<AdminAnswer> answer(Service& service, RotateKey) {
    const auto& file = service.config().place.key;
    const auto key = journal::load_master_key(file);
    if (!key) co_return Refused{key.error().sentence};
    const auto next = journal::make_next_key(file);
    if (!next) co_return Refused{next.error().sentence};
    if (const auto wrapped = co_await service.journal().rewrap(next->copy()); !wrapped) {
        co_return Refused{sentence_of(wrapped.error())};
    }
    if (const auto placed = journal::put_next_key_in_place(file, key->id()); !placed) {
        co_return Refused{placed.error().sentence};
    }
    co_return Said{lines_of(
        journal::Rotated{key->id(), next->id(), journal::old_key_file(file, key->id())}, file)};
}

}  // namespace

awaitable<AdminAnswer> perform(Service& service, AdminCommand command) {
    auto one = [&service](auto asked) { return answer(service, std::move(asked)); };
    co_return co_await std::visit(one, std::move(command));
}

}  // namespace commands
