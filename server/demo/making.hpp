// SPDX-License-Identifier: Apache-2.0
// What making a clinic of made-up people consists of: accounts, logs, doors.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "server/demo/made_up_clinic.hpp"
#include "server/demo/rehearsal.hpp"

namespace demo {

// An answer that the demo cannot do without: anything else is a mistake in the demo.
template <class T>
T must(const identity::Answer<T>& answer) {
    if (!answer)
        throw std::logic_error{"the demo cannot be made: " + std::string{answer.error().code}};
    if constexpr (!std::is_void_v<T>) return *answer;
}

// Members sign in by doors only, so their names need no random part.
protocol::api::SignInName door_of(std::string_view name);

boost::asio::awaitable<protocol::PersonId> make_account(const api::Clinic& clinic,
                                                        identity::PersonKind kind,
                                                        std::string_view name);

// The whole log of a room. Throws config::Mistake when the disk does not take it.
boost::asio::awaitable<void> write_log(journal::Journal& journal, protocol::RoomId room,
                                       std::vector<journal::Record> records, journal::Wake wake);

// Who has this door, if there is such a person.
std::optional<Person> find_person(const api::Clinic& clinic, const protocol::api::SignInName& login,
                                  protocol::group::Role role, std::string_view label);

}  // namespace demo
