// SPDX-License-Identifier: Apache-2.0
// What the codecs may ask about a type: the only place that knows Boost.Describe.
#pragma once

#include <array>
#include <boost/container/flat_map.hpp>
#include <boost/describe/bases.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/list.hpp>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/json/names.hpp"
#include "protocol/limits.hpp"
#include "protocol/personal.hpp"

namespace protocol::json {

template <class T>
concept Structure = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept Choice = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <class T>
inline constexpr bool is_text = false;
template <std::size_t Min, std::size_t Max>
inline constexpr bool is_text<Text<Min, Max>> = true;

template <class T>
inline constexpr bool is_lines = false;
template <std::size_t Min, std::size_t Max>
inline constexpr bool is_lines<Lines<Min, Max>> = true;

template <class T>
inline constexpr bool is_whole = false;
template <std::int64_t Low, std::int64_t High>
inline constexpr bool is_whole<Whole<Low, High>> = true;

template <class T>
inline constexpr bool is_list = false;
template <class T, std::size_t Max>
inline constexpr bool is_list<List<T, Max>> = true;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class T>
inline constexpr bool is_map = false;
template <class K, class T>
inline constexpr bool is_map<std::map<K, T>> = is_id<K> || std::same_as<K, std::string>;
template <class K, class T>
inline constexpr bool is_map<boost::container::flat_map<K, T>> = is_map<std::map<K, T>>;

template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = (Structure<T> && ...);
template <class T>
    requires requires { typename T::variant; }
inline constexpr bool is_variant<T> = is_variant<typename T::variant>;

template <class T>
inline constexpr bool is_personal = false;
template <class T, KeyClass Class>
inline constexpr bool is_personal<Personal<T, Class>> = true;

template <class T>
inline constexpr bool unsupported = false;

template <Structure T>
using Fields = boost::describe::describe_members<T, boost::describe::mod_public |
                                                        boost::describe::mod_inherited>;
template <Structure T>
inline constexpr std::size_t field_count = boost::mp11::mp_size<Fields<T>>::value;

template <class T, class D>
using FieldType = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;

// Calls f(D{}) for each field of T, those of its bases first; D::name and D::pointer say which.
template <Structure T, class F>
constexpr void for_each_field(F&& f) {
    []<template <class...> class L, class... D>(L<D...>, F& g) { (g(D{}), ...); }(Fields<T>{}, f);
}

template <class D>
constexpr std::string_view field_name() {
    return wire_name(D::name);
}

template <class E>
struct Choosable {
    E value;
    std::string_view name;
};

// Every enumerator with its name, in the order of the description.
template <Choice E>
inline constexpr auto choices = []<template <class...> class L, class... D>(L<D...>) {
    return std::array<Choosable<E>, sizeof...(D)>{{{D::value, wire_name(D::name)}...}};
}(boost::describe::describe_enumerators<E>{});

// Whether a value of this type can hold somebody's personal words.
template <class T>
consteval bool holds_personal() {
    if constexpr (is_personal<T>)
        return true;
    else if constexpr (is_optional<T> || is_vector<T>)
        return holds_personal<typename T::value_type>();
    else if constexpr (is_map<T>)
        return holds_personal<typename T::mapped_type>();
    else if constexpr (is_list<T>)
        return holds_personal<decltype(T::items)>();
    else if constexpr (is_variant<T>) {
        bool any = false;
        for_each_alternative<T>(
            [&]<class A>(std::type_identity<A>) { any = any || holds_personal<A>(); });
        return any;
    } else if constexpr (Structure<T>) {
        bool any = false;
        for_each_field<T>([&]<class D>(D) { any = any || holds_personal<FieldType<T, D>>(); });
        return any;
    } else
        return false;
}

}  // namespace protocol::json
