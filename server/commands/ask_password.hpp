// SPDX-License-Identifier: Apache-2.0
// A password comes from a person at a terminal or from a pipe, never from the command line, where
// every user of the machine could read it.
#pragma once

#include <string>

namespace commands {

// At a terminal: asks twice, without showing what is typed. Else: the first line of standard
// input. Throws config::Mistake when the two differ or there is none.
std::string ask_password(const std::string& for_whom);

}  // namespace commands
