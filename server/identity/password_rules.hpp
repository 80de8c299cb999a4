// SPDX-License-Identifier: Apache-2.0
// Which passwords are too easy to guess (NIST SP 800-63B-4, ASVS 6.2): length and commonness count,
// composition does not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace identity {

enum class PasswordFault {
    too_short,
    too_long,
    too_common,  // among the first that anybody would try
    too_close,   // little more than the name of the clinic, the product or the person
};

// Staff have no second factor yet; a member's passphrase opens one member's own words.
inline constexpr std::size_t staff_password_min = 15;
inline constexpr std::size_t member_passphrase_min = 12;
inline constexpr std::size_t password_max = 256;  // code points; all of them count

// `names`: what an attacker knows already. Lengths are in code points.
std::optional<PasswordFault> fault_of(std::string_view password, std::size_t at_least,
                                      const std::vector<std::string_view>& names);

}  // namespace identity
