// SPDX-License-Identifier: Apache-2.0
// Stops the process when our own code is wrong, before it can do harm.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace protocol {

// In every build. The message names the rule that did not hold, never what anybody wrote.
inline void always(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "fault: %s\n", rule);
    std::abort();
}

}  // namespace protocol
