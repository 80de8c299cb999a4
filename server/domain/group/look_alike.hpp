// SPDX-License-Identifier: Apache-2.0
// What a name looks like: nobody in a group should be taken for another.
#pragma once

#include <string>
#include <string_view>

namespace domain::group {

// Two names that look the same, or nearly, have the same look: without capitals, marks on letters,
// and what draws nothing; letters of Greek, Cyrillic and wide script as the Latin ones that they
// resemble. For comparing only: it is no name. Empty: nothing would be seen.
std::string look_of(std::string_view name);

}  // namespace domain::group
