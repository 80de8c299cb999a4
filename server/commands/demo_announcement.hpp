// SPDX-License-Identifier: Apache-2.0
// Tells whoever started the demo where its doors are: in words, or as one line of JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/demo/doors.hpp"

namespace commands {

// The address that the demo listens on.
struct DemoAddress {
    std::string address;
    std::uint16_t port = 0;

    bool is_any() const { return address == "0.0.0.0" || address == "::"; }
    // For this machine.
    std::string local_url() const;
    // For others where there are others, else for this machine.
    std::string url() const;
    // For others in the same network.
    std::vector<std::string> network_urls() const;
};

void announce(const demo::Doors& doors, const DemoAddress& address, bool json);

}  // namespace commands
