// SPDX-License-Identifier: Apache-2.0
// What a state is made of, as one number: another number says that what was kept of it is not what
// this version would fold, though it may well be readable.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "protocol/json/describe.hpp"
#include "server/domain/digest.hpp"

namespace domain {

// Every field by its name and type, down to the leaves. A structure that was told is only named.
template <class T>
void tell_shape(std::string& out, std::set<std::string_view>& told) {
    namespace json = protocol::json;
    out += json::qualified_name<T>();
    out += ' ';
    if (!told.insert(json::qualified_name<T>()).second) return;
    if constexpr (json::is_personal<T> || json::is_optional<T> || json::is_vector<T>)
        tell_shape<typename T::value_type>(out, told);
    else if constexpr (json::is_list<T>)
        tell_shape<typename decltype(T::items)::value_type>(out, told);
    else if constexpr (json::is_map<T>)
        tell_shape<typename T::mapped_type>(out, told);
    else if constexpr (json::is_variant<T>)
        protocol::for_each_alternative<T>(
            [&]<class A>(std::type_identity<A>) { tell_shape<A>(out, told); });
    else if constexpr (json::Structure<T>) {
        json::for_each_field<T>([&]<class D>(D) {
            out += json::field_name<D>();
            out += ':';
            tell_shape<json::FieldType<T, D>>(out, told);
        });
    } else if constexpr (json::Choice<T>) {
        for (const auto& choice : json::choices<T>) out.append(choice.name).append("|");
    }
}

// `folding`: counted up by hand where the same events come to another state of the same shape.
template <class T>
std::uint64_t shape_of(int folding) {
    std::string text = std::to_string(folding) + ' ';
    std::set<std::string_view> told;
    tell_shape<T>(text, told);
    return digest_of(text);
}

}  // namespace domain
