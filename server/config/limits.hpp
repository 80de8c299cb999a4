// SPDX-License-Identifier: Apache-2.0
// The limits on one person and one address that an operator may raise, with their defaults: one
// table, from which `octet serve` makes its options. They keep one device that has gone wrong, or
// means harm, from taking the server away from the others; a sign of danger passes those on
// commands.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace config {

struct Limits {
    std::uint32_t commands_per_second = 10;  // of one person in one room; three times that at once
    std::uint32_t messages_per_second = 20;  // on one socket, over ten seconds
    std::uint32_t sockets_per_person = 8;    // devices and open pages
    std::uint32_t newcomers_per_address = 20;  // connections that have not yet said what they want
};

struct Limit {
    std::string_view option;
    std::uint32_t Limits::* value;
    std::string_view help;
};

inline constexpr std::uint32_t limit_max = 1'000'000;

inline constexpr std::array limits_table = {
    Limit{"--limit-commands", &Limits::commands_per_second,
          "Commands a second of one person in one room"},
    Limit{"--limit-messages", &Limits::messages_per_second, "Messages a second on one socket"},
    Limit{"--limit-sockets", &Limits::sockets_per_person, "Open pages of one person"},
    Limit{"--limit-newcomers", &Limits::newcomers_per_address,
          "Connections from one address that have not yet sent a request (a clinic behind one "
          "address may need more)"}};

}  // namespace config
