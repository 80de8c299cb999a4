// SPDX-License-Identifier: Apache-2.0
// decode(encode(x)) is x, for whatever a decoder let through.
#pragma once

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace fuzz {

// Compared by its text, so that types without == can be asked too.
template <class T>
void check_round_trip(const T& value, const protocol::ParseLimits& limits = {}) {
    const auto text = protocol::encode(value);
    const auto again = protocol::decode<T>(text, limits);
    always(again.has_value(), "what was encoded is decoded");
    always(protocol::encode(*again) == text, "what was decoded is as it was");
}

template <class T>
void check_decoder(std::string_view text, const protocol::ParseLimits& limits = {}) {
    const auto value = protocol::decode<T>(text, limits);
    if (value) check_round_trip(*value, limits);
}

}  // namespace fuzz
