// SPDX-License-Identifier: Apache-2.0
// A new group: its room, its course, and the seats of those who lead it.
#pragma once

#include <string>
#include <vector>

#include "server/api/clinic.hpp"

namespace api {

struct Leader {
    protocol::PersonId person;
    protocol::group::Role role{};
};

struct GroupPlan {
    protocol::api::NewGroup group;
    protocol::Whole<2, 12> seats_max{8};
    std::vector<Leader> leaders;
};

// The group is known to the desk last: one that was not finished leads nobody anywhere.
boost::asio::awaitable<identity::Answer<protocol::RoomId>> found_group(const Clinic& clinic,
                                                                       GroupPlan plan);

}  // namespace api
