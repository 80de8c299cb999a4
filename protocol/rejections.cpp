// SPDX-License-Identifier: Apache-2.0
#include "protocol/rejections.hpp"

#include <array>
#include <cstddef>

namespace protocol {

namespace {

struct Row {
    std::string_view code;
    std::string_view sentence;
};

constexpr auto rows = std::to_array<Row>({
#define OCTET_REFUSAL_ROW(name, sentence) {#name, sentence},
    OCTET_REFUSALS(OCTET_REFUSAL_ROW)
#undef OCTET_REFUSAL_ROW
});

}  // namespace

std::string_view code_of(Refusal refusal) { return rows[static_cast<std::size_t>(refusal)].code; }

std::string_view sentence_of(Refusal refusal) {
    return rows[static_cast<std::size_t>(refusal)].sentence;
}

}  // namespace protocol
