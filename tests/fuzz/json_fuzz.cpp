// SPDX-License-Identifier: Apache-2.0
// The strict parser: what it lets through is written again as the same value, and what it refuses
// it refuses with a place and a code.
#include "protocol/json/strict.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace {

void check(std::string_view text, const protocol::ParseLimits& limits) {
    const auto value = protocol::parse(text, limits);
    if (!value) {
        fuzz::always(!value.error().code.empty(), "a refusal has a code");
        return;
    }
    std::string compact;
    protocol::json::append_value(compact, *value);
    const auto again = protocol::parse(compact, limits);
    fuzz::always(again && *again == *value, "compact JSON is the same value");
    const auto pretty =
        protocol::parse(protocol::json::pretty(*value),
                        {.bytes_max = limits.bytes_max * 16,
                         .forbidden_characters_refused = limits.forbidden_characters_refused});
    fuzz::always(pretty && *pretty == *value, "pretty JSON is the same value");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    check(text, {});
    check(text, {.forbidden_characters_refused = false});
    return 0;
}
