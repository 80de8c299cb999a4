// SPDX-License-Identifier: Apache-2.0
// Takes a person's own words out of a state, as the end of their key takes them out of the log.
// What has a key of its own (process notes) stays, here as there.
#pragma once

#include <utility>

#include "protocol/json/describe.hpp"

namespace domain {

template <class T>
void forget_words_of(const protocol::PersonId& person, T& value) {
    namespace json = protocol::json;
    if constexpr (!json::holds_personal<T>()) {
        return;
    } else if constexpr (json::is_personal<T>) {
        const bool goes = T::key_class == protocol::KeyClass::words && value.of == person;
        if (goes) value.value.reset();
    } else if constexpr (json::is_optional<T>) {
        if (value) forget_words_of(person, *value);
    } else if constexpr (json::is_list<T>) {
        forget_words_of(person, value.items);
    } else if constexpr (json::is_vector<T>) {
        for (auto& one : value) forget_words_of(person, one);
    } else if constexpr (json::is_map<T>) {
        for (auto& [key, one] : value) forget_words_of(person, one);
    } else if constexpr (json::is_variant<T>) {
        std::visit([&](auto& one) { forget_words_of(person, one); }, value);
    } else {
        json::for_each_field<T>([&]<class D>(D) { forget_words_of(person, value.*D::pointer); });
    }
}

}  // namespace domain
