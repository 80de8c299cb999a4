// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/read.hpp"

#include <algorithm>

#include "protocol/json/parts.hpp"
#include "protocol/json/utf8.hpp"
#include "protocol/json/write.hpp"

namespace protocol::json {

namespace {

constexpr bool is_id_letter(char c) { return is_lower(c) || (c >= '0' && c <= '9'); }
constexpr bool is_command_id_letter(char c) {
    return is_id_letter(c) || is_upper(c) || c == '_' || c == '-';
}

std::string count(std::size_t n) {
    return n == 1 ? "1 character" : std::to_string(n) + " characters";
}

const Value::Members* object(Reader& reader, const Value& value, const Place& place) {
    const auto* members = value.members();
    if (!members) reader.fail(place, "wrong_type", "This must be an object.");
    return members;
}

const std::string* string(Reader& reader, const Value& value, const Place& place) {
    const auto* text = value.text();
    if (!text) reader.fail(place, "wrong_type", "This must be text.");
    return text;
}

void unknown_field(Reader& reader, const Place& place, std::string_view key) {
    reader.fail(place.in(key), "unknown_field", "There is no field of this name.");
}

void missing_field(Reader& reader, const Place& place, std::string_view name) {
    reader.fail(place.in(name), "missing_field", "This field is missing.");
}

// Members mostly come in the order of the fields: look there first.
std::size_t field_named(std::span<const FieldReader> fields, std::string_view key,
                        std::size_t guess) {
    for (std::size_t n = 0; n < fields.size(); ++n) {
        const auto i = (guess + n) % fields.size();
        if (fields[i].name == key) return i;
    }
    return fields.size();
}

}  // namespace

void append_pointer(std::string& out, const Place& place) {
    if (!place.up) return;
    append_pointer(out, *place.up);
    if (place.index != std::string_view::npos) return append_step(out, place.index);
    append_shown_step(out, place.key);
}

void Reader::fail(const Place& place, std::string_view code, std::string message) {
    if (std::exchange(failed_, true)) return;
    error_ = {std::string{code}, std::string{prefix_}, std::move(message)};
    append_pointer(error_.at, place);
}

void read_bool(Reader& reader, const Value& value, bool& out, const Place& place) {
    if (const auto* flag = value.boolean())
        out = *flag;
    else
        reader.fail(place, "wrong_type", "This must be true or false.");
}

std::int64_t read_whole(Reader& reader, const Value& value, std::int64_t low, std::int64_t high,
                        const Place& place) {
    const auto* number = value.whole();
    if (!number) {
        reader.fail(place, "wrong_type", "This must be a whole number.");
        return low;
    }
    if (*number < low) {
        reader.fail(place, "out_of_range", "This must be at least " + std::to_string(low) + ".");
    } else if (*number > high) {
        reader.fail(place, "out_of_range", "This must be at most " + std::to_string(high) + ".");
    }
    return *number;
}

void read_string(Reader& reader, const Value& value, std::string& out, const Place& place) {
    if (const auto* text = string(reader, value, place)) out = *text;
}

void read_text(Reader& reader, const Value& value, std::string& out, TextRule rule,
               const Place& place) {
    const auto* text = string(reader, value, place);
    if (!text) return;
    const auto length = code_points(*text);
    if (length > rule.max) {
        reader.fail(place, "too_long", "This may have at most " + count(rule.max) + ".");
    } else if (length < rule.min) {
        reader.fail(place, "too_short", "This must have at least " + count(rule.min) + ".");
    } else if (rule.min > 0 && is_blank(*text)) {
        reader.fail(place, "too_short", "This must have something in it besides spaces.");
    } else if (first_forbidden(*text, rule.breaks ? Breaks::allowed : Breaks::refused)) {
        reader.fail(place, "forbidden_character",
                    "There is a character in this that may not be used here.");
    }
    out = *text;
}

void check_id(Reader& reader, std::string_view id, const Place& place) {
    if (id.empty() || id.size() > 15 || !std::ranges::all_of(id, is_id_letter)) {
        reader.fail(place, "bad_id", "An id is 1 to 15 small letters or digits.");
    }
}

void read_id(Reader& reader, const Value& value, std::string& out, const Place& place) {
    const auto* text = string(reader, value, place);
    if (!text) return;
    check_id(reader, *text, place);
    out = *text;
}

void read_command_id(Reader& reader, const Value& value, std::string& out, const Place& place) {
    const auto* text = string(reader, value, place);
    if (!text) return;
    if (text->size() < 8 || text->size() > 40 ||
        !std::ranges::all_of(*text, is_command_id_letter)) {
        reader.fail(place, "bad_id", "A command's id is 8 to 40 letters, digits, '_' or '-'.");
    }
    out = *text;
}

void read_fields(Reader& reader, const Value& value, void* structure,
                 std::span<const FieldReader> fields, const Place& place, Tagged tagged) {
    const auto* members = object(reader, value, place);
    if (!members) return;
    std::bitset<fields_max> seen;
    std::size_t guess = 0;
    for (const auto& [key, member] : *members) {
        const auto field = field_named(fields, key, guess);
        if (field == fields.size()) {
            if (tagged == Tagged::yes && key == "is") continue;
            return unknown_field(reader, place, key);
        }
        seen.set(field);
        guess = field + 1;
        fields[field].read(reader, member, structure, place.in(key));
        if (reader.failed()) return;
    }
    if (reader.mode() == DecodeMode::stored) return;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].required && !seen[i]) return missing_field(reader, place, fields[i].name);
    }
}

const AlternativeReader* find_alternative(std::span<const AlternativeReader> sorted,
                                          std::string_view name) {
    const auto found = std::ranges::lower_bound(sorted, name, {}, &AlternativeReader::name);
    return found != sorted.end() && found->name == name ? &*found : nullptr;
}

void read_tagged(Reader& reader, const Value& value, void* variant,
                 std::span<const AlternativeReader> sorted, const Place& place) {
    if (!object(reader, value, place)) return;
    const auto* tag = value.find("is");
    if (!tag) return missing_field(reader, place, "is");
    const auto* name = string(reader, *tag, place.in("is"));
    if (!name) return;
    const auto* alternative = find_alternative(sorted, *name);
    if (!alternative) {
        return reader.fail(place.in("is"), "not_a_choice", "This is not one of the choices.");
    }
    alternative->read(reader, value, variant, place, Tagged::yes);
}

std::size_t read_choice(Reader& reader, const Value& value, std::span<const std::string_view> names,
                        const Place& place) {
    const auto* text = string(reader, value, place);
    if (!text) return std::string_view::npos;
    const auto found = std::ranges::find(names, std::string_view{*text});
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    reader.fail(place, "not_a_choice", "This is not one of the choices.");
    return std::string_view::npos;
}

const Value::Items* read_items(Reader& reader, const Value& value, std::size_t max,
                               const Place& place) {
    const auto* items = value.items();
    if (!items) {
        reader.fail(place, "wrong_type", "This must be a list.");
    } else if (items->size() > max) {
        reader.fail(place, "too_many",
                    "This may have at most " + std::to_string(max) + " entries.");
        return nullptr;
    }
    return items;
}

const Value::Members* read_members(Reader& reader, const Value& value, const Place& place) {
    return object(reader, value, place);
}

const Value* read_personal(Reader& reader, const Value& value, PersonId& of, KeyClass key_class,
                           const Place& place) {
    const auto* members = object(reader, value, place);
    if (!members) return nullptr;
    const Value* found = nullptr;
    const Value* owner = nullptr;
    for (const auto& [key, member] : *members) {
        if (key == "of")
            owner = &member;
        else if (key == "value" && !reader.parts())
            found = &member;
        else
            return unknown_field(reader, place, key), nullptr;
    }
    if (!owner) return missing_field(reader, place, "of"), nullptr;
    read_id(reader, *owner, of.value, place.in("of"));
    if (reader.failed() || !reader.parts()) return reader.failed() ? nullptr : found;
    std::string pointer;
    append_pointer(pointer, place);
    return reader.parts()->take({of, key_class}, pointer);
}

}  // namespace protocol::json
