// SPDX-License-Identifier: Apache-2.0
// From a parsed value to a type of ours. What is the same for all types is in read.cpp; here are
// only the tables that differ.
#pragma once

#include <array>
#include <bitset>
#include <limits>
#include <span>

#include "protocol/json/describe.hpp"
#include "protocol/json/error.hpp"
#include "protocol/json/raw.hpp"
#include "protocol/json/value.hpp"

namespace protocol {

// How a missing field is taken. In stored records a field may be missing that a later version
// added: it keeps its default. Everything else is as strict as on the wire.
enum class DecodeMode { wire, stored };

namespace json {

class Parts;

// Where a value stands. Lives on the stack; becomes a pointer only when something is wrong.
struct Place {
    const Place* up = nullptr;
    std::string_view key;
    std::size_t index = std::string_view::npos;  // npos: the key counts

    Place in(std::string_view name) const { return {this, name, std::string_view::npos}; }
    Place in(std::size_t i) const { return {this, {}, i}; }
};

void append_pointer(std::string& out, const Place& place);

// Keeps the first fault; whoever reads on after it reads in vain, not in danger.
class Reader {
public:
    explicit Reader(DecodeMode mode, std::string_view prefix = {}, Parts* parts = nullptr)
        : mode_{mode}, prefix_{prefix}, parts_{parts} {}

    bool failed() const { return failed_; }
    DecodeMode mode() const { return mode_; }
    const DecodeError& error() const { return error_; }
    void fail(const Place& place, std::string_view code, std::string message);

    // Where personal values are kept apart: their source, until one of them is being read.
    Parts* parts() const { return parts_; }
    Parts* swap_parts(Parts* parts) { return std::exchange(parts_, parts); }

private:
    DecodeMode mode_;
    std::string_view prefix_;
    Parts* parts_;
    bool failed_ = false;
    DecodeError error_;
};

struct FieldReader {
    std::string_view name;
    bool required;
    void (*read)(Reader&, const Value&, void* structure, const Place&);
};

enum class Tagged { no, yes };  // whether the member "is" names the alternative

struct AlternativeReader {
    std::string_view name;
    void (*read)(Reader&, const Value&, void* variant, const Place&, Tagged);
};

struct TextRule {
    std::size_t min;
    std::size_t max;
    bool breaks;  // line feed and tab may stand in it
};

inline constexpr std::size_t fields_max = 128;

void read_bool(Reader&, const Value&, bool&, const Place&);
std::int64_t read_whole(Reader&, const Value&, std::int64_t low, std::int64_t high, const Place&);
void read_string(Reader&, const Value&, std::string&, const Place&);
void read_text(Reader&, const Value&, std::string&, TextRule, const Place&);
void read_id(Reader&, const Value&, std::string&, const Place&);
void read_command_id(Reader&, const Value&, std::string&, const Place&);
void check_id(Reader&, std::string_view, const Place&);
void read_fields(Reader&, const Value&, void* structure, std::span<const FieldReader>, const Place&,
                 Tagged);
void read_tagged(Reader&, const Value&, void* variant, std::span<const AlternativeReader>,
                 const Place&);
const AlternativeReader* find_alternative(std::span<const AlternativeReader> sorted,
                                          std::string_view name);
// The choice's number among `names`, or npos.
std::size_t read_choice(Reader&, const Value&, std::span<const std::string_view> names,
                        const Place&);
// Null when it is none, or has more than `max`.
const Value::Items* read_items(Reader&, const Value&, std::size_t max, const Place&);
const Value::Members* read_members(Reader&, const Value&, const Place&);
// Reads `of`, and finds the value: beside it, or in that person's part.
const Value* read_personal(Reader&, const Value&, PersonId& of, KeyClass, const Place&);

template <class T>
void read(Reader& reader, const Value& value, T& out, const Place& place);

template <Structure T>
inline constexpr auto field_readers = []<template <class...> class L, class... D>(L<D...>) {
    static_assert(sizeof...(D) <= fields_max);
    return std::array<FieldReader, sizeof...(D)>{
        {{field_name<D>(), !is_optional<FieldType<T, D>>,
          [](Reader& reader, const Value& value, void* structure, const Place& place) {
              read(reader, value, static_cast<T*>(structure)->*D::pointer, place);
          }}...}};
}(Fields<T>{});

// Sorted by name: a variant of a hundred commands is searched in seven steps.
template <class Variant>
inline constexpr auto alternative_readers = [] {
    static_assert(names_are_distinct<Variant>(), "two alternatives share a name");
    std::array<AlternativeReader, alternatives_count<Variant>> all{};
    std::size_t n = 0;
    for_each_alternative<Variant>([&]<class A>(std::type_identity<A>) {
        all[n++] = {snake_name<A>(), [](Reader& reader, const Value& value, void* variant,
                                        const Place& place, Tagged tagged) {
                        auto& out = static_cast<Variant*>(variant)->template emplace<A>();
                        read_fields(reader, value, &out, field_readers<A>, place, tagged);
                    }};
    });
    std::ranges::sort(all, {}, &AlternativeReader::name);
    return all;
}();

template <Choice E>
inline constexpr auto choice_names = [] {
    std::array<std::string_view, choices<E>.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = choices<E>[i].name;
    return names;
}();

template <class T>
void read_vector(Reader& reader, const Value& value, std::vector<T>& out, std::size_t max,
                 const Place& place) {
    const auto* items = read_items(reader, value, max, place);
    if (!items) return;
    out.clear();
    out.reserve(items->size());
    for (std::size_t i = 0; i < items->size() && !reader.failed(); ++i) {
        T item{};
        read(reader, (*items)[i], item, place.in(i));
        out.push_back(std::move(item));
    }
}

template <class Map>
void read_map(Reader& reader, const Value& value, Map& out, const Place& place) {
    using Key = typename Map::key_type;
    const auto* members = read_members(reader, value, place);
    if (!members) return;
    out.clear();
    if constexpr (requires { out.reserve(members->size()); }) out.reserve(members->size());
    for (const auto& [key, member] : *members) {
        const auto here = place.in(key);
        if constexpr (is_id<Key>) check_id(reader, key, here);
        if (reader.failed()) return;
        // We wrote them in order: each new one comes last.
        read(reader, member, out.try_emplace(out.end(), Key{key})->second, here);
    }
}

template <class T, KeyClass Class>
void read_split(Reader& reader, const Value& value, Personal<T, Class>& out, const Place& place) {
    out.value.reset();
    const auto* found = read_personal(reader, value, out.of, Class, place);
    if (!found) return;
    const auto here = place.in("value");
    auto* const parts = reader.swap_parts(nullptr);
    read(reader, *found, out.value.emplace(), parts ? place : here);
    reader.swap_parts(parts);
}

template <Integer T>
T read_integer(Reader& reader, const Value& value, const Place& place) {
    using Limits = std::numeric_limits<T>;
    constexpr auto wide = std::numeric_limits<std::int64_t>::max();
    constexpr auto high =
        std::cmp_less(Limits::max(), wide) ? static_cast<std::int64_t>(Limits::max()) : wide;
    return static_cast<T>(
        read_whole(reader, value, static_cast<std::int64_t>(Limits::min()), high, place));
}

template <class T>
void read_leaf(Reader& reader, const Value& value, T& out, const Place& place) {
    if constexpr (std::same_as<T, bool>)
        read_bool(reader, value, out, place);
    else if constexpr (std::same_as<T, Timestamp>) {
        out = Timestamp{read_integer<std::int64_t>(reader, value, place)};
    } else if constexpr (Integer<T>)
        out = read_integer<T>(reader, value, place);
    else if constexpr (is_whole<T>)
        out.value = read_whole(reader, value, T::low, T::high, place);
    else if constexpr (Choice<T>) {
        const auto chosen = read_choice(reader, value, choice_names<T>, place);
        if (chosen < choices<T>.size()) out = choices<T>[chosen].value;
    } else if constexpr (std::same_as<T, std::string>)
        read_string(reader, value, out, place);
    else if constexpr (is_text<T> || is_lines<T>) {
        constexpr TextRule rule{T::code_points_min, T::code_points_max, is_lines<T>};
        read_text(reader, value, out.value, rule, place);
    } else if constexpr (is_id<T>)
        read_id(reader, value, out.value, place);
    else if constexpr (std::same_as<T, CommandId>)
        read_command_id(reader, value, out.value, place);
    else if constexpr (std::same_as<T, Value>)
        out = value;
    else if constexpr (std::same_as<T, RawJson>) {
        out.text.clear();
        append_value(out.text, value);
    } else
        static_assert(unsupported<T>, "describe this type with BOOST_DESCRIBE_STRUCT or _ENUM");
}

template <class T>
void read(Reader& reader, const Value& value, T& out, const Place& place) {
    constexpr auto any = std::numeric_limits<std::size_t>::max();
    if (reader.failed()) return;
    if constexpr (is_optional<T>)
        read(reader, value, out.emplace(), place);
    else if constexpr (is_personal<T>)
        read_split(reader, value, out, place);
    else if constexpr (is_vector<T>)
        read_vector(reader, value, out, any, place);
    else if constexpr (is_list<T>)
        read_vector(reader, value, out.items, T::count_max, place);
    else if constexpr (is_map<T>)
        read_map(reader, value, out, place);
    else if constexpr (is_variant<T>)
        read_tagged(reader, value, &out, alternative_readers<T>, place);
    else if constexpr (Structure<T>) {
        read_fields(reader, value, &out, field_readers<T>, place, Tagged::no);
    } else
        read_leaf(reader, value, out, place);
}

}  // namespace json
}  // namespace protocol
