// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "server/commands/commands.hpp"
#include "server/config/config.hpp"

namespace commands {

int run(const Chosen& chosen) {
    try {
        return chosen();
    } catch (const config::Mistake& mistake) {
        fmt::print(stderr, "octet: {}\n", mistake.what());
        return 1;
    }
}

}  // namespace commands
