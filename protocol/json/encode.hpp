// SPDX-License-Identifier: Apache-2.0
// From a described struct to its JSON text, straight into a string: what every message costs.
//
//   struct SetGoal { Sentence text; std::optional<Words> why; };
//   BOOST_DESCRIBE_STRUCT(SetGoal, (), (text, why))
//
//   encode(SetGoal{{"Call my sister"}, {}})         {"text":"Call my sister"}
//   encode(Command{SetGoal{...}})                   {"is":"set_goal","text":"Call my sister"}
//   append_json(line, view)                         the same, behind what `line` already holds
//
// | C++                                  | JSON                                                   |
// |--------------------------------------|--------------------------------------------------------|
// | bool, integers, Whole, Timestamp     | true, number (a Timestamp in milliseconds)             |
// | described enum                       | its enumerator's name                                  |
// | Id, CommandId, std::string, Text, Lines | string                                              |
// | std::optional                        | the field is absent when empty; never null             |
// | std::vector, List                    | array                                                  |
// | std::map, flat_map by Id or string   | object                                                 |
// | described struct, bases first        | object; a trailing underscore of a name is dropped     |
// | std::variant of described structs    | object that begins with "is" and the alternative's name
// | | Personal                             | {"of":"x","value":...}, no value when it was removed |
// | RawJson                              | its text                                               |
//
// The text is strict JSON on one line, whatever the strings hold. A type that is not in the table
// does not compile. Each codec is instantiated in one .cpp file: see instantiate.hpp.
#pragma once

#include <algorithm>

#include "protocol/always.hpp"
#include "protocol/json/describe.hpp"
#include "protocol/json/raw.hpp"
#include "protocol/json/value.hpp"
#include "protocol/json/write.hpp"

namespace protocol {

template <class T>
void append_json(std::string& out, const T& value);

template <class T>
std::string encode(const T& value) {
    std::string out;
    append_json(out, value);
    return out;
}

// The enumerator's name, as it stands on the wire.
template <json::Choice E>
constexpr std::string_view name_of_choice(E value) {
    constexpr auto& all = json::choices<E>;
    const auto likely = static_cast<std::size_t>(value);
    if (likely < all.size() && all[likely].value == value) return all[likely].name;
    for (const auto& choice : all) {
        if (choice.value == value) return choice.name;
    }
    always(false, "an enum holds only values that it names");
    return {};
}

namespace json {

// A field's key as it is written: ,"name":
template <class D>
inline constexpr auto key_storage = [] {
    constexpr auto name = field_name<D>();
    std::array<char, name.size() + 4> out{};
    out[0] = ',';
    out[1] = '"';
    std::copy(name.begin(), name.end(), out.begin() + 2);
    out[name.size() + 2] = '"';
    out[name.size() + 3] = ':';
    return out;
}();
template <class D>
inline constexpr std::string_view key_text{key_storage<D>.data(), key_storage<D>.size()};

// Where the text goes when nothing is split off. (split.hpp has the other sink.)
struct PlainSink {
    std::string& out;

    struct Inside {};
    template <class Step>
    Inside enter(const Step&) const {
        return {};
    }

    template <class T>
    void write(const T& value) const {
        append_json(out, value);
    }

    template <class T, KeyClass Class>
    void write_personal(const Personal<T, Class>& personal) const {
        out += R"({"of":)";
        append_string(out, personal.of.value);
        if (personal.value) {
            out += R"(,"value":)";
            append_json(out, *personal.value);
        }
        out += '}';
    }
};

template <class Sink, class F>
void write_field(Sink& sink, std::string_view key, const F& field) {
    if constexpr (is_optional<F>) {
        if (field) write_field(sink, key, *field);
    } else {
        const auto name = key.substr(2, key.size() - 4);
        if (sink.out.back() == '{') key.remove_prefix(1);
        sink.out += key;
        [[maybe_unused]] const auto inside = sink.enter(name);
        sink.write(field);
    }
}

template <class Sink, Structure T>
void write_fields(Sink& sink, const T& value) {
    for_each_field<T>([&]<class D>(D) { write_field(sink, key_text<D>, value.*D::pointer); });
}

template <class Sink, class T>
void write_items(Sink& sink, const std::vector<T>& items) {
    sink.out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) sink.out += ',';
        [[maybe_unused]] const auto inside = sink.enter(i);
        sink.write(static_cast<const T&>(items[i]));
    }
    sink.out += ']';
}

inline std::string_view key_of(const std::string& key) { return key; }
template <class Tag>
std::string_view key_of(const Id<Tag>& id) {
    return id.value;
}

template <class Sink, class Map>
void write_entries(Sink& sink, const Map& entries) {
    sink.out += '{';
    for (const auto& [key, value] : entries) {
        if (sink.out.back() != '{') sink.out += ',';
        append_string(sink.out, key_of(key));
        sink.out += ':';
        [[maybe_unused]] const auto inside = sink.enter(key_of(key));
        sink.write(value);
    }
    sink.out += '}';
}

template <class Sink, class... T>
void write_alternative(Sink& sink, const std::variant<T...>& variant) {
    static_assert(names_are_distinct<std::variant<T...>>(), "two alternatives share a name");
    std::visit(
        [&]<class A>(const A& value) {
            sink.out += R"({"is":")";
            sink.out += snake_name<A>();
            sink.out += '"';
            write_fields(sink, value);
            sink.out += '}';
        },
        variant);
}

template <class T>
void write_leaf(std::string& out, const T& value) {
    if constexpr (std::same_as<T, bool>)
        out += value ? "true" : "false";
    else if constexpr (std::same_as<T, Timestamp>)
        append_whole(out, ms(value));
    else if constexpr (std::unsigned_integral<T>)
        append_whole(out, static_cast<std::uint64_t>(value));
    else if constexpr (Integer<T>)
        append_whole(out, static_cast<std::int64_t>(value));
    else if constexpr (Choice<T>)
        append_string(out, name_of_choice(value));
    else if constexpr (is_whole<T>)
        append_whole(out, value.value);
    else if constexpr (std::same_as<T, std::string>)
        append_string(out, value);
    else if constexpr (std::same_as<T, RawJson>)
        out += value.text;
    else if constexpr (std::same_as<T, Value>)
        append_value(out, value);
    else if constexpr (is_id<T> || std::same_as<T, CommandId> || is_text<T> || is_lines<T>) {
        append_string(out, value.value);
    } else
        static_assert(unsupported<T>, "describe this type with BOOST_DESCRIBE_STRUCT or _ENUM");
}

template <class Sink, class T>
void write(Sink& sink, const T& value) {
    if constexpr (is_personal<T>)
        sink.write_personal(value);
    else if constexpr (is_vector<T>)
        write_items(sink, value);
    else if constexpr (is_list<T>)
        write_items(sink, value.items);
    else if constexpr (is_map<T>)
        write_entries(sink, value);
    else if constexpr (is_variant<T>)
        write_alternative(sink, value);
    else if constexpr (Structure<T>) {
        sink.out += '{';
        write_fields(sink, value);
        sink.out += '}';
    } else
        write_leaf(sink.out, value);
}

}  // namespace json

template <class T>
void append_json(std::string& out, const T& value) {
    json::PlainSink sink{out};
    json::write(sink, value);
}

}  // namespace protocol
