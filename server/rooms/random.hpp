// SPDX-License-Identifier: Apache-2.0
// Where unpredictable bits come from: ids, drawn orders, epochs.
#pragma once

#include <cstdint>
#include <functional>

namespace rooms {

// Any 64 bits, another time others. Called on every loop at once.
using Random = std::function<std::uint64_t()>;

// The machine's.
Random system_random();

}  // namespace rooms
