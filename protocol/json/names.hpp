// SPDX-License-Identifier: Apache-2.0
// What a type is called on the wire: its own C++ name, so that no name is ever typed twice.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

namespace protocol {

namespace json {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "SetGoal" has words at S and G; "QRShown" at Q and S; "Phq9Filled" at P and F.
constexpr bool starts_word(std::string_view name, std::size_t at) {
    if (at == 0 || !is_upper(name[at])) return false;
    return !is_upper(name[at - 1]) || (at + 1 < name.size() && is_lower(name[at + 1]));
}

constexpr std::size_t later_words(std::string_view name) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < name.size(); ++i) n += starts_word(name, i) ? 1U : 0U;
    return n;
}

template <class T>
consteval std::string_view qualified_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("T = ") + 4);
    return text.substr(0, text.rfind(']'));
}

template <class T>
consteval std::string_view plain_name() {
    constexpr auto text = qualified_name<T>();
    static_assert(text.find('<') == text.npos,
                  "a template has no name on the wire: make it a struct");
    const auto last = text.rfind("::");
    return last == text.npos ? text : text.substr(last + 2);
}

template <class T>
consteval auto snake_text() {
    constexpr auto name = plain_name<T>();
    std::array<char, name.size() + later_words(name)> out{};
    std::size_t to = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (starts_word(name, i)) out[to++] = '_';
        out[to++] = is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    }
    return out;
}

template <class T>
inline constexpr auto snake_storage = snake_text<T>();

// A name that C++ keeps for itself is written with a trailing underscore ("do_"); the wire has
// none.
constexpr std::string_view wire_name(std::string_view name) {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

template <class Variant>
struct Alternatives;
template <class... T>
struct Alternatives<std::variant<T...>> {
    static constexpr std::size_t count = sizeof...(T);
    template <class A>
    static constexpr bool has = (std::is_same_v<A, T> || ...);
    template <class F>
    static constexpr void each(F&& f) {
        (f(std::type_identity<T>{}), ...);
    }
};
// A class that is a variant says of which: using variant = std::variant<...>.
template <class T>
    requires requires { typename T::variant; }
struct Alternatives<T> : Alternatives<typename T::variant> {};

}  // namespace json

template <class T, class Variant>
concept AlternativeOf = json::Alternatives<Variant>::template has<T>;

template <class Variant>
inline constexpr std::size_t alternatives_count = json::Alternatives<Variant>::count;

// The type's name without its namespace: "SetGoal".
template <class T>
constexpr std::string_view name_of() {
    return json::plain_name<T>();
}

// The type's name as commands and events carry it: "set_goal".
template <class T>
constexpr std::string_view snake_name() {
    return {json::snake_storage<T>.data(), json::snake_storage<T>.size()};
}

// Calls f(std::type_identity<A>{}) for each alternative A, in order.
template <class Variant, class F>
constexpr void for_each_alternative(F&& f) {
    json::Alternatives<Variant>::each(f);
}

// No two alternatives may share a wire name: static_assert(names_are_distinct<Command>()).
template <class Variant>
consteval bool names_are_distinct() {
    std::array<std::string_view, alternatives_count<Variant>> names{};
    std::size_t n = 0;
    for_each_alternative<Variant>(
        [&]<class T>(std::type_identity<T>) { names[n++] = snake_name<T>(); });
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end();
}

template <class Variant>
constexpr bool has_alternative(std::string_view name) {
    bool known = false;
    for_each_alternative<Variant>(
        [&]<class T>(std::type_identity<T>) { known = known || snake_name<T>() == name; });
    return known;
}

}  // namespace protocol
