// SPDX-License-Identifier: Apache-2.0
// The definition files of this folder, built into the binary: one file to install, none to lose.
#pragma once

#include <string_view>
#include <vector>

namespace definitions {

struct BuiltIn {
    std::string_view file;
    std::string_view text;
};

const std::vector<BuiltIn>& built_in_programmes();
const std::vector<BuiltIn>& built_in_measures();
const std::vector<BuiltIn>& built_in_phrases();

}  // namespace definitions
