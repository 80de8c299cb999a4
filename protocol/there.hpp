// SPDX-License-Identifier: Apache-2.0
// The value of what is always there.
#pragma once

#include <optional>
#include <stdexcept>
#include <utility>

namespace protocol {

// Throws when our own code is wrong, with the rule that did not hold: the room in which it happens
// stops, and the others go on.
template <class T>
const T& there(const std::optional<T>& value, const char* rule) {
    if (!value) throw std::logic_error{rule};
    return *value;
}

template <class T>
T& there(std::optional<T>& value, const char* rule) {
    if (!value) throw std::logic_error{rule};
    return *value;
}

template <class T>
T there(std::optional<T>&& value, const char* rule) {
    if (!value) throw std::logic_error{rule};
    return std::move(*value);
}

}  // namespace protocol
