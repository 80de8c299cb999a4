// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/not_tried.hpp"

#include <catch2/catch.hpp>
#include <iostream>

namespace support {

// Past Catch, which would break the line. cmake/targets.cmake has the words that CTest looks for.
void not_tried(const std::string& why) {
    SUCCEED("not tried");
    std::cout << "Not tried on this machine: " << why << std::endl;
}

}  // namespace support
