// SPDX-License-Identifier: Apache-2.0
// Does an operator's command where the clinic's data is: in the running server, or here.
#pragma once

#include "server/commands/admin.hpp"
#include "server/config/config.hpp"

namespace commands {

// Prints what was answered; answers the exit code. A refusal is thrown as config::Mistake.
int say(const AdminAnswer& answer);

// Does it, and says so.
int on_clinic(config::Place place, const AdminCommand& command);

}  // namespace commands
