// SPDX-License-Identifier: Apache-2.0
// What people do with forms. A form has many steps, so that commands at random would seldom come to
// its end: here it is planned, begun, answered question by question, left for a while, and sent.
#pragma once

#include "server/domain/group/group.hpp"
#include "tests/simulation/input.hpp"

namespace simulation {

struct FormStep {
    PersonId person;
    Command command;
};

// What somebody in this group does next about forms; nothing when nobody can.
std::optional<FormStep> step_with_forms(const domain::group::GroupState& group, Timestamp now,
                                        domain::Draw& draw);

}  // namespace simulation
