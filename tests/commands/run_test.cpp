// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cerrno>
#include <system_error>

#include "server/commands/commands.hpp"

TEST_CASE("when nobody reads on, a command ends without a word", "[commands]") {
    CHECK(commands::run([]() -> int {
              throw std::system_error(EPIPE, std::generic_category(), "cannot write to file");
          }) == 1);
}

TEST_CASE("another fault of the system is not hidden", "[commands]") {
    CHECK_THROWS_AS(
        commands::run([]() -> int { throw std::system_error(ENOSPC, std::generic_category()); }),
        std::system_error);
}
