// SPDX-License-Identifier: Apache-2.0
// A type as data: made once from its description, so that the printers are no templates.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "protocol/json/describe.hpp"
#include "protocol/json/raw.hpp"
#include "protocol/json/value.hpp"

namespace protocol::emit {

enum class Form {
    boolean,
    integer,
    timestamp,
    string,  // of the server's making, without a limit of its own
    text,
    lines,
    id,
    command_id,
    list,
    map,
    choice,
    structure,
    variant,
    personal,
    raw,
};

struct Shape;
using ShapeOf = const Shape& (*)();  // asked when needed: a type may hold its own kind

inline constexpr auto unlimited = std::numeric_limits<std::size_t>::max();

struct Part {
    std::string name;  // of a field, or the tag of an alternative
    ShapeOf shape;
    bool required;
};

struct Shape {
    Form form{};
    std::string name;                // of an id, a choice or a structure
    std::string origin;              // the same with its namespaces
    std::int64_t low = 0, high = 0;  // of an integer
    std::size_t min = 0;             // code points
    std::size_t max = unlimited;     // code points, or entries of a list
    ShapeOf item = nullptr;          // of a list, a map or what is personal
    ShapeOf key = nullptr;           // of a map
    std::vector<Part> parts;         // fields, or alternatives
    std::vector<std::string> names;  // of a choice
};

template <class T>
const Shape& shape_of();

// Numbers on the wire stay where every JSON reader is exact.
inline constexpr std::int64_t whole_max = (std::int64_t{1} << 53) - 1;

inline Shape plain(Form form) {
    Shape shape;
    shape.form = form;
    return shape;
}

inline Shape integer(std::int64_t low, std::int64_t high) {
    auto shape = plain(Form::integer);
    shape.low = low;
    shape.high = high;
    return shape;
}

inline Shape words(Form form, std::size_t min, std::size_t max) {
    auto shape = plain(form);
    shape.min = min;
    shape.max = max;
    return shape;
}

inline Shape holder(Form form, ShapeOf item, ShapeOf key = nullptr) {
    auto shape = plain(form);
    shape.item = item;
    shape.key = key;
    return shape;
}

template <class T>
Shape named(Form form) {
    auto shape = plain(form);
    shape.name = name_of<T>();
    shape.origin = json::qualified_name<T>();
    return shape;
}

template <json::Integer T>
Shape integer_shape() {
    using Limits = std::numeric_limits<T>;
    const auto low = std::cmp_less(Limits::min(), -whole_max) ? -whole_max : Limits::min();
    const auto high = std::cmp_greater(Limits::max(), whole_max) ? whole_max : Limits::max();
    return integer(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
}

// Id<GoalTag> is called GoalId.
template <class Tag>
Shape id_shape(std::type_identity<Id<Tag>>) {
    auto shape = named<Tag>(Form::id);
    if (shape.name.ends_with("Tag")) shape.name.replace(shape.name.size() - 3, 3, "Id");
    return shape;
}

template <json::Structure T>
Shape structure_shape() {
    auto shape = named<T>(Form::structure);
    json::for_each_field<T>([&]<class D>(D) {
        using F = json::FieldType<T, D>;
        const std::string name{json::field_name<D>()};
        if constexpr (json::is_optional<F>) {
            shape.parts.push_back({name, &shape_of<typename F::value_type>, false});
        } else {
            shape.parts.push_back({name, &shape_of<F>, true});
        }
    });
    return shape;
}

template <class V>
Shape variant_shape() {
    auto shape = plain(Form::variant);
    for_each_alternative<V>([&]<class A>(std::type_identity<A>) {
        shape.parts.push_back({std::string{snake_name<A>()}, &shape_of<A>, true});
    });
    return shape;
}

template <json::Choice E>
Shape choice_shape() {
    auto shape = named<E>(Form::choice);
    for (const auto& choice : json::choices<E>) shape.names.emplace_back(choice.name);
    return shape;
}

template <class T>
Shape leaf_shape() {
    if constexpr (std::same_as<T, bool>) {
        return plain(Form::boolean);
    } else if constexpr (std::same_as<T, Timestamp>) {
        return named<T>(Form::timestamp);
    } else if constexpr (std::same_as<T, CommandId>) {
        return named<T>(Form::command_id);
    } else if constexpr (std::same_as<T, std::string>) {
        return plain(Form::string);
    } else if constexpr (std::same_as<T, RawJson> || std::same_as<T, Value>) {
        return plain(Form::raw);
    } else if constexpr (json::is_whole<T>) {
        return integer(T::low, T::high);
    } else if constexpr (json::is_text<T>) {
        return words(Form::text, T::code_points_min, T::code_points_max);
    } else if constexpr (json::is_lines<T>) {
        return words(Form::lines, T::code_points_min, T::code_points_max);
    } else {
        return integer_shape<T>();
    }
}

template <class T>
Shape holder_shape() {
    if constexpr (json::is_vector<T>) {
        return holder(Form::list, &shape_of<typename T::value_type>);
    } else if constexpr (json::is_list<T>) {
        auto shape = holder_shape<decltype(T::items)>();
        shape.max = T::count_max;
        return shape;
    } else if constexpr (json::is_map<T>) {
        using Item = typename T::mapped_type;
        return holder(Form::map, &shape_of<Item>, &shape_of<typename T::key_type>);
    } else {
        using Item = typename T::value_type;
        return holder(Form::personal, &shape_of<Item>, &shape_of<PersonId>);
    }
}

template <class T>
Shape shape_from() {
    constexpr bool holds =
        json::is_vector<T> || json::is_list<T> || json::is_map<T> || json::is_personal<T>;
    if constexpr (holds) {
        return holder_shape<T>();
    } else if constexpr (json::is_variant<T>) {
        return variant_shape<T>();
    } else if constexpr (json::Structure<T>) {
        return structure_shape<T>();
    } else if constexpr (json::Choice<T>) {
        return choice_shape<T>();
    } else if constexpr (json::is_id<T>) {
        return id_shape(std::type_identity<T>{});
    } else {
        return leaf_shape<T>();
    }
}

// One Shape for each type: its address is the type's identity.
template <class T>
const Shape& shape_of() {
    static const Shape shape = shape_from<T>();
    return shape;
}

}  // namespace protocol::emit
