// SPDX-License-Identifier: Apache-2.0
// A JSON value that the strict parser has let through: no fractions, no repeated keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace protocol {

namespace json {

struct Member;

struct Value {
    using Items = std::vector<Value>;
    using Members = std::vector<Member>;  // in the order of the text

    std::variant<std::monostate, bool, std::int64_t, std::string, Items, Members> is;

    bool is_null() const { return std::holds_alternative<std::monostate>(is); }
    // Each is null when the value is something else.
    const bool* boolean() const { return std::get_if<bool>(&is); }
    const std::int64_t* whole() const { return std::get_if<std::int64_t>(&is); }
    const std::string* text() const { return std::get_if<std::string>(&is); }
    const Items* items() const { return std::get_if<Items>(&is); }
    const Members* members() const { return std::get_if<Members>(&is); }

    // The member of that name, if this is an object that has it.
    const Value* find(std::string_view key) const;

    bool operator==(const Value&) const;
};

struct Member {
    std::string key;
    Value value;
    bool operator==(const Member&) const = default;
};

// Compact: the shortest text that parses to the same value.
void append_value(std::string& out, const Value& value);

// Two spaces a step, a line feed at the end: for files that people read.
std::string pretty(const Value& value);

}  // namespace json

using json::Value;

}  // namespace protocol
