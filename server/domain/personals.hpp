// SPDX-License-Identifier: Apache-2.0
// What a described value says of persons, wherever in it that stands.
#pragma once

#include <type_traits>
#include <variant>

#include "protocol/json/describe.hpp"

namespace domain {

// Calls look(personal) for each Personal in `value`, which may be changed there unless it is const.
template <class T, class F>
void for_each_personal(T& value, F& look) {
    namespace json = protocol::json;
    using Bare = std::remove_const_t<T>;
    if constexpr (!json::holds_personal<Bare>()) {
        return;
    } else if constexpr (json::is_personal<Bare>) {
        look(value);
    } else if constexpr (json::is_optional<Bare>) {
        if (value) for_each_personal(*value, look);
    } else if constexpr (json::is_list<Bare>) {
        for_each_personal(value.items, look);
    } else if constexpr (json::is_vector<Bare>) {
        for (auto& one : value) for_each_personal(one, look);
    } else if constexpr (json::is_map<Bare>) {
        for (auto& [key, one] : value) for_each_personal(one, look);
    } else if constexpr (json::is_variant<Bare>) {
        std::visit([&](auto& one) { for_each_personal(one, look); }, value);
    } else {
        json::for_each_field<Bare>([&]<class D>(D) { for_each_personal(value.*D::pointer, look); });
    }
}

}  // namespace domain
