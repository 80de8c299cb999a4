// SPDX-License-Identifier: Apache-2.0
#include "server/demo/making.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "server/config/config.hpp"

namespace demo {

using boost::asio::awaitable;
using identity::PersonKind;
using protocol::PersonId;
using protocol::RoomId;
using protocol::api::SignInName;
using protocol::group::Role;

namespace {

constexpr std::size_t records_at_once = 200;

}  // namespace

SignInName door_of(std::string_view name) {
    std::string door{name};
    std::ranges::transform(door, door.begin(), [](unsigned char c) { return std::tolower(c); });
    return {door};
}

awaitable<PersonId> make_account(const api::Clinic& clinic, PersonKind kind,
                                 std::string_view name) {
    co_return must(
        co_await clinic.identity.create_account(kind, {std::string{name}}, door_of(name)));
}

awaitable<void> write_log(journal::Journal& journal, RoomId room,
                          std::vector<journal::Record> records, journal::Wake wake) {
    journal::Position last = 0;
    while (last < records.size()) {
        const auto count = std::min(records_at_once, records.size() - last);
        const auto from = records.begin() + static_cast<std::ptrdiff_t>(last);
        std::vector<journal::Record> some{
            std::make_move_iterator(from),
            std::make_move_iterator(from + static_cast<std::ptrdiff_t>(count))};
        const bool is_end = last + count == records.size();
        const auto written =
            co_await journal.append(room, last, std::move(some), is_end ? wake : std::nullopt);
        if (!written) throw config::Mistake{"The demo cannot be written: is the disk full?"};
        last += count;
    }
}

std::optional<Person> find_person(const api::Clinic& clinic, const SignInName& login, Role role,
                                  std::string_view label) {
    const auto id = clinic.identity.person_named(login);
    const auto known = id ? clinic.identity.account(*id) : std::nullopt;
    if (!known || !known->words.value) return std::nullopt;
    return Person{*id, {{login.value}, known->words.value->name, role, {std::string{label}}, {}}};
}

}  // namespace demo
