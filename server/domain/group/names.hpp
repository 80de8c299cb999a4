// SPDX-License-Identifier: Apache-2.0
// When two names are the same name: nobody in a group should be taken for another.
#pragma once

#include <string>
#include <string_view>

namespace domain::group {

// Without the spaces around it.
std::string trimmed(std::string_view name);

// For comparing: trimmed, and small letters throughout in Latin, Greek and Cyrillic script. Other
// scripts are compared as they are.
std::string folded(std::string_view name);

}  // namespace domain::group
