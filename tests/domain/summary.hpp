// SPDX-License-Identifier: Apache-2.0
// What tests of the half page do again and again.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

namespace support {

inline const SummaryHeadings headings{{"We did"},     {"Week"}, {"Step"},   {"Win"},    {"Next"},
                                      {"Takes home"}, {"done"}, {"partly"}, {"not yet"}};

inline WriteSummary with_text(const Group& group, const char* text,
                              std::vector<SummaryLine> lines = {}) {
    const auto* draft = group.state().summaries.of(group.session(1));
    return {group.session(1),
            {text},
            {std::move(lines)},
            {},
            draft ? std::optional{draft->at} : std::nullopt};
}

inline ReleaseSummary giving_out(const Group& group) {
    return {group.session(1), {}, group.state().summaries.of(group.session(1))->at};
}

}  // namespace support
