// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <system_error>

#include "server/commands/commands.hpp"
#include "server/config/config.hpp"

namespace commands {

int run(const Chosen& chosen) {
    try {
        return chosen();
    } catch (const config::Mistake& mistake) {
        fmt::print(stderr, "octet: {}\n", mistake.what());
        return 1;
    } catch (const std::system_error& error) {
        // Whoever read what is printed has seen enough, as in: octet schema | head.
        if (error.code() == std::errc::broken_pipe) return 1;
        throw;
    }
}

}  // namespace commands
