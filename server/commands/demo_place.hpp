// SPDX-License-Identifier: Apache-2.0
// Where a demo is kept, and how it is begun anew without ever touching anything else.
#pragma once

#include "server/config/config.hpp"

namespace commands {

// <data>.key, whatever the service manager offers.
std::filesystem::path key_beside(const std::filesystem::path& data);

// Makes the data directory and its key where there are none. `fresh`: removes what an earlier demo
// left. A directory that no demo made is refused. Throws config::Mistake.
void prepare(const config::Place& place, bool fresh);

}  // namespace commands
