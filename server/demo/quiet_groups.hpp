// SPDX-License-Identifier: Apache-2.0
// The groups of the demo that do not meet now, and the doors of their people.
#pragma once

#include "server/demo/made_up_clinic.hpp"

namespace demo {

boost::asio::awaitable<void> make_quiet_groups(const api::Clinic& clinic,
                                               journal::Journal& journal);

// The facilitator first. Empty in a clinic that an earlier version made.
std::vector<Person> find_quiet_people(const api::Clinic& clinic);

}  // namespace demo
