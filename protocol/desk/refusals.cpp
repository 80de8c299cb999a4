// SPDX-License-Identifier: Apache-2.0
#include "protocol/desk/refusals.hpp"

#include <array>

namespace protocol::desk {

namespace {

struct Text {
    std::string_view code;
    std::string_view sentence;
};

constexpr std::array texts{
#define OCTET_DESK_REFUSAL_TEXT(name, sentence) Text{#name, sentence},
    OCTET_DESK_REFUSALS(OCTET_DESK_REFUSAL_TEXT)
#undef OCTET_DESK_REFUSAL_TEXT
};

}  // namespace

std::string_view code_of(Refusal refusal) {
    return texts.at(static_cast<std::size_t>(refusal)).code;
}

std::string_view sentence_of(Refusal refusal) {
    return texts.at(static_cast<std::size_t>(refusal)).sentence;
}

}  // namespace protocol::desk
