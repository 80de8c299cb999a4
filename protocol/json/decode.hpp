// SPDX-License-Identifier: Apache-2.0
// From JSON text to a described struct: the exact inverse of encode.hpp, and nothing more lenient.
//
//   auto command = decode<SetGoal>(text);             // Decoded<SetGoal>: the value or an error
//   if (!command) return refuse(command.error());     // {code "too_long", at "/text", message}
//   use(command->text.value);
//
// An envelope is parsed once, and what is in it decoded when its name is known:
//
//   auto frame = parse(line, limits);                          // Decoded<Value>, limits enforced
//   const Value* with = frame->find("with");
//   auto body = decode_named<Command>("set_goal", *with, "/do", "/with");   // Decoded<Command>
//   auto goal = decode_value<SetGoal>(*with, "/with");                      // errors at /with/...
//
// Refused, each with its own code (error.hpp): what parse() refuses; an unknown, missing or
// repeated field; a wrong type; a number out of range; an enumerator or alternative that is not
// there; text shorter or longer than its type says, in code points, or of nothing but spaces where
// it needs one; a line feed or tab in a Text; an id that no id of ours looks like.
//
// A type that several files decode is instantiated in one: see instantiate.hpp.
#pragma once

#include "protocol/json/read.hpp"
#include "protocol/json/strict.hpp"

namespace protocol {

// `pointer_prefix`: where in the message `value` stands, for the errors.
template <class T>
Decoded<T> decode_value(const Value& value, std::string_view pointer_prefix = {},
                        DecodeMode mode = DecodeMode::wire) {
    T out{};
    json::Reader reader{mode, pointer_prefix};
    json::read(reader, value, out, {});
    if (reader.failed()) return reader.error();
    return out;
}

template <class T>
Decoded<T> decode(std::string_view text, const ParseLimits& limits = {}) {
    const auto value = parse(text, limits);
    if (!value) return value.error();
    return decode_value<T>(*value);
}

// What the server itself wrote, maybe by an older version.
template <class T>
Decoded<T> decode_stored(std::string_view text) {
    const auto value = parse(text, stored_limits());
    if (!value) return value.error();
    return decode_value<T>(*value, {}, DecodeMode::stored);
}

// The alternative of that name, whose fields are all that `value` holds. An unknown name is
// "not_a_choice" at `name_pointer`.
template <class Variant>
Decoded<Variant> decode_named(std::string_view name, const Value& value,
                              std::string_view name_pointer = {},
                              std::string_view value_pointer = {}) {
    const auto* alternative = json::find_alternative(json::alternative_readers<Variant>, name);
    if (!alternative) {
        return DecodeError{"not_a_choice", std::string{name_pointer},
                           "This is not one of the choices."};
    }
    Variant out{};
    json::Reader reader{DecodeMode::wire, value_pointer};
    alternative->read(reader, value, &out, {}, json::Tagged::no);
    if (reader.failed()) return reader.error();
    return out;
}

}  // namespace protocol
