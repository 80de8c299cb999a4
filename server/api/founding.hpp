// SPDX-License-Identifier: Apache-2.0
// A new group: its room, its course, and the seats of those who lead it.
#pragma once

#include <optional>
#include <string>

#include "server/api/clinic.hpp"

namespace api {

struct Leader {
    protocol::PersonId person;
    protocol::group::Role role{};
};

struct GroupPlan {
    protocol::api::NewGroup group;
    protocol::PersonId founder;  // facilitates it
    protocol::Whole<2, 12> seats_max{8};
    std::optional<protocol::Whole<10, 300>> hold_after_s{};
};

// Whoever signs in so, if they may lead groups.
std::optional<protocol::PersonId> staff_named(const Clinic& clinic,
                                              const protocol::api::SignInName& login);

// The group is known to the desk last: one that was not finished leads nobody anywhere.
boost::asio::awaitable<identity::Answer<protocol::RoomId>> found_group(const Clinic& clinic,
                                                                       GroupPlan plan);

// One more who leads a group that is there. Refused with already_seated when they have another
// seat in it; when they lead it so already, nothing changes.
boost::asio::awaitable<identity::Answer<void>> seat_leader(const Clinic& clinic,
                                                           protocol::RoomId room, Leader leader);

}  // namespace api
