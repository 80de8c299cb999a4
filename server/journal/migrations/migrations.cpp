// SPDX-License-Identifier: Apache-2.0
#include "server/journal/migrations/migrations.hpp"

#include <array>

namespace journal {

std::span<const Migration> migrations() {
    static constexpr std::array steps{Migration{1, first_tables}, Migration{2, linked_records}};
    static_assert(steps.back().to == log_schema);
    return steps;
}

}  // namespace journal
